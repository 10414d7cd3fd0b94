//! The answers that the certificates in the wallet give, ready to be shown.

use std::sync::Arc;

use chrono::DateTime;
use madang_relief::Offer;

use super::claims::{Proposal, proposals};
use super::facts::Fact;
use super::load::Library;
use crate::i18n::texts::lang;
use crate::i18n::{self, data_text, date_value, secretary as texts, t, tf};
use crate::mydata::vault::{Credential, Vault, person};
use crate::platform::intl;

/// An answer that may be taken over.
pub struct Line {
    /// The fact, by its id.
    pub fact: &'static str,
    /// What a certificate says of it.
    pub offer: Offer,
    /// Both in words.
    pub said: String,
    /// The question, and what counts for it.
    pub question: Vec<String>,
    /// From which certificate and field it comes, and how exact it is.
    pub source: String,
}

/// What the wallet gives.
pub struct Lines {
    /// The answers, those of newer certificates first.
    pub lines: Vec<Line>,
    /// How many certificates are left out since they hold no longer.
    pub left_out: usize,
}

/// What these certificates give; the same answer once.
pub fn lines(vault: Vault, credentials: &[Arc<Credential>], library: &Library) -> Lines {
    let mut found = Lines {
        lines: Vec::new(),
        left_out: 0,
    };
    for credential in credentials.iter().rev() {
        if !vault.standing(credential).may_be_given() {
            found.left_out += 1;
            continue;
        }
        for proposal in proposals(&credential.vct, credential.claims()) {
            let is_there = |line: &Line| (line.fact, line.offer) == (proposal.fact, proposal.offer);
            if !found.lines.iter().any(is_there) {
                found.lines.extend(line(&proposal, credential, library));
            }
        }
    }
    found
}

/// A line; none where the fact or the type of the certificate is not known.
fn line(proposal: &Proposal, credential: &Credential, library: &Library) -> Option<Line> {
    let fact = library.facts.get(proposal.fact)?;
    let value = value(fact, proposal.offer)?;
    let name = data_text(&fact.name);
    let exact = t(match proposal.offer {
        Offer::Exactly(_) | Offer::Option(_) => texts::EXACT,
        Offer::AtLeast(_) | Offer::AtMost(_) => texts::BOUND,
    });
    let source = source(proposal, credential, library)?;
    let question = [Some(&fact.question), fact.hint.as_ref()];
    Some(Line {
        fact: proposal.fact,
        offer: proposal.offer,
        said: tf(texts::LINE, &[("name", &name), ("value", &value)]),
        question: question.into_iter().flatten().map(data_text).collect(),
        source: [&source, ". ", &exact].concat(),
    })
}

fn value(fact: &Fact, offer: Offer) -> Option<String> {
    let bound = |key, value| tf(key, &[("value", &number(fact, value))]);
    Some(match offer {
        Offer::Exactly(value) => number(fact, value),
        Offer::AtLeast(value) => bound(texts::AT_LEAST, value),
        Offer::AtMost(value) => bound(texts::AT_MOST, value),
        Offer::Option(id) => data_text(fact.option(id)?),
    })
}

#[expect(clippy::cast_precision_loss, reason = "no amount is past 2^53")]
fn number(fact: &Fact, value: i64) -> String {
    let number = intl::number(value as f64);
    match fact.is_krw {
        true => tf(texts::WON, &[("n", &number)]),
        false => number,
    }
}

/// Which field of which certificate of when; the invented person's name where it is one.
fn source(proposal: &Proposal, credential: &Credential, library: &Library) -> Option<String> {
    let files = &library.files;
    let kind = files.types.get(&credential.vct)?;
    let field = kind.claim(&proposal.claim)?.label_in(lang().tag());
    let (kind, date) = (kind.name_in(lang().tag()), issued(credential));
    let values = [("kind", kind), ("field", &field), ("date", &date)];
    Some(match person(files, credential) {
        Some(name) => {
            let [kind, field, date] = values;
            tf(texts::GIVEN_BY, &[kind, field, date, ("name", name)])
        }
        None => tf(texts::GIVEN_BY_UNNAMED, &values),
    })
}

/// The day that a certificate tells of: as it says itself, else when it was issued.
fn issued(credential: &Credential) -> String {
    let document = credential.claims().get("document");
    let said = document.and_then(|document| document.get("issued_on")?.text());
    said.map_or_else(
        || {
            let at = credential.time("iat").unwrap_or(credential.received_at);
            let at = DateTime::from_timestamp(at, 0).unwrap_or_default();
            date_value(i18n::local(at).date_naive())
        },
        str::to_owned,
    )
}
