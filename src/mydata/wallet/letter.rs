//! A letter that asks a receiver to delete what it was given.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::wallet::Receipt;

use super::{Wallet, words};
use crate::i18n::{mydata_wallet as texts, t, tf};
use crate::platform::share;
use crate::ui::button::Button;

/// The letter about an entry, to be edited and copied. `place` is the entry's in the
/// history.
pub fn letter(wallet: Wallet, place: usize, receipt: &Receipt) -> AnyView {
    let text = draft(wallet, receipt);
    let id = ["wallet-letter-", &place.to_string()].concat();
    let typed = RwSignal::new(text.clone());
    let told = RwSignal::new(String::new());
    let receipt = receipt.id.clone();
    let copy = move |_| {
        let (text, receipt) = (typed.get_untracked(), receipt.clone());
        spawn_local(async move {
            let done = if share::copy(&text).await {
                wallet.vault.asked_deletion(&receipt).await;
                texts::LETTER_COPIED
            } else {
                texts::LETTER_FAILED
            };
            // The person may have gone on to another page meanwhile.
            let _ = told.try_set(t(done));
        });
    };
    view! {
        <details>
            <summary>{t(texts::LETTER)}</summary>
            <p class="subtle">{t(texts::LETTER_LAW)}</p>
            <label for=id.clone()>{t(texts::LETTER_FIELD)}</label>
            <textarea
                id=id
                class="wallet-text"
                rows="12"
                autocomplete="off"
                on:input=move |event| typed.set(event_target_value(&event))
            >
                {text}
            </textarea>
            <div class="buttons">
                <Button on_press=copy>{t(texts::LETTER_COPY)}</Button>
            </div>
            <p role="status">{told}</p>
        </details>
    }
    .into_any()
}

fn draft(wallet: Wallet, receipt: &Receipt) -> String {
    let values = [
        ("receiver", receipt.receiver.clone()),
        ("date", words::day(receipt.at)),
        ("purpose", wallet.purpose(receipt).unwrap_or_default()),
        ("kind", wallet.kind(&receipt.vct)),
        ("fields", wallet.fields(receipt)),
        ("number", receipt.nonce.clone().unwrap_or_default()),
    ];
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, &**value))
        .collect();
    tf(texts::LETTER_TEXT, &values)
}
