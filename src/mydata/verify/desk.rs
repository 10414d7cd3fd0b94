//! What the page knows. All of it is in memory, and goes with the page.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::frames::{Added, Collector};
use madang_mydata::handed;

use super::ask::Asked;
use super::judge::{self, Judged};
use super::load::Library;
use crate::i18n::{Key, mydata_verify as texts};
use crate::platform::clock;
use crate::ui::scan::Next;

/// How checking stands.
#[derive(Clone)]
pub enum Outcome {
    /// Nothing was given.
    Nothing,
    /// It is under way.
    Checking,
    /// There is nothing to judge, and why.
    Refused(Key),
    /// The verdict on each certificate.
    Judged(Arc<[Judged]>),
}

/// What lies before the verifier.
#[derive(Clone, Copy)]
pub struct Desk {
    library: StoredValue<Arc<Library>>,
    collector: StoredValue<Collector>,
    /// Counts what was given, so that a verdict that comes late is dropped.
    turn: StoredValue<u32>,
    /// How many QR codes are read, and of how many.
    pub progress: RwSignal<Option<(usize, usize)>>,
    /// What there is to say of the code that was read last.
    pub remark: RwSignal<Option<Key>>,
    /// What was typed or pasted.
    pub pasted: RwSignal<String>,
    /// What comes of it.
    pub outcome: RwSignal<Outcome>,
    /// The verifier's own request; while there is one, only answers to it count.
    pub asked: RwSignal<Option<Arc<Asked>>>,
}

impl Desk {
    /// With nothing on it.
    pub fn new(library: Arc<Library>) -> Self {
        Self {
            library: StoredValue::new(library),
            collector: StoredValue::new(Collector::default()),
            turn: StoredValue::new(0),
            progress: RwSignal::new(None),
            remark: RwSignal::new(None),
            pasted: RwSignal::new(String::new()),
            outcome: RwSignal::new(Outcome::Nothing),
            asked: RwSignal::new(None),
        }
    }

    /// What is known beforehand.
    pub fn library(self) -> Arc<Library> {
        self.library.get_value()
    }

    /// Takes what a camera or a file gave: a frame, or a whole text.
    pub fn take(self, text: String) -> Next {
        let mut added = Added::NoFrame;
        self.collector.update_value(|collector| {
            added = collector.add(&text);
            let progress = (collector.have(), collector.of());
            self.progress.set((progress.1 > 1).then_some(progress));
            if matches!(added, Added::Whole(_)) {
                // What comes next is another certificate's, and that is no surprise.
                collector.clear();
            }
        });
        let remark = match added {
            Added::Anew => Some(texts::FRAME_ANEW),
            Added::Damaged => Some(texts::FRAME_DAMAGED),
            Added::Repeat => self.remark.get_untracked(),
            Added::New | Added::Whole(_) | Added::NoFrame => None,
        };
        self.remark.set(remark);
        let whole = match added {
            Added::Whole(whole) => whole,
            Added::NoFrame => text,
            Added::New | Added::Repeat | Added::Anew | Added::Damaged => return Next::More,
        };
        self.judge(&whole);
        Next::Done
    }

    /// Judges a text that was given.
    pub fn judge(self, text: &str) {
        let turn = self.begin();
        let tokens = handed::tokens(text);
        if tokens.is_empty() {
            self.outcome.set(Outcome::Refused(texts::NONE));
            return;
        }
        let now = clock::now().timestamp();
        let asked = self.asked.get_untracked();
        if asked.as_ref().is_some_and(|asked| asked.is_over(now)) {
            self.outcome.set(Outcome::Refused(texts::ASK_OVER));
            return;
        }
        self.outcome.set(Outcome::Checking);
        let library = self.library();
        spawn_local(async move {
            let mut judged = Vec::new();
            for token in &tokens {
                judged.push(judge::judge(&library, token, asked.as_deref(), now).await);
            }
            // The page may be gone by now, or something else have been given.
            if self.turn.try_get_value() == Some(turn) {
                self.outcome.set(Outcome::Judged(judged.into()));
            }
        });
    }

    fn begin(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }

    /// Clears what was given.
    pub fn clear(self) {
        self.begin();
        self.collector.update_value(Collector::clear);
        self.progress.set(None);
        self.remark.set(None);
        self.pasted.set(String::new());
        self.outcome.set(Outcome::Nothing);
    }
}
