//! What somebody has answered, and what follows from it.
//!
//! It stays in memory, outliving the page; a draft of it outlives the tab's being
//! dropped for half an hour, and the device keeps it only when asked to.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_relief::programme::Audience;
use madang_relief::{Answer, Answers, Compiled, Draft, Plan, Programme, Rulebook, Verdict, plan};

use super::desk::{Desk, Entry, desk, versions};
use super::fill::Filled;
use super::load::Library;
use super::step::Step;
use crate::i18n::data_text;
use crate::platform::store::{self, Kind};
use crate::platform::{clock, session};

/// Key of the draft in the tab, and of the record among a person's own.
const KEY: &str = "relief";

thread_local! {
    static KEPT: Kept = Kept::default();
}

/// The signals that outlive the page.
#[derive(Clone, Default)]
struct Kept {
    said: ArcRwSignal<Said>,
    remembered: ArcRwSignal<bool>,
    has_begun: ArcRwSignal<bool>,
    /// Whether the tab has a draft; blocked storage has none.
    has_draft: ArcRwSignal<bool>,
}

/// What a person has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who asks; none: for everything.
    pub who: Option<Audience>,
    /// The one programme that is asked about, by its id; none: all that are for them.
    pub only: Option<String>,
    /// The date that is asked about; none: the portal's.
    pub as_of: Option<NaiveDate>,
    /// The facts that were asked, in this order, by place.
    pub asked: Vec<usize>,
    /// The answers.
    pub answers: Answers,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            // Most ask for their own; everything would be dozens of questions.
            who: Some(Audience::Household),
            only: None,
            as_of: None,
            asked: Vec::new(),
            answers: Answers::default(),
        }
    }
}

/// Somebody's case.
#[derive(Clone, Copy)]
pub struct Case {
    library: StoredValue<Arc<Library>>,
    /// What was said.
    pub said: RwSignal<Said>,
    /// Whether the answers are kept on the device.
    pub remembered: RwSignal<bool>,
    /// Whether the questions were begun.
    pub has_begun: RwSignal<bool>,
    has_draft: RwSignal<bool>,
    /// The programmes that are looked at.
    pub desk: Memo<Desk>,
    /// What is still to be asked.
    pub plan: Memo<Plan>,
    /// What is certain of each programme.
    pub verdicts: Memo<Vec<Verdict>>,
    /// Whether a step was gone from here.
    pub moved: StoredValue<bool>,
    /// What is to be said beside the next question.
    pub note: RwSignal<Option<String>>,
    /// What became of what documents said.
    pub filled: RwSignal<Option<Filled>>,
}

impl Case {
    /// The case of this visit.
    pub fn new(library: Arc<Library>) -> Self {
        let kept = KEPT.with(Clone::clone);
        let said: RwSignal<Said> = kept.said.into();
        let library = StoredValue::new(library);
        let chosen =
            Memo::new(move |_| said.with(|said| (said.who, said.only.clone(), said.as_of)));
        let desk = Memo::new(move |_| {
            let (who, only, date) = chosen.get();
            library.with_value(|library| desk(library, who, only.as_deref(), date))
        });
        let plan = Memo::new(move |_| {
            desk.with(|desk| {
                let programmes: Vec<&Compiled> = desk.0.iter().map(|e| &e.compiled).collect();
                library.with_value(|library| {
                    said.with(|said| plan(&library.book, &programmes, &said.answers))
                })
            })
        });
        let verdicts = Memo::new(move |_| {
            desk.with(|desk| {
                library.with_value(|library| {
                    said.with(|said| {
                        let verdict =
                            |entry: &Entry| entry.compiled.verdict(&library.book, &said.answers);
                        desk.0.iter().map(verdict).collect()
                    })
                })
            })
        });
        let case = Self {
            library,
            said,
            remembered: kept.remembered.into(),
            has_begun: kept.has_begun.into(),
            has_draft: kept.has_draft.into(),
            desk,
            plan,
            verdicts,
            moved: StoredValue::new(false),
            note: RwSignal::new(None),
            filled: RwSignal::new(None),
        };
        case.recall();
        case
    }

    /// The case of the page that is open.
    pub fn get() -> Self {
        expect_context()
    }

    /// Looks something up in the facts.
    pub fn with_book<T>(self, look: impl FnOnce(&Rulebook) -> T) -> T {
        self.library.with_value(|library| look(&library.book))
    }

    /// The portal's date.
    pub fn today(self) -> NaiveDate {
        self.library.with_value(|library| library.today)
    }

    /// The date that is asked about.
    pub fn date(self) -> NaiveDate {
        let chosen = self.said.with(|said| said.as_of);
        chosen.unwrap_or_else(|| self.today())
    }

    /// The programmes that are for those who ask, each with its id and name.
    pub fn for_them(self) -> Vec<(String, String)> {
        let (who, date) = self.said.with(|said| (said.who, said.as_of));
        self.library.with_value(|library| {
            let versions = versions(library, who, None, date);
            let named = |(programme, _): (&Programme, bool)| {
                (programme.id.clone(), data_text(&programme.name))
            };
            versions.into_iter().map(named).collect()
        })
    }

    /// The fact of the question of this number, from 1.
    pub fn asked(self, number: usize) -> Option<usize> {
        self.said
            .with_untracked(|said| said.asked.get(number.checked_sub(1)?).copied())
    }

    /// That question, or where its time has not come, the nearest step.
    pub fn nearest_question(self, number: usize) -> Step {
        let asked = self.said.with(|said| said.asked.len());
        match number {
            _ if number <= asked => Step::Question(number),
            _ if asked > 0 => Step::Question(asked),
            _ => Step::Start,
        }
    }

    /// Where the questions go on: the first that is open, the next one, or the answers.
    pub fn next_step(self) -> Step {
        let unanswered = self.said.with_untracked(|said| {
            let open = |fact: &usize| said.answers.get(*fact).is_none();
            said.asked.iter().position(open)
        });
        let relevant = self.plan.with_untracked(|plan| plan.relevant.clone());
        if let Some(place) = unanswered
            && self
                .asked(place + 1)
                .is_some_and(|fact| relevant.contains(&fact))
        {
            return Step::Question(place + 1);
        }
        let Some(next) = self.plan.with_untracked(|plan| plan.next) else {
            return Step::Check;
        };
        self.said.update(|said| {
            said.asked.retain(|fact| *fact != next);
            said.asked.push(next);
        });
        self.save();
        Step::Question(self.said.with_untracked(|said| said.asked.len()))
    }

    /// Takes an answer. Where it cannot be together with an earlier one, that is asked
    /// again: gives its fact, and the place of the reason among what cannot be.
    pub fn answer(self, fact: usize, answer: Answer) -> Option<(usize, usize)> {
        let (answers, conflict) = self.with_book(|book| {
            let mut answers = self.said.with_untracked(|said| said.answers.clone());
            // The form gives only what the fact can be.
            let _ = answers.set(book.facts(), fact, answer);
            let reason = book.contradictions(&answers).first().copied();
            let mut cleared = None;
            while book.is_contradictory(&answers) {
                let others = (0..book.facts().facts.len()).rev();
                let mut others = others.filter(|other| *other != fact);
                let solves = |other: &usize| {
                    let mut without = answers.clone();
                    without.clear(*other);
                    answers.get(*other).is_some() && !book.is_contradictory(&without)
                };
                let Some(other) = others.find(solves) else {
                    break;
                };
                answers.clear(other);
                cleared = Some(other);
            }
            (answers, cleared.zip(reason))
        });
        self.said.update(|said| said.answers = answers);
        self.filled.set(None);
        self.save();
        conflict
    }

    /// Forgets the answers, here and on the device.
    pub fn erase(self) {
        self.said.update(|said| {
            said.asked.clear();
            said.answers = Answers::default();
        });
        self.has_begun.set(false);
        self.has_draft.set(false);
        self.remember(false);
        session::remove(KEY);
    }

    /// Keeps the answers on the device, or no longer.
    pub fn remember(self, wanted: bool) {
        self.remembered.set(wanted);
        if wanted {
            self.save();
        } else {
            spawn_local(store::delete(Kind::Personal, KEY));
        }
    }

    /// Writes the draft.
    pub fn save(self) {
        let text = self.with_book(|book| {
            self.said.with_untracked(|said| {
                let draft = Draft {
                    at: clock::of_device(),
                    who: word_of(said),
                    as_of: said.as_of.unwrap_or_else(|| self.today()),
                    asked: said.asked.clone(),
                    answers: said.answers.clone(),
                };
                draft.to_json(book.facts())
            })
        });
        session::put(KEY, &text);
        self.has_draft.set(session::get(KEY).is_some());
        if self.remembered.get_untracked() {
            spawn_local(store::put(Kind::Personal, KEY, text));
        }
    }

    /// Takes over the draft that the tab has, else what the device keeps, and then what
    /// documents say; forgets what was deleted on the device's page meanwhile.
    fn recall(self) {
        if self.has_begun.get_untracked() {
            if self.has_draft.get_untracked() && session::get(KEY).is_none() {
                self.erase();
            }
            return self.take_over();
        }
        let draft = session::get(KEY).and_then(|text| self.read(&text));
        if let Some(draft) = draft.filter(|draft| draft.is_fresh(clock::of_device())) {
            self.take(draft);
        } else {
            session::remove(KEY);
        }
        spawn_local(async move {
            let text = store::get(Kind::Personal, KEY).await;
            // The person may have gone on to another page, or have answered already.
            let Some(has_begun) = self.has_begun.try_get_untracked() else {
                return;
            };
            if let Some(text) = text {
                if let (false, Some(kept)) = (has_begun, self.read(&text)) {
                    self.take(kept);
                    self.save();
                }
                self.remembered.set(true);
            }
            self.take_over();
        });
    }

    fn read(self, text: &str) -> Option<Draft> {
        self.with_book(|book| Draft::parse(text.as_bytes(), book.facts()).ok())
    }

    fn take(self, draft: Draft) {
        let (who, only) = asker_of(&draft.who);
        self.said.set(Said {
            who,
            only,
            as_of: (draft.as_of != self.today()).then_some(draft.as_of),
            asked: draft.asked,
            answers: draft.answers,
        });
        self.has_begun.set(true);
        // Taken over, it keeps its age.
        self.has_draft.set(session::get(KEY).is_some());
    }
}

/// Those who may ask, in the page's order.
pub const AUDIENCES: [(Audience, &str); 5] = [
    (Audience::Household, "household"),
    (Audience::SelfEmployed, "self_employed"),
    (Audience::Worker, "worker"),
    (Audience::Parent, "parent"),
    (Audience::Landlord, "landlord"),
];

/// Who asks, and for which programme, as a draft has it: `household/new_hope_2020`.
fn word_of(said: &Said) -> String {
    let known = AUDIENCES.iter().find(|(known, _)| Some(*known) == said.who);
    let who = known.map_or("", |(_, word)| word);
    match &said.only {
        Some(only) => [who, "/", only].concat(),
        None => who.to_owned(),
    }
}

fn asker_of(word: &str) -> (Option<Audience>, Option<String>) {
    let (who, only) = match word.split_once('/') {
        Some((who, only)) => (who, Some(only.to_owned())),
        None => (word, None),
    };
    let known = AUDIENCES.iter().find(|(_, known)| *known == who);
    (known.map(|(audience, _)| *audience), only)
}
