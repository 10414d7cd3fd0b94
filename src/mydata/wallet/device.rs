//! What the device has of the wallet, for the page that lists all that is stored.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::{mydata_wallet as texts, t, tf};
use crate::mydata::vault::Vault;
use crate::ui::button::Button;

/// The records, each with a button that deletes it: readable or not, locked or not.
/// Nothing where there are none.
#[component]
pub fn OnDevice() -> impl IntoView {
    let vault = Vault::get();
    let names = RwSignal::new((Vec::new(), Vec::new()));
    let refresh = move || {
        spawn_local(async move {
            let found = vault.record_names().await;
            // The page may be gone by now.
            let _ = names.try_set(found);
        });
    };
    refresh();
    let list = move || {
        let (copies, receipts) = names.get();
        if copies.is_empty() && receipts.is_empty() {
            return None;
        }
        let copies = rows(vault, copies, texts::DEVICE_COPY, refresh);
        let receipts = rows(vault, receipts, texts::DEVICE_RECEIPT, refresh);
        Some(view! {
            <h3>{t(texts::DEVICE)}</h3>
            <p>{t(texts::DEVICE_TEXT)}</p>
            <ul class="records">{copies} {receipts}</ul>
            <p>
                <a class="button" href="/mydata/wallet">
                    {t(texts::DEVICE_OPEN)}
                </a>
            </p>
        })
    };
    list.into_any()
}

fn rows(
    vault: Vault,
    names: Vec<String>,
    key: crate::i18n::Key,
    refresh: impl Fn() + Copy + 'static,
) -> Vec<AnyView> {
    let rows = names.into_iter().enumerate().map(|(place, name)| {
        let shown = tf(key, &[("n", &(place + 1).to_string())]);
        let delete = move |_| {
            let deleting = vault.delete_record(&name);
            spawn_local(async move {
                deleting.await;
                refresh();
            });
        };
        let of = [": ", &shown].concat();
        view! {
            <li class="record">
                <span>{shown}</span>
                <Button on_press=delete>
                    {t(texts::DELETE)} <span class="sr-only">{of}</span>
                </Button>
            </li>
        }
        .into_any()
    });
    rows.collect()
}
