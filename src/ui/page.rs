//! A page: its heading, the document's title, and where the focus goes.

use leptos::html::{H1, H2};
use leptos::prelude::*;

use crate::i18n::{shell, t};
use crate::platform::dom;
use crate::portal::Portal;

/// A page under its heading. Coming from another page, the focus moves to the
/// heading, so that keyboard and reader start where the new content does.
#[component]
pub fn Page(
    /// The heading, and with the portal's name the document's title.
    #[prop(into)]
    title: Signal<String>,
    /// A class for the page's own layout.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    let portal = Portal::get();
    Effect::new(move |_| {
        let title = title.get();
        dom::set_title(&[&title, " - ", &t(shell::BRAND)].concat());
        portal.announce.set(title);
    });
    Effect::new(move |_| {
        let Some(heading) = heading.get() else { return };
        if portal.navigated.get_untracked() {
            dom::focus(&heading);
        }
        portal.navigated.set(true);
    });
    view! {
        <div class=class>
            <h1 node_ref=heading tabindex="-1">
                {title}
            </h1>
            {children()}
        </div>
    }
}

/// The heading of a step, which takes the focus when somebody comes to it.
#[component]
pub fn StepHeading(
    #[prop(into)] text: String,
    /// Whether the person came here from another step.
    came: bool,
) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    Effect::new(move |_| {
        if let (Some(heading), true) = (heading.get(), came) {
            dom::focus(&heading);
        }
    });
    view! {
        <h2 node_ref=heading tabindex="-1">
            {text}
        </h2>
    }
}
