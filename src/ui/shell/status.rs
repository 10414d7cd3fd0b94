//! The status line: connection, age of the data on show, sample and replay.

use leptos::prelude::*;

use crate::i18n::{age, shell, t, tf, time_of_day};
use crate::portal::{Portal, Shown};

/// One line that says how fresh and how sure what stands below is.
#[component]
pub fn StatusLine() -> impl IntoView {
    let portal = Portal::get();
    let connection = move || {
        if portal.online.get() {
            view! { <span class="status-dot">{t(shell::STATUS_ONLINE)}</span> }
        } else {
            view! { <span class="status-dot is-offline">{t(shell::STATUS_OFFLINE)}</span> }
        }
    };
    view! {
        <section class="status" aria-label=t(shell::STATUS_LABEL)>
            {connection}
            {move || portal.shown.get().map(data)}
        </section>
    }
}

/// What is said of the data on show.
pub fn data(shown: Shown) -> impl IntoView {
    let of = shown.generated_at.map(|of| {
        let (time, ago) = (time_of_day(of), age(shown.portal_time - of));
        view! { <span>{tf(shell::STATUS_AGE, &[("time", &time), ("age", &ago)])}</span> }
    });
    view! {
        {of}
        {shown.from_cache.then(|| view! { <span>{t(shell::STATUS_CACHED)}</span> })}
        {shown.sample.then(|| view! { <span class="status-mark">{t(shell::STATUS_SAMPLE)}</span> })}
        {shown
            .replay
            .then(|| {
                let time = crate::i18n::date_and_time(shown.portal_time);
                view! {
                    <span class="status-mark">{tf(shell::STATUS_REPLAY, &[("time", &time)])}</span>
                }
            })}
    }
}
