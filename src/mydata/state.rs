//! What somebody is about to hand over, as far as the first step knows it. All of it is
//! in memory, and goes with the tab.

use std::sync::Arc;

use leptos::prelude::*;
use madang_mydata::purposes::{Purpose, PurposesFile};
use madang_mydata::request::Request;

use super::hand::made::Ready;
use super::hand::part::Changed;
use crate::i18n::data_text;

thread_local! {
    static KEPT: Kept = Kept::default();
}

/// The signals that outlive the page, so that the wallet can be looked at in between.
#[derive(Clone, Default)]
struct Kept {
    aim: ArcRwSignal<Option<Aim>>,
    changed: ArcRwSignal<Changed>,
    receiver: ArcRwSignal<String>,
    made: ArcRwSignal<Option<Ready>>,
    number: ArcRwSignal<String>,
}

/// What something is handed over for.
#[derive(Clone, PartialEq, Eq)]
pub enum Aim {
    /// A purpose, by its place.
    Purpose(usize),
    /// What an office asks for.
    Request(Arc<Request>),
}

/// A hand-over on its way.
#[derive(Clone, Copy)]
pub struct Case {
    purposes: StoredValue<Arc<PurposesFile>>,
    /// What it is for.
    pub aim: RwSignal<Option<Aim>>,
    /// What was ticked, unticked and picked.
    pub changed: RwSignal<Changed>,
    /// Who receives it.
    pub receiver: RwSignal<String>,
    /// Whether what is sensitive was confirmed.
    pub confirmed: RwSignal<bool>,
    /// What is signed.
    pub made: RwSignal<Option<Ready>>,
    /// The document number, or the nonce of a request; empty until it is asked for.
    pub number: RwSignal<String>,
    /// Whether a step was gone from here.
    pub moved: StoredValue<bool>,
}

impl Case {
    /// The hand-over of this tab.
    pub fn new(purposes: Arc<PurposesFile>) -> Self {
        let kept = KEPT.with(Clone::clone);
        Self {
            purposes: StoredValue::new(purposes),
            aim: kept.aim.into(),
            changed: kept.changed.into(),
            receiver: kept.receiver.into(),
            confirmed: RwSignal::new(false),
            made: kept.made.into(),
            number: kept.number.into(),
            moved: StoredValue::new(false),
        }
    }

    /// The hand-over of the page that is open.
    pub fn get() -> Self {
        expect_context()
    }

    /// What is published about purposes.
    pub fn purposes(self) -> Arc<PurposesFile> {
        self.purposes.get_value()
    }

    /// Begins anew.
    pub fn begin(self, aim: Aim) {
        if self
            .aim
            .with_untracked(|before| before.as_ref() != Some(&aim))
        {
            self.end();
        }
        self.aim.set(Some(aim));
    }

    /// Forgets what was chosen.
    pub fn end(self) {
        self.aim.set(None);
        self.changed.set(Changed::new());
        self.receiver.set(String::new());
        self.confirmed.set(false);
        self.made.set(None);
        self.number.set(String::new());
    }

    /// The place of the purpose that was chosen.
    pub fn purpose_index(self) -> Option<usize> {
        self.aim.with(|aim| match aim {
            Some(Aim::Purpose(place)) => Some(*place),
            Some(Aim::Request(_)) | None => None,
        })
    }

    /// The office's request.
    pub fn request(self) -> Option<Arc<Request>> {
        self.aim.with(|aim| match aim {
            Some(Aim::Request(request)) => Some(Arc::clone(request)),
            Some(Aim::Purpose(_)) | None => None,
        })
    }

    /// The purpose, where it is one of those that are published.
    pub fn known_purpose<T>(self, read: impl FnOnce(&Purpose) -> T) -> Option<T> {
        let purposes = self.purposes();
        let purpose = match self.aim.get()? {
            Aim::Purpose(place) => purposes.purposes.get(place)?,
            Aim::Request(request) => purposes.get(request.purpose_id.as_deref()?)?,
        };
        Some(read(purpose))
    }

    /// What it is for, in words: for an office's request in the office's.
    pub fn purpose(self) -> String {
        let own = self.request();
        let own = own.and_then(|request| request.purpose.as_ref().map(data_text));
        let known = || self.known_purpose(|purpose| data_text(&purpose.name));
        own.or_else(known).unwrap_or_default()
    }
}
