//! What was given to whom, when and why: names of fields, no values.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::wallet::Receipt;

use super::letter::letter;
use super::{Wallet, words};
use crate::i18n::{mydata_wallet as texts, t, tf};
use crate::platform::clock;
use crate::ui::button::Button;

/// The entries, newest first.
pub fn section(wallet: Wallet) -> AnyView {
    let list = move || {
        let all = wallet.vault.receipts();
        if all.is_empty() {
            return view! { <p class="subtle">{t(texts::HISTORY_NONE)}</p> }.into_any();
        }
        let entries = all.iter().enumerate();
        let entries = entries.map(|(place, receipt)| entry(wallet, place, receipt));
        let entries: Vec<AnyView> = entries.collect();
        view! { <ul class="wallet-history">{entries}</ul> }.into_any()
    };
    view! {
        <section class="stack">
            <h2>{t(texts::HISTORY)}</h2>
            <p class="subtle">{t(texts::HISTORY_TEXT)}</p>
            {list}
        </section>
    }
    .into_any()
}

fn entry(wallet: Wallet, place: usize, receipt: &Arc<Receipt>) -> AnyView {
    let title = tf(
        texts::HISTORY_ENTRY,
        &[
            ("date", &words::moment(receipt.at)),
            ("receiver", &receipt.receiver),
        ],
    );
    let keep = receipt.delete_by.map(|by| {
        let overdue = by < clock::now().timestamp();
        let overdue = overdue.then(|| t(texts::HISTORY_OVERDUE));
        [words::day(by), overdue.unwrap_or_default()].join(" ")
    });
    let rows = [
        (texts::HISTORY_KIND, Some(wallet.kind(&receipt.vct))),
        (texts::HISTORY_FIELDS, Some(wallet.fields(receipt))),
        (texts::HISTORY_PURPOSE, wallet.purpose(receipt)),
        (texts::HISTORY_WAY, Some(words::way(receipt.way))),
        (texts::HISTORY_NUMBER, receipt.nonce.clone()),
        (texts::HISTORY_KEEP, keep),
        (
            texts::HISTORY_ASKED,
            receipt.deletion_asked_at.map(words::day),
        ),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .filter_map(|(label, text)| Some(view! { <dt>{t(label)}</dt><dd>{text?}</dd> }))
        .collect();
    let id = receipt.id.clone();
    let delete = move |_| {
        let deleting = wallet.vault.delete_receipt(&id);
        spawn_local(async move {
            deleting.await;
        });
    };
    let of = [": ", &title].concat();
    view! {
        <li>
            <details>
                <summary>{title}</summary>
                <dl class="wallet-rows">{rows}</dl>
                {letter(wallet, place, receipt)}
                <Button on_press=delete>
                    {t(texts::DELETE)} <span class="sr-only">{of}</span>
                </Button>
            </details>
        </li>
    }
    .into_any()
}
