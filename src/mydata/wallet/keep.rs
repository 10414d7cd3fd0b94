//! Keeping the wallet on the device, or no longer.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Wallet;
use super::form::{NewPassphrase, Place, Told, form, told};
use crate::i18n::{mydata_wallet as texts, t};
use crate::mydata::vault::{Secret, State};
use crate::platform::{crypto, kiosk, page};
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};

/// Where the certificates are, and how they can be kept.
pub fn section(wallet: Wallet) -> AnyView {
    if kiosk::is_on() {
        return view! { <Notice kind=Kind::Info>{t(texts::KEEP_SHARED)}</Notice> }.into_any();
    }
    let is_kept = Memo::new(move |_| matches!(wallet.vault.state(), State::Open(_)));
    let how = move || match is_kept.get() {
        true => kept(wallet),
        false => in_memory(wallet),
    };
    view! {
        <div class="wallet-keep stack">
            <h2>{t(texts::KEEP_TITLE)}</h2>
            {how}
            {told(wallet, Place::Keep)}
        </div>
    }
    .into_any()
}

fn kept(wallet: Wallet) -> AnyView {
    view! {
        <p>
            <strong>{t(texts::KEEP_OPEN)}</strong>
        </p>
        <p class="subtle">{t(texts::LOCK_ALONE)}</p>
        <Button on_press=move |_| wallet.vault.lock()>{t(texts::LOCK)}</Button>
    }
    .into_any()
}

fn in_memory(wallet: Wallet) -> AnyView {
    let passphrase = NewPassphrase::new();
    let has_passkeys = RwSignal::new(false);
    spawn_local(async move {
        let has = crypto::has_passkeys().await;
        // The page may be gone by now.
        let _ = has_passkeys.try_set(has);
    });
    let by_passkey = move || {
        has_passkeys.get().then(|| {
            let keep = move |_| {
                let name = t(texts::KEEP_PASSKEY_NAME);
                keep(wallet, Secret::Passkey { name });
            };
            view! {
                <Button weight=Weight::Primary on_press=keep>
                    {t(texts::KEEP_PASSKEY)}
                </Button>
            }
        })
    };
    let send = move || match passphrase.take() {
        Ok(words) => keep(wallet, Secret::Passphrase(words)),
        Err(key) => wallet.say(Place::Keep, Told::Failed(key)),
    };
    let fields = passphrase.fields(texts::PASSPHRASE);
    view! {
        <p>
            <strong>{t(texts::KEEP_MEMORY)}</strong>
        </p>
        <details>
            <summary>{t(texts::KEEP)}</summary>
            <div class="stack">
                {by_passkey}
                {form(texts::KEEP_PASSPHRASE, send, fields)}
                {honest()}
            </div>
        </details>
    }
    .into_any()
}

/// What all of this does not protect from.
fn honest() -> AnyView {
    let items = [
        texts::KEEP_HONEST_PIN,
        texts::KEEP_HONEST_OPEN,
        texts::KEEP_HONEST_BROWSER,
        texts::KEEP_HONEST_FORGOTTEN,
    ];
    let items = items.map(|key| view! { <li>{t(key)}</li> });
    view! {
        <h3>{t(texts::KEEP_HONEST)}</h3>
        <ul>{items.into_iter().collect::<Vec<_>>()}</ul>
    }
    .into_any()
}

fn keep(wallet: Wallet, secret: Secret) {
    wallet.say(Place::Keep, Told::Busy);
    spawn_local(async move {
        let kept = wallet.vault.keep(secret).await;
        wallet.say(Place::Keep, Told::of(kept, |()| t(texts::KEEP_DONE)));
    });
}

/// The button that deletes everything.
pub fn delete_all(wallet: Wallet) -> AnyView {
    let delete = move |_| {
        if page::confirm(&t(texts::DELETE_ALL_ASK)) {
            spawn_local(async move {
                wallet.vault.delete_all().await;
                wallet.say(Place::Delete, Told::Done(t(texts::DELETE_ALL_DONE)));
            });
        }
    };
    view! {
        <section class="stack">
            <Button on_press=delete>{t(texts::DELETE_ALL)}</Button>
            {told(wallet, Place::Delete)}
        </section>
    }
    .into_any()
}
