//! Notices as they are used.

use leptos::prelude::*;

use super::{Kind, LoadFailed, Notice};
use crate::i18n::{shell, t};
use crate::ui::gallery::{Example, example};

/// A notice of every kind.
pub fn examples() -> Vec<Example> {
    vec![
        example(
            "info",
            view! { <Notice kind=Kind::Info>{t(shell::OFFLINE_READY)}</Notice> },
        ),
        example(
            "warning",
            view! { <Notice kind=Kind::Warning>{t(shell::WARN_MEMORY_ONLY)}</Notice> },
        ),
        example(
            "danger with what to do",
            view! { <LoadFailed retry=Callback::new(|()| {}) /> },
        ),
    ]
}
