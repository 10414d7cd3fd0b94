//! Choices as they are used.

use leptos::prelude::*;

use super::{Choice, Opt};
use crate::i18n::{Lang, shell, t};
use crate::ui::gallery::{Example, example};

/// A choice with an option in force.
pub fn examples() -> Vec<Example> {
    let options = Lang::ALL.map(|lang| Opt {
        value: lang,
        label: lang.own_name().into(),
        lang: Some(lang.tag()),
    });
    vec![example(
        "one of two",
        view! {
            <Choice
                legend=t(shell::SETTINGS_LANG)
                name="gallery-lang"
                options=options.into()
                value=Lang::Ko
                chosen=|_| {}
            />
        },
    )]
}
