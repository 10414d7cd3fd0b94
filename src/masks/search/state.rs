//! How a search stands, and what keys and presses do to it.

use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::find::{self, Choice, Found, What, fetch_emd, find};
use super::go;
use crate::i18n::{count, count_u32, masks, t, tf, tn};
use crate::masks::state::{Loading, Room};
use crate::platform::dom;
use crate::portal::Portal;

/// How a search stands.
#[derive(Clone, Copy)]
pub struct State {
    /// What stands in the box.
    pub typed: RwSignal<String>,
    /// Whether the list is wanted.
    pub open: RwSignal<bool>,
    /// The option that the arrow keys are at.
    pub active: RwSignal<Option<usize>>,
    /// Whether the names of the emd are here.
    emd: RwSignal<Loading<()>>,
    /// What was found.
    pub found: Memo<Found>,
    /// The box.
    pub input: NodeRef<Input>,
    /// Goes to what was chosen.
    chosen: Callback<What>,
}

impl State {
    /// Nothing typed yet.
    pub fn new() -> Self {
        let (typed, emd) = (RwSignal::new(String::new()), RwSignal::default());
        let found = Memo::new(move |_| {
            emd.track();
            typed.with(|typed| find(&Room::get(), typed))
        });
        let navigate = use_navigate();
        let chosen = move |what: What| {
            if let Some(page) = go::to(&what) {
                navigate(&page, Default::default());
            }
        };
        Self {
            typed,
            open: RwSignal::new(false),
            active: RwSignal::new(None),
            emd,
            found,
            input: NodeRef::new(),
            chosen: Callback::new(chosen),
        }
    }

    /// Gets the names of the emd, once.
    pub fn prepare(self) {
        let emd = self.emd;
        if emd.with_untracked(|emd| emd.ready().is_none()) {
            leptos::task::spawn_local(async move {
                let fetched = fetch_emd().await;
                // The citizen may have left the page meanwhile.
                let _ = emd.try_set(fetched);
            });
        }
        // Made now, so that the first key finds it made.
        untrack(|| find::prepare(&Room::get()));
    }

    /// Whether there is a list to show.
    pub fn is_open(self) -> bool {
        self.open.get() && self.typed.with(|typed| !typed.trim().is_empty())
    }

    /// How many were found, for everyone and for readers.
    pub fn said(self) -> String {
        if !self.is_open() {
            return String::new();
        }
        let (shown, total, guessed) = self
            .found
            .with(|found| (found.choices.len(), found.total, found.guessed));
        let mut said = match shown {
            0 => t(masks::SEARCH_NONE),
            _ if guessed => tn(masks::SEARCH_GUESSED, count_u32(shown)),
            _ if shown < total => {
                let numbers = [("n", &*count(shown)), ("total", &*count(total))];
                tf(masks::SEARCH_SOME, &numbers)
            }
            _ => tn(masks::SEARCH_FOUND, count_u32(shown)),
        };
        if let Loading::Failed(key) = self.emd.get() {
            said.push(' ');
            said.push_str(&t(key));
        }
        said
    }

    /// A key was pressed in the box.
    pub fn press(self, event: &KeyboardEvent) {
        // The key belongs to the input method, which is still at a syllable.
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => self.step(true),
            "ArrowUp" => self.step(false),
            "Enter" => {
                let number = self.active.get_untracked().unwrap_or(0);
                let choice = self
                    .found
                    .with_untracked(|f| f.choices.get(number).cloned());
                if let Some(choice) = choice.filter(|_| untrack(|| self.is_open())) {
                    self.choose(&choice);
                }
            }
            "Escape" if untrack(|| self.is_open()) => self.close(),
            "Escape" => self.clear(),
            _ => return,
        }
        event.prevent_default();
    }

    /// Goes to the next option or the one before, around the ends.
    fn step(self, down: bool) {
        let count = self.found.with_untracked(|found| found.choices.len());
        if count == 0 {
            return;
        }
        self.open.set(true);
        let number = match (self.active.get_untracked(), down) {
            (None, true) => 0,
            (None | Some(0), false) => count - 1,
            (Some(number), true) => (number + 1) % count,
            (Some(number), false) => number - 1,
        };
        self.active.set(Some(number));
        dom::reveal(&option_id(number));
    }

    /// A press leaves the box, so that a phone's keyboard makes room for the map.
    pub fn choose_by_press(self, choice: &Choice) {
        if let Some(input) = self.input.get_untracked() {
            let _ = input.blur();
        }
        self.choose(choice);
    }

    fn choose(self, choice: &Choice) {
        self.write(&choice.title);
        self.close();
        let name = [&choice.title, ", ", &choice.context].concat();
        let said = match choice.what {
            What::Region { .. } => tf(masks::SEARCH_MOVED, &[("name", &name)]),
            What::Store { .. } => choice.title.clone(),
        };
        Portal::get().announce.set(said);
        self.chosen.run(choice.what.clone());
    }

    /// Empties the box.
    pub fn clear(self) {
        self.write("");
        self.close();
        if let Some(input) = self.input.get_untracked() {
            dom::focus(&input);
        }
    }

    fn close(self) {
        self.open.set(false);
        self.active.set(None);
    }

    /// Puts a text into the box. While somebody types nothing does: it would disturb
    /// an input method.
    fn write(self, text: &str) {
        self.typed.set(text.to_owned());
        if let Some(input) = self.input.get_untracked() {
            input.set_value(text);
        }
    }
}

/// The id of an option's element.
pub fn option_id(number: usize) -> String {
    ["search-", &number.to_string()].concat()
}
