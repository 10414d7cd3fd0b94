//! Answers that come from documents, at the person's word: brought from another room,
//! taken over when the page opens.

use std::cell::RefCell;

use leptos::prelude::*;
use madang_relief::{Declined, Offer, Rulebook};

use super::state::Case;
use super::words;
use crate::i18n::{relief as texts, t, tf};
use crate::ui::notice::{Kind, Notice};

/// Where the answers stand.
pub const ANSWERS: &str = "/relief#check";

thread_local! {
    /// What is brought and not yet taken over.
    static BROUGHT: RefCell<Vec<(&'static str, Offer)>> = const { RefCell::new(Vec::new()) };
}

/// What became of what was brought, in words.
#[derive(Clone)]
pub struct Filled {
    /// The names of the facts that are answered by it.
    taken: Vec<String>,
    /// What was not taken over, each with its reason.
    declined: Vec<String>,
}

/// Brings what documents say of facts, by their ids. The page takes it over when it
/// opens, by the rules that typed answers go by, and says what became of it.
pub fn fill(offers: Vec<(&'static str, Offer)>) {
    BROUGHT.set(offers);
}

impl Case {
    /// Takes over what was brought.
    pub(super) fn take_over(self) {
        let brought = BROUGHT.take();
        if brought.is_empty() {
            return;
        }
        let mut said = self.said.get_untracked();
        let (mut taken, mut declined) = (Vec::new(), Vec::new());
        self.with_book(|book| {
            for (id, offer) in brought {
                let Some(fact) = book.facts().index(id) else {
                    // The programmes no longer ask it.
                    continue;
                };
                let name = book.facts().get(fact).map(|fact| words::local(&fact.name));
                let name = name.unwrap_or_default();
                match said.answers.take_over(book, fact, offer) {
                    Ok(()) => {
                        if !said.asked.contains(&fact) {
                            said.asked.push(fact);
                        }
                        taken.push(name);
                    }
                    Err(reason) => declined.push(why(book, &name, reason)),
                }
            }
        });
        self.said.set(said);
        self.has_begun.set(true);
        self.save();
        self.filled.set(Some(Filled { taken, declined }));
    }
}

/// Why an offer is not taken over.
fn why(book: &Rulebook, name: &str, reason: Declined) -> String {
    match reason {
        Declined::Unfit => tf(texts::FILLED_UNFIT, &[("name", name)]),
        Declined::Answered => tf(texts::FILLED_ANSWERED, &[("name", name)]),
        Declined::Impossible(rule) => {
            let rule = rule.and_then(|place| book.facts().impossible.get(place));
            let why = rule.map(|rule| words::local(&rule.why)).unwrap_or_default();
            tf(texts::FILLED_IMPOSSIBLE, &[("name", name), ("why", &why)])
        }
    }
}

/// What became of what was brought; nothing where nothing was.
pub fn told(case: Case) -> AnyView {
    let told = move || {
        let Filled { taken, declined } = case.filled.get()?;
        let kind = match declined.is_empty() {
            true => Kind::Info,
            false => Kind::Warning,
        };
        let first = match taken.is_empty() {
            true => t(texts::FILLED_NONE),
            false => tf(texts::FILLED, &[("names", &taken.join(", "))]),
        };
        let lines = [first].into_iter().chain(declined);
        let lines: Vec<_> = lines.map(|line| view! { <p>{line}</p> }).collect();
        Some(view! { <Notice kind=kind>{lines}</Notice> })
    };
    told.into_any()
}
