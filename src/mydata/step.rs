//! Where in the page somebody is. The address says the step and nothing else.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

use super::state::Case;

const PATH: &str = "/mydata";

/// A step of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What it is for.
    Start,
    /// What is handed over.
    Choose,
    /// What the receiver will see.
    Preview,
    /// How it is handed over.
    Give,
    /// Opening an office's request.
    Request,
    /// Taking over from a shared device.
    Receive,
}

impl Step {
    fn parse(fragment: &str) -> Self {
        match fragment.trim_start_matches('#') {
            "choose" => Self::Choose,
            "preview" => Self::Preview,
            "give" => Self::Give,
            "request" => Self::Request,
            "receive" => Self::Receive,
            _ => Self::Start,
        }
    }

    /// The address of the page at this step.
    pub fn address(self) -> String {
        let fragment = match self {
            Self::Start => "",
            Self::Choose => "#choose",
            Self::Preview => "#preview",
            Self::Give => "#give",
            Self::Request => "#request",
            Self::Receive => "#receive",
        };
        [PATH, fragment].concat()
    }
}

/// Goes from step to step.
#[derive(Clone, Copy)]
pub struct Go(Callback<Step>);

impl Go {
    /// The way from here.
    pub fn from_here() -> Self {
        let navigate = use_navigate();
        let case = Case::get();
        Self(Callback::new(move |step: Step| {
            case.moved.set_value(true);
            navigate(&step.address(), NavigateOptions::default());
        }))
    }

    /// Goes to a step.
    pub fn to(self, step: Step) {
        self.0.run(step);
    }
}

/// The step that the address names; one whose time has not come, as after a link or
/// when the page was loaded anew, is the nearest before it.
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
    Memo::new(move |_| match named.get() {
        step @ (Step::Request | Step::Receive) => step,
        _ if case.aim.with(Option::is_none) => Step::Start,
        step => step,
    })
}
