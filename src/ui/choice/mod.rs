//! One of several: radio buttons as a row of large targets.

mod examples;

pub use examples::examples;
use leptos::prelude::*;

/// One option of a [`Choice`].
pub struct Opt<T> {
    /// What choosing it means.
    pub value: T,
    /// What the citizen reads.
    pub label: String,
    /// Language of the label where it is not the page's.
    pub lang: Option<&'static str>,
}

/// A question with its options; `chosen` is told at each change.
#[component]
pub fn Choice<T>(
    /// The question.
    #[prop(into)]
    legend: String,
    /// The group's name, unique on the page.
    name: &'static str,
    options: Vec<Opt<T>>,
    /// The option in force.
    value: T,
    chosen: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let items = options
        .into_iter()
        .map(
            |Opt {
                 value: option,
                 label,
                 lang,
             }| {
                view! {
                    <label class="choice-item" lang=lang>
                        <input
                            type="radio"
                            name=name
                            prop:checked=option == value
                            on:change=move |_| chosen(option)
                        />
                        <span>{label}</span>
                    </label>
                }
            },
        )
        .collect_view();
    view! {
        <fieldset class="choice">
            <legend>{legend}</legend>
            <div class="choice-items">{items}</div>
        </fieldset>
    }
}
