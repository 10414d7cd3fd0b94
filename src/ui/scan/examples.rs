//! Reading as it is used; a machine without a camera offers files alone.

use leptos::prelude::*;

use super::{Next, Scan};
use crate::ui::gallery::{Example, example};

/// With nothing read, and halfway.
pub fn examples() -> Vec<Example> {
    let nobody = || Callback::new(|_: String| Next::More);
    vec![example(
        "three of seven read",
        view! { <Scan on_text=nobody() progress=Signal::stored(Some((3, 7))) /> },
    )]
}
