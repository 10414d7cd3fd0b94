//! What is handed over of which certificate.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::dcql::CredentialQuery;
use madang_mydata::document_number;
use madang_mydata::wallet::Way;

use super::made::{Made, Ready};
use super::part::{Part, Ticks, Wanted};
use crate::mydata::state::Case;
use crate::mydata::vault::{Credential, Files, Vault};
use crate::platform::{clock, crypto};

/// A hand-over with the certificates that it takes.
#[derive(Clone, Copy)]
pub struct Hand {
    /// What it is for and to whom.
    pub case: Case,
    /// The wallet.
    pub vault: Vault,
    files: StoredValue<Arc<Files>>,
}

impl Hand {
    /// With what is published about certificates.
    pub fn new(files: Arc<Files>) -> Self {
        Self {
            case: Case::get(),
            vault: Vault::get(),
            files: StoredValue::new(files),
        }
    }

    /// The hand-over of the page that is open.
    pub fn get() -> Self {
        expect_context()
    }

    /// What is published about certificates.
    pub fn files(self) -> Arc<Files> {
        self.files.get_value()
    }

    /// The certificates that it may take.
    pub fn wanted(self) -> Vec<Wanted> {
        let Some(request) = self.case.request() else {
            let wanted = self.case.known_purpose(|purpose| {
                purpose.credentials.iter().map(Wanted::of_purpose).collect()
            });
            return wanted.unwrap_or_default();
        };
        let wanted = |query: &CredentialQuery| {
            let vct = query.vct_values.first()?;
            let asked = self
                .case
                .known_purpose(|purpose| purpose.asked(vct).cloned());
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
        let (files, purposes) = (self.files(), self.case.purposes());
        let changed = self.case.changed.get();
        let part = |wanted: Wanted| {
            let credential = self.newest(&wanted.vct)?;
            let ticks = changed.get(&credential.id).cloned().unwrap_or_default();
            Some(Part::new(&files, &purposes, wanted, credential, ticks))
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
            && !self
                .case
                .receiver
                .with(|receiver| receiver.trim().is_empty())
            && (!sensitive || self.case.confirmed.get())
    }

    /// Changes what is ticked or picked of a certificate.
    pub fn change(self, credential: &str, change: impl FnOnce(&mut Ticks)) {
        self.case.changed.update(|changed| {
            change(changed.entry(credential.to_owned()).or_default());
        });
        self.case.confirmed.set(false);
    }

    /// The document number, made when it is first asked for; empty where the browser
    /// has no randomness.
    pub fn number(self) -> String {
        let number = self.case.number.get_untracked();
        if !number.is_empty() {
            return number;
        }
        let number = crypto::random().map(document_number).unwrap_or_default();
        self.case.number.set(number.clone());
        number
    }

    /// Signs what is chosen; none where that was not possible.
    pub async fn sign(self) -> Option<Ready> {
        let (parts, number) = untrack(|| (self.parts_to_give(), self.number()));
        let receiver = self
            .case
            .receiver
            .with_untracked(|receiver| receiver.trim().to_owned());
        let at = clock::now().timestamp();
        let mut presentations = Vec::new();
        for part in &parts {
            presentations.push(part.present(self.vault, &receiver, &number, at).await?);
        }
        let known = untrack(|| {
            self.case
                .known_purpose(|purpose| (purpose.id.clone(), purpose.retention_days))
        });
        let (purpose_id, retention_days) = known.unzip();
        Some(Arc::new(Made {
            receiver,
            purpose: untrack(|| self.case.purpose()),
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
