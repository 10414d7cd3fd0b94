//! What somebody is about to hand over. All of it is in memory, and goes with the tab.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::dcql::CredentialQuery;
use madang_mydata::document_number;
use madang_mydata::purposes::Purpose;
use madang_mydata::request::Request;
use madang_mydata::wallet::Way;

use super::load::Library;
use super::made::{Made, Ready};
use super::part::{Part, Ticks, Wanted};
use super::vault::{Credential, Vault};
use crate::i18n::data_text;
use crate::platform::{clock, crypto};

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

/// What was changed by hand, by certificate.
pub type Changed = BTreeMap<String, Ticks>;

/// A hand-over on its way.
#[derive(Clone, Copy)]
pub struct Case {
    library: StoredValue<Arc<Library>>,
    /// The wallet.
    pub vault: Vault,
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
    number: RwSignal<String>,
    /// Whether a step was gone from here.
    pub moved: StoredValue<bool>,
}

impl Case {
    /// The hand-over of this tab.
    pub fn new(library: Arc<Library>) -> Self {
        let kept = KEPT.with(Clone::clone);
        Self {
            library: StoredValue::new(library),
            vault: Vault::get(),
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

    /// Types and purposes.
    pub fn library(self) -> Arc<Library> {
        self.library.get_value()
    }

    /// Begins anew.
    pub fn begin(self, aim: Aim) {
        if self
            .aim
            .with_untracked(|before| before.as_ref() != Some(&aim))
        {
            self.end();
        }
        if let Aim::Request(request) = &aim {
            self.receiver.set(request.client_id.clone());
            self.number.set(request.nonce.clone());
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
        let library = self.library();
        let purposes = &library.purposes;
        let purpose = match self.aim.get()? {
            Aim::Purpose(place) => purposes.purposes.get(place)?,
            Aim::Request(request) => purposes.get(request.purpose_id.as_deref()?)?,
        };
        Some(read(purpose))
    }

    /// What it is for, in words: for an office's request in the office's.
    pub fn purpose(self) -> String {
        let own = self
            .request()
            .and_then(|request| request.purpose.as_ref().map(data_text));
        let known = || self.known_purpose(|purpose| data_text(&purpose.name));
        own.or_else(known).unwrap_or_default()
    }

    /// The certificates that it may take.
    pub fn wanted(self) -> Vec<Wanted> {
        let Some(request) = self.request() else {
            let wanted = self.known_purpose(|purpose| {
                purpose.credentials.iter().map(Wanted::of_purpose).collect()
            });
            return wanted.unwrap_or_default();
        };
        let wanted = |query: &CredentialQuery| {
            let vct = query.vct_values.first()?;
            let asked = self.known_purpose(|purpose| purpose.asked(vct).cloned());
            Some(Wanted::of_request(vct, query, asked.flatten()))
        };
        request
            .query
            .credentials
            .iter()
            .filter_map(wanted)
            .collect()
    }

    /// The certificates of the wallet that it may take; of a type the newest that holds.
    pub fn parts(self) -> Vec<Part> {
        let library = self.library();
        let changed = self.changed.get();
        let part = |wanted: Wanted| {
            let credential = self.newest(&wanted.vct)?;
            let ticks = changed.get(&credential.id).cloned().unwrap_or_default();
            Some(Part::new(&library, wanted, credential, ticks))
        };
        self.wanted().into_iter().filter_map(part).collect()
    }

    /// Types of certificates that it needs and the wallet lacks.
    pub fn missing(self) -> Vec<String> {
        let mut wanted = self.wanted();
        wanted.retain(|wanted| wanted.is_needed && self.newest(&wanted.vct).is_none());
        wanted.into_iter().map(|wanted| wanted.vct).collect()
    }

    fn newest(self, vct: &str) -> Option<Arc<Credential>> {
        let all = self.vault.credentials().into_iter().rev();
        let mut of_type = all.filter(|credential| credential.vct == vct);
        of_type.find(|credential| self.vault.standing(credential).may_be_given())
    }

    /// What is handed over: certificates of which something is chosen.
    pub fn parts_to_give(self) -> Vec<Part> {
        let mut parts = self.parts();
        parts.retain(|part| !part.chosen.is_empty());
        parts
    }

    /// Whether enough is said to look at it.
    pub fn is_ready(self) -> bool {
        let parts = self.parts_to_give();
        let sensitive = parts.iter().any(|part| !part.confirmations().is_empty());
        !parts.is_empty()
            && !self.receiver.with(|receiver| receiver.trim().is_empty())
            && (!sensitive || self.confirmed.get())
    }

    /// Changes what is ticked or picked of a certificate.
    pub fn change(self, credential: &str, change: impl FnOnce(&mut Ticks)) {
        self.changed.update(|changed| {
            change(changed.entry(credential.to_owned()).or_default());
        });
        self.confirmed.set(false);
    }

    /// The document number, made when it is first asked for; empty where the browser
    /// has no randomness.
    pub fn number(self) -> String {
        let number = self.number.get_untracked();
        if !number.is_empty() {
            return number;
        }
        let number = crypto::random().map(document_number).unwrap_or_default();
        self.number.set(number.clone());
        number
    }

    /// Signs what is chosen; none where that was not possible.
    pub async fn sign(self) -> Option<Ready> {
        let (parts, number) = untrack(|| (self.parts_to_give(), self.number()));
        let receiver = self
            .receiver
            .with_untracked(|receiver| receiver.trim().to_owned());
        let at = clock::now().timestamp();
        let mut presentations = Vec::new();
        for part in &parts {
            presentations.push(part.present(self.vault, &receiver, &number, at).await?);
        }
        let known =
            untrack(|| self.known_purpose(|purpose| (purpose.id.clone(), purpose.retention_days)));
        let (purpose_id, retention_days) = known.unzip();
        Some(Arc::new(Made {
            receiver,
            purpose: untrack(|| self.purpose()),
            purpose_id,
            retention_days,
            number,
            at,
            presentations,
        }))
    }

    /// Notes in the wallet what was handed over, and how.
    pub fn note(self, made: &Made, way: Way) {
        for receipt in made.receipts(way) {
            let noted = self.vault.note(receipt);
            // Where the device cannot keep it, the wallet says so.
            spawn_local(async move {
                noted.await;
            });
        }
    }
}
