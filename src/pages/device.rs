//! `/device`: everything that is stored on this device, and deleting it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::{count, shell, t, tf};
use crate::mydata::wallet::on_device_view;
use crate::platform::store::{self, Kind};
use crate::platform::{cache, local, page, session};
use crate::settings;
use crate::ui::button::Button;
use crate::ui::page::Page;

/// What is stored, with a button to delete each.
#[component]
pub fn Device() -> impl IntoView {
    let records = RwSignal::new(Vec::new());
    let has_wallet = RwSignal::new(false);
    let used = RwSignal::new(None);
    let refresh = move || {
        spawn_local(async move {
            let mut found = Vec::new();
            for kind in [Kind::Favourites, Kind::Personal] {
                found.extend(store::keys(kind).await.into_iter().map(|key| (kind, key)));
            }
            // What the tab holds for a while has the key of what is kept for good.
            let drafts = session::keys().into_iter().map(|key| (Kind::Personal, key));
            let is_new = |draft: &(Kind, String)| !found.contains(draft);
            let drafts: Vec<_> = drafts.filter(is_new).collect();
            found.extend(drafts);
            let wallet = !store::keys(Kind::Wallet).await.is_empty();
            // The page may be gone by now.
            let _ = records.try_set(found);
            let _ = has_wallet.try_set(wallet);
            let _ = used.try_set(cache::bytes_used().await);
        });
    };
    refresh();
    let size = move || {
        let bytes = used.get()?;
        let megabytes = [&count((bytes / 1e6).ceil() as usize), " MB"].concat();
        Some(tf(shell::DEVICE_SIZE, &[("size", &megabytes)]))
    };
    view! {
        <Page title=t(shell::TITLE_DEVICE) class="stack-l">
            <p>{t(shell::DEVICE_INTRO)}</p>
            <section class="stack">
                <h2>{t(shell::DEVICE_SETTINGS)}</h2>
                <p>{t(shell::DEVICE_SETTINGS_TEXT)}</p>
                <Button on_press=|_| {
                    local::remove(settings::KEY);
                    page::reload();
                }>{t(shell::DEVICE_DELETE)} <Of what=t(shell::DEVICE_SETTINGS) /></Button>
            </section>
            <section class="stack">
                <h2>{t(shell::DEVICE_DATA)}</h2>
                <p>{t(shell::DEVICE_DATA_TEXT)} " " {size}</p>
                <Button on_press=move |_| {
                    spawn_local(async move {
                        cache::forget_data().await;
                        store::clear(Kind::Editions).await;
                        refresh();
                    });
                }>{t(shell::DEVICE_DELETE)} <Of what=t(shell::DEVICE_DATA) /></Button>
            </section>
            <section class="stack">
                <h2>{t(shell::DEVICE_RECORDS)}</h2>
                {move || list(records.get(), has_wallet.get(), refresh)}
                {move || has_wallet.get().then(on_device_view)}
                <p class="own-device">
                    <a href="/mydata/wallet#backup">{t(shell::DEVICE_BACKUP)}</a>
                </p>
            </section>
            <Button on_press=|_| {
                if page::confirm(&t(shell::DEVICE_CLEAR_ASK)) {
                    spawn_local(delete_all());
                }
            }>{t(shell::DEVICE_CLEAR)}</Button>
        </Page>
    }
}

/// Deletes all that is listed here, and starts anew.
async fn delete_all() {
    store::clear(Kind::Favourites).await;
    store::clear(Kind::Personal).await;
    store::clear(Kind::Wallet).await;
    store::clear(Kind::Keys).await;
    store::clear(Kind::Editions).await;
    cache::forget_data().await;
    local::remove(settings::KEY);
    session::clear();
    page::reload();
}

/// What a button acts on, for readers that hear it out of its place.
#[component]
fn Of(what: String) -> impl IntoView {
    view! { <span class="sr-only">": " {what}</span> }
}

/// What a record is called: an outlet's code, or what is remembered of a person.
fn name(kind: Kind, key: &str) -> String {
    match (kind, key) {
        (Kind::Personal, "masks_today") => t(shell::DEVICE_MASKS_TODAY),
        (Kind::Personal, "relief") => t(shell::DEVICE_RELIEF),
        _ => key.to_owned(),
    }
}

fn list(
    records: Vec<(Kind, String)>,
    has_others: bool,
    refresh: impl Fn() + Copy + 'static,
) -> AnyView {
    if records.is_empty() && has_others {
        return ().into_any();
    }
    if records.is_empty() {
        return view! { <p class="subtle">{t(shell::DEVICE_EMPTY)}</p> }.into_any();
    }
    let items = records.into_iter().map(|(kind, key)| {
        let shown = name(kind, &key);
        let delete = move |_| {
            let key = key.clone();
            spawn_local(async move {
                store::delete(kind, &key).await;
                session::remove(&key);
                refresh();
            });
        };
        view! {
            <li class="record">
                <span>{shown.clone()}</span>
                <Button on_press=delete>{t(shell::DEVICE_DELETE)} <Of what=shown /></Button>
            </li>
        }
    });
    view! { <ul class="records">{items.collect_view()}</ul> }.into_any()
}
