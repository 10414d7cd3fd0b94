//! The skeleton as it is used.

use leptos::prelude::*;

use super::PageSkeleton;
use crate::ui::gallery::{Example, example};

/// A page that is loading.
pub fn examples() -> Vec<Example> {
    vec![example("page", view! { <PageSkeleton /> })]
}
