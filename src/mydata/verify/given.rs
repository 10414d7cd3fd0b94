//! What was given: by camera, as a file, or pasted.

use leptos::prelude::*;

use super::desk::{Desk, Outcome};
use crate::i18n::{mydata_verify as texts, t};
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};
use crate::ui::scan::Scan;

/// The ways to give something.
pub fn section(desk: Desk) -> AnyView {
    let on_text = Callback::new(move |text| desk.take(text));
    let remark = move || {
        let text = t(desk.remark.get()?);
        Some(view! { <Notice kind=Kind::Info>{text}</Notice> })
    };
    let is_empty = move || desk.pasted.with(|text| text.trim().is_empty());
    let nothing = move || matches!(desk.outcome.get(), Outcome::Nothing) && is_empty();
    view! {
        <section class="stack no-print">
            <h2>{t(texts::GIVEN)}</h2>
            <Scan on_text progress=desk.progress />
            {remark}
            <label class="verify-field">
                <span>{t(texts::PASTE)}</span>
                <textarea
                    rows="4"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    prop:value=move || desk.pasted.get()
                    on:input=move |event| desk.pasted.set(event_target_value(&event))
                ></textarea>
            </label>
            <div class="buttons">
                <Button
                    weight=Weight::Primary
                    on_press=move |_| desk.judge(&desk.pasted.get_untracked())
                >
                    {t(texts::CHECK)}
                </Button>
                <button
                    type="button"
                    class="button"
                    hidden=nothing
                    on:click=move |_| desk.clear()
                >
                    {t(texts::CLEAR)}
                </button>
            </div>
        </section>
    }
    .into_any()
}
