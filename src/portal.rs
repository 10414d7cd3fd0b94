//! What every page shares: settings, connection, the operator's configuration,
//! and the data on show.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_api::{PortalConfig, Services};

use crate::i18n::{Lang, texts};
use crate::settings::Settings;

/// The state that the shell owns and every page may read.
#[derive(Clone, Copy)]
pub struct Portal {
    /// What the citizen has set.
    pub settings: RwSignal<Settings>,
    /// The language of the pages; a change builds them anew.
    pub lang: RwSignal<Lang>,
    /// The operator's configuration; until it is read, a demonstration's.
    pub config: RwSignal<PortalConfig>,
    /// Whether the device has a connection, as far as it knows.
    pub online: RwSignal<bool>,
    /// The data that the page in view shows; none on pages without data.
    pub shown: RwSignal<Option<Shown>>,
    /// What is read out when a page opens or something changes on it.
    pub announce: RwSignal<String>,
    /// Whether a page of the app was open before this one.
    pub navigated: RwSignal<bool>,
    /// What is kept lasts only until the page is closed.
    pub memory_only: RwSignal<bool>,
    /// A new version waits for the citizen's word.
    pub update_ready: RwSignal<bool>,
}

/// What the status line says of the data on show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The instant that the data are of; none: they do not age.
    pub generated_at: Option<DateTime<Utc>>,
    /// Portal time.
    pub portal_time: DateTime<Utc>,
    /// Invented data.
    pub sample: bool,
    /// Portal time is an example.
    pub replay: bool,
    /// They came from the device because the network gave nothing.
    pub from_cache: bool,
}

impl Portal {
    /// The state at the start.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings: RwSignal::new(settings),
            lang: RwSignal::new(settings.lang),
            config: RwSignal::new(PortalConfig::default()),
            online: RwSignal::new(true),
            shown: RwSignal::new(None),
            announce: RwSignal::new(String::new()),
            navigated: RwSignal::new(false),
            memory_only: RwSignal::new(false),
            update_ready: RwSignal::new(false),
        }
    }

    /// The portal's state, provided by the shell.
    pub fn get() -> Self {
        expect_context()
    }

    /// Whether the operator has opened a service; all are until it says otherwise.
    pub fn is_open(self, service: fn(&Services) -> bool) -> bool {
        self.config.with(|config| service(&config.services))
    }

    /// The languages that the operator offers, in its order; all of them where it
    /// offers none that the app has.
    pub fn languages(self) -> Vec<Lang> {
        let offered = self.config.with(|config| {
            let tags = config.languages.iter();
            tags.filter_map(|tag| Lang::from_tag(tag))
                .collect::<Vec<_>>()
        });
        match offered.is_empty() {
            true => Lang::ALL.into(),
            false => offered,
        }
    }

    /// Changes a setting, applies and stores it.
    pub fn change(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.settings.get_untracked().apply();
    }

    /// Changes the language once its texts are here; without them the page stays
    /// as it is.
    pub fn change_language(self, lang: Lang) {
        spawn_local(async move {
            if texts::change(lang).await.is_ok() {
                self.change(|settings| settings.lang = lang);
                self.navigated.set(false);
                self.lang.set(lang);
            }
        });
    }
}
