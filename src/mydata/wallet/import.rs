//! Importing a certificate: checked first, shown, and kept at the person's word.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::Check;

use super::Wallet;
use super::form::{Place, Told, form, told};
use crate::i18n::{mydata_wallet as texts, t, tf};
use crate::mydata::vault::{Import, Refusal};
use crate::platform::file;
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};

/// What became of the text that was brought.
#[derive(Clone)]
enum Checked {
    Nothing,
    Busy,
    Good(Import),
    Bad(Refusal),
}

/// A field, a file, and what the checks said.
pub fn section(wallet: Wallet) -> AnyView {
    let text = RwSignal::new(String::new());
    let checked = RwSignal::new(Checked::Nothing);
    let check = move || {
        checked.set(Checked::Busy);
        let checking = text.with_untracked(|text| wallet.vault.check(text));
        spawn_local(async move {
            let result = checking.await.map_or_else(Checked::Bad, Checked::Good);
            // The page may be gone by now.
            let _ = checked.try_set(result);
        });
    };
    let open = move |event: leptos::ev::Event| {
        let Some(file) = file::chosen(&event).pop() else {
            return;
        };
        spawn_local(async move {
            let read = file.text().await.unwrap_or_default();
            if text.try_set(read).is_none() {
                check();
            }
        });
    };
    let fields = view! {
        <label class="wallet-field">
            <span>{t(texts::IMPORT_FILE)}</span>
            <input type="file" accept=".sd-jwt,.txt,.jwt,text/plain,application/dc+sd-jwt" on:change=open />
        </label>
        <label class="wallet-field">
            <span>{t(texts::IMPORT_FIELD)}</span>
            <textarea
                class="wallet-text"
                rows="4"
                autocomplete="off"
                spellcheck="false"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
        </label>
    };
    let said = move || match checked.get() {
        Checked::Nothing => ().into_any(),
        Checked::Busy => view! { <p class="subtle">{t(texts::BUSY)}</p> }.into_any(),
        Checked::Bad(refusal) => refused(refusal),
        Checked::Good(import) => good(wallet, import, text, checked),
    };
    view! {
        <section class="stack">
            <h2>{t(texts::IMPORT)}</h2>
            <p>{t(texts::IMPORT_TEXT)}</p>
            {form(texts::IMPORT_CHECK, check, fields.into_any())}
            <div role="status">{said}</div>
            {told(wallet, Place::Import)}
        </section>
    }
    .into_any()
}

fn refused(refusal: Refusal) -> AnyView {
    let text = match refusal {
        Refusal::NoCryptography => t(texts::FAULT_NO_CRYPTOGRAPHY),
        Refusal::NoKeys => t(texts::IMPORT_NO_KEYS),
        Refusal::Twice => t(texts::IMPORT_TWICE),
        Refusal::Check(check) => {
            let why = match check {
                Check::V04 | Check::V05 | Check::V06 => texts::IMPORT_BAD_SIGNATURE,
                Check::V08 => texts::IMPORT_BAD_KIND,
                Check::V19 => texts::IMPORT_BAD_TIME,
                Check::H1 => texts::IMPORT_BAD_H1,
                _ => texts::IMPORT_BAD_FORM,
            };
            tf(
                texts::IMPORT_BAD,
                &[("check", check.id()), ("why", &t(why))],
            )
        }
    };
    view! { <Notice kind=Kind::Danger>{text}</Notice> }.into_any()
}

/// What it says, and the button that keeps it.
fn good(
    wallet: Wallet,
    import: Import,
    text: RwSignal<String>,
    checked: RwSignal<Checked>,
) -> AnyView {
    let (kind, verdict) = match import.is_signed {
        true => (Kind::Info, texts::IMPORT_GOOD),
        false => (Kind::Warning, texts::IMPORT_UNKNOWN),
    };
    let binding = match import.is_bound() {
        true => texts::IMPORT_BOUND,
        false => texts::IMPORT_COPY,
    };
    let vct = import.held.vct().unwrap_or_default().to_owned();
    let issuer = wallet.issuer(import.held.issuer().unwrap_or_default());
    let fields = import.held.leaves().into_iter().map(|path| {
        let value = path.of(import.held.claims());
        let value = value.map(|value| match value.text() {
            Some(text) => text.to_owned(),
            None => value.write(),
        });
        let label = wallet.field(&vct, &path);
        view! { <dt>{label}</dt><dd>{value}</dd> }
    });
    let fields: Vec<_> = fields.collect();
    let add = move |_| {
        let adding = wallet.vault.import(&import);
        spawn_local(async move {
            let told = Told::of(adding.await, |_| t(texts::IMPORT_DONE));
            if let Told::Done(_) = told {
                // The page may be gone by now.
                let _ = text.try_set(String::new());
                let _ = checked.try_set(Checked::Nothing);
            }
            wallet.say(Place::Import, told);
        });
    };
    view! {
        <Notice kind=kind>{t(verdict)}</Notice>
        <h3>{wallet.kind(&vct)}</h3>
        <p>{t(texts::BY)} ": " {issuer}</p>
        <p>{t(binding)}</p>
        <details>
            <summary>{t(texts::IMPORT_HOLDS)}</summary>
            <dl class="wallet-rows">{fields}</dl>
        </details>
        <Button weight=Weight::Primary on_press=add>
            {t(texts::IMPORT_ADD)}
        </Button>
    }
    .into_any()
}
