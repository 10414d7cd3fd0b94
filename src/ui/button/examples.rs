//! Buttons as they are used.

use leptos::prelude::*;

use super::{Button, Weight};
use crate::i18n::{shell, t};
use crate::ui::gallery::{Example, example};

/// Every look of a button.
pub fn examples() -> Vec<Example> {
    vec![
        example(
            "primary",
            view! {
                <Button weight=Weight::Primary on_press=|_| {}>
                    {t(shell::CHUNK_RETRY)}
                </Button>
            },
        ),
        example(
            "secondary",
            view! { <Button on_press=|_| {}>{t(shell::CHUNK_RELOAD)}</Button> },
        ),
        example(
            "link",
            view! {
                <a class="button" href="/">
                    {t(shell::NOT_BUILT_BACK)}
                </a>
            },
        ),
    ]
}
