//! Where in the page somebody is.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::fill::ANSWERS;
use super::state::Case;

const PATH: &str = "/relief";

/// A step of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Who asks.
    Start,
    /// The question of this number, from 1.
    Question(usize),
    /// The answers.
    Check,
    /// The results.
    Results,
}

impl Step {
    /// The step that a fragment names.
    fn parse(fragment: &str) -> Self {
        match fragment.trim_start_matches('#') {
            "check" => Self::Check,
            "results" => Self::Results,
            other => match other.strip_prefix('q').and_then(|n| n.parse().ok()) {
                Some(number) if number > 0 => Self::Question(number),
                _ => Self::Start,
            },
        }
    }

    /// The address of the page at this step.
    pub fn address(self) -> String {
        match self {
            Self::Start => PATH.to_owned(),
            Self::Question(number) => [PATH, "#q", &number.to_string()].concat(),
            Self::Check => ANSWERS.to_owned(),
            Self::Results => [PATH, "#results"].concat(),
        }
    }
}

/// Goes from step to step.
#[derive(Clone, Copy)]
pub struct Go(Callback<Step>);

impl Go {
    /// The way from here.
    pub fn from_here() -> Self {
        let navigate = use_navigate();
        Self(Callback::new(move |step: Step| {
            navigate(&step.address(), NavigateOptions::default());
        }))
    }

    /// Goes to a step.
    pub fn to(self, step: Step) {
        self.0.run(step);
    }
}

/// The step that the address names; one whose time has not come, as after a link or
/// when the answers are gone, is the nearest before it.
pub fn follow(case: Case) -> Memo<Step> {
    let location = use_location();
    let named = Memo::new(move |before: Option<&Step>| {
        if location.pathname.get() == PATH {
            Step::parse(&location.hash.get())
        } else {
            // Another page's address is not meant.
            before.copied().unwrap_or(Step::Start)
        }
    });
    Memo::new(move |_| {
        if !case.has_begun.get() {
            return Step::Start;
        }
        match named.get() {
            Step::Question(number) => case.nearest_question(number),
            step => step,
        }
    })
}
