//! Codes as they are used.

use leptos::prelude::*;

use super::{Qr, QrSheet};
use crate::i18n::{shell, t};
use crate::ui::gallery::{Example, example};

/// One code, and several for paper. Those that take turns would be another picture at
/// every look.
pub fn examples() -> Vec<Example> {
    let frames = || {
        ["madang 1", "madang 2", "madang 3"]
            .map(String::from)
            .into()
    };
    vec![
        example(
            "one code",
            view! { <Qr frames=vec!["madang".into()] label=t(shell::BRAND) /> },
        ),
        example(
            "for paper",
            view! { <QrSheet frames=frames() label=t(shell::BRAND) /> },
        ),
    ]
}
