//! The backup file, and restoring from one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Wallet;
use super::form::{NewPassphrase, Place, Told, form, passphrase, told};
use super::words;
use crate::i18n::{Key, mydata_wallet as texts, t, tf, tn};
use crate::mydata::vault::Restored;
use crate::platform::{clock, download, file};

/// Both, each folded.
pub fn section(wallet: Wallet) -> AnyView {
    view! {
        <section class="stack" id="backup">
            <h2>{t(texts::BACKUP)}</h2>
            <p>{t(texts::BACKUP_TEXT)}</p>
            <p>{t(texts::BACKUP_KEYS)}</p>
            <details>
                <summary>{t(texts::BACKUP_MAKE)}</summary>
                {make(wallet)}
            </details>
            <details>
                <summary>{t(texts::RESTORE)}</summary>
                {restore(wallet)}
            </details>
            {told(wallet, Place::Backup)}
        </section>
    }
    .into_any()
}

fn make(wallet: Wallet) -> AnyView {
    let passphrase = NewPassphrase::new();
    let send = move || match passphrase.take() {
        Ok(words) => save(wallet, words),
        Err(key) => wallet.say(Place::Backup, Told::Failed(key)),
    };
    let fields = passphrase.fields(texts::BACKUP_PASSPHRASE);
    form(texts::BACKUP_MAKE, send, fields)
}

fn save(wallet: Wallet, passphrase: String) {
    wallet.say(Place::Backup, Told::Busy);
    spawn_local(async move {
        let made = wallet.vault.backup(passphrase).await;
        let told = Told::of(made, |text| {
            let day = words::day(clock::now().timestamp());
            let name = ["madang-backup-", &day, ".json"].concat();
            download::text(&name, "application/json", &text);
            tf(texts::BACKUP_DONE, &[("name", &name)])
        });
        wallet.say(Place::Backup, told);
    });
}

fn restore(wallet: Wallet) -> AnyView {
    let chosen = RwSignal::new(None);
    let words = RwSignal::new(String::new());
    let open = move |event: leptos::ev::Event| {
        let Some(file) = file::chosen(&event).pop() else {
            return;
        };
        spawn_local(async move {
            let text = file.text().await.unwrap_or_default();
            // The page may be gone by now.
            let _ = chosen.try_set(Some((file.name(), text)));
        });
    };
    let name = move || chosen.with(|chosen| chosen.as_ref().map(|(name, _)| name.clone()));
    let send = move || {
        let text = chosen.with_untracked(|chosen| chosen.as_ref().map(|(_, text)| text.clone()));
        let passphrase = words.get_untracked();
        words.set(String::new());
        take(wallet, text.unwrap_or_default(), passphrase);
    };
    let fields = view! {
        <label class="wallet-field">
            <span>{t(texts::BACKUP_FILE)}</span>
            <input type="file" accept=".json,application/json" on:change=open />
        </label>
        <p class="subtle">{name}</p>
        {passphrase(t(texts::BACKUP_PASSPHRASE), "current-password", words)}
    };
    form(texts::RESTORE_THIS, send, fields.into_any())
}

fn take(wallet: Wallet, file: String, passphrase: String) {
    wallet.say(Place::Backup, Told::Busy);
    spawn_local(async move {
        let restored = wallet.vault.restore(&file, passphrase).await;
        let told = Told::of(restored, said);
        wallet.say(Place::Backup, told);
    });
}

/// What became of a backup.
fn said(restored: Restored) -> String {
    let parts: [(Key, u32); 7] = [
        (texts::RESTORE_AGAIN, restored.again),
        (texts::RESTORE_BEARER, restored.bearer),
        (texts::RESTORE_BOUND, restored.bound),
        (texts::RESTORE_FAILED, restored.failed),
        (texts::RESTORE_REFUSED, restored.refused),
        (texts::RESTORE_RECEIPTS, restored.receipts),
        (texts::RESTORE_RECORDS, restored.records),
    ];
    let there = parts.into_iter().filter(|(_, n)| *n > 0);
    let there: Vec<String> = there.map(|(key, n)| tn(key, n)).collect();
    [t(texts::RESTORE_DONE), there.join(", ")].join(" ")
}
