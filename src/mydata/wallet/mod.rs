//! `/mydata/wallet`: the certificates that somebody has, what was given of them to
//! whom, and how all of it is kept.

mod backup;
mod cards;
mod device;
mod form;
mod get;
mod history;
mod import;
mod keep;
mod letter;
mod unlock;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use device::OnDevice;
use unlock::Unlock;

use super::vault::{Files, State, Vault, files};
use crate::i18n::{mydata_wallet as texts, shell, t, tn};
use crate::lazy::lazy_page;
use crate::platform::kiosk;
use crate::portal::Portal;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page as Frame;
use crate::ui::skeleton::PageSkeleton;
use form::{Place, Told};

// For other pages: the texts come with them.
lazy_page!(unlock_view, mydata_wallet, texts::ROOM, Unlock);
lazy_page!(on_device_view, mydata_wallet, texts::ROOM, OnDevice);

/// What every part of the page knows.
#[derive(Clone, Copy)]
pub struct Wallet {
    /// The certificates.
    pub vault: Vault,
    /// What is published about them: pending, not to be had, here.
    pub files: RwSignal<Option<Result<Arc<Files>, ()>>>,
    /// What is said of what was last done on the page, and where.
    pub told: RwSignal<Option<(Place, Told)>>,
}

impl Wallet {
    fn new() -> Self {
        let wallet = Self {
            vault: Vault::get(),
            files: RwSignal::new(None),
            told: RwSignal::new(None),
        };
        wallet.fetch();
        wallet
    }

    /// Says something at a place of the page, unless that is gone.
    pub fn say(self, place: Place, told: Told) {
        let _ = self.told.try_set(Some((place, told)));
    }

    /// Fetches what is published; the certificates are there without it.
    fn fetch(self) {
        let portal = Portal::get();
        self.files.set(None);
        spawn_local(async move {
            let files = files().await;
            if let Err(error) = &files {
                error.tell_operator();
            }
            let shown = files.as_ref().ok().map(|files| files.shown);
            // The page may be gone by now.
            if self.files.try_set(Some(files.map_err(|_| ()))).is_none() {
                portal.shown.set(shown);
                self.vault.refresh_lists().await;
            }
        });
    }
}

/// The page.
#[component]
pub fn Page() -> impl IntoView {
    let wallet = Wallet::new();
    let portal = Portal::get();
    on_cleanup(move || portal.shown.set(None));
    let state = Memo::new(move |_| wallet.vault.state());
    Effect::new(move |before: Option<State>| {
        let now = state.get();
        if let (Some(State::Locked(_)), State::Open(_)) = (before, now) {
            cards::focus();
        }
        now
    });
    view! {
        <Frame title=t(shell::TITLE_MYDATA_WALLET) class="stack wallet">
            <Notice kind=Kind::Warning>
                <p>{t(texts::SAMPLE)}</p>
            </Notice>
            {move || match state.get() {
                State::Opening => view! { <PageSkeleton /> }.into_any(),
                State::Locked(_) => view! { <Unlock /> }.into_any(),
                State::Memory | State::Open(_) => open(wallet),
            }}
            <p class="no-print">
                <a class="button" href="/mydata">
                    {t(shell::TITLE_MYDATA)}
                </a>
            </p>
        </Frame>
    }
}

/// The wallet that is not locked.
fn open(wallet: Wallet) -> AnyView {
    let damaged = move || {
        let damaged = wallet.vault.damaged();
        (damaged > 0).then(|| {
            let text = tn(texts::DAMAGED, u32::try_from(damaged).unwrap_or(u32::MAX));
            view! { <Notice kind=Kind::Danger>{text}</Notice> }
        })
    };
    let own = (!kiosk::is_on()).then(|| {
        view! {
            {backup::section(wallet)}
            {keep::delete_all(wallet)}
        }
    });
    view! {
        {damaged}
        {keep::section(wallet)}
        {cards::section(wallet)}
        {get::section(wallet)}
        {import::section(wallet)}
        {history::section(wallet)}
        {own}
    }
    .into_any()
}
