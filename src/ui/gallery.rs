//! `/gallery`: every component by its examples. The same examples are tested for
//! accessibility and kept as pictures.

use leptos::prelude::*;

use super::{alerts, button, choice, map, notice, qr, scan, shell, skeleton, tile};
use crate::i18n::{shell as texts, t};
use crate::ui::page::Page;

/// One way to use a component.
pub struct Example {
    /// What is special about it, in a few words for those who build.
    pub name: &'static str,
    /// The component as used.
    pub view: AnyView,
}

/// Makes an example.
pub fn example(name: &'static str, view: impl IntoAny) -> Example {
    Example {
        name,
        view: view.into_any(),
    }
}

/// The page with all examples, a section a component.
#[component]
pub fn Gallery() -> impl IntoView {
    let sections = [
        ("alerts", alerts::examples()),
        ("button", button::examples()),
        ("choice", choice::examples()),
        ("map", map::examples()),
        ("notice", notice::examples()),
        ("qr", qr::examples()),
        ("scan", scan::examples()),
        ("shell", shell::examples()),
        ("skeleton", skeleton::examples()),
        ("tile", tile::examples()),
    ];
    view! {
        <Page title=t(texts::TITLE_GALLERY) class="stack-l gallery">
            {sections.map(|(component, examples)| section(component, examples)).collect_view()}
        </Page>
    }
}

fn section(component: &'static str, examples: Vec<Example>) -> impl IntoView {
    let examples = examples.into_iter().map(|Example { name, view }| {
        view! {
            <div class="stack" data-example=[component, "-", &name.replace(' ', "-")].concat()>
                <h3 lang="en">{name}</h3>
                {view}
            </div>
        }
    });
    view! {
        <section class="stack" lang="ko" aria-label=component>
            <h2 lang="en">{component}</h2>
            {examples.collect_view()}
        </section>
    }
}
