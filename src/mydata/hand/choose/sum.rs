//! What the ticks add up to: how much, what follows from it, who could put it together.

use leptos::prelude::*;

use super::super::part::Part;
use super::super::state::Hand;
use crate::i18n::{count, count_u32, mydata as texts, t, tf, tn};
use crate::mydata::vault::Fault;
use crate::ui::button::Button;
use crate::ui::notice::{Kind, Notice};
use leptos::task::spawn_local;

/// How much is handed over, and what the receiver can tell from it.
#[component]
pub fn Sum() -> impl IntoView {
    let hand = Hand::get();
    let parts = Memo::new(move |_| Parts(hand.parts()));
    let counted = move || {
        parts.with(|Parts(parts)| {
            let counts = || parts.iter().map(Part::count);
            let given: usize = counts().map(|count| count.given).sum();
            let of: usize = counts().map(|count| count.of).sum();
            let sensitive: usize = counts().map(|count| count.sensitive).sum();
            let number = tf(texts::COUNT, &[("n", &count(given)), ("all", &count(of))]);
            let sensitive = match sensitive {
                0 => t(texts::COUNT_PLAIN),
                some => tn(texts::COUNT_SENSITIVE, count_u32(some)),
            };
            [&number, " · ", &sensitive].concat()
        })
    };
    let inferred = move || {
        let lines: Vec<String> = parts.with(|Parts(parts)| {
            let given = parts.iter().filter(|part| !part.chosen.is_empty());
            given.flat_map(Part::inferred).collect()
        });
        match lines.is_empty() {
            true => view! { <p>{t(texts::INFERS_NONE)}</p> }.into_any(),
            false => {
                let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
                view! { <ul>{lines.collect::<Vec<_>>()}</ul> }.into_any()
            }
        }
    };
    let linked = move || {
        let receiver = hand.case.receiver.get();
        parts.with(|Parts(parts)| {
            let given = parts.iter().filter(|part| !part.chosen.is_empty());
            given
                .map(|part| linked(hand, part, receiver.trim()))
                .collect::<Vec<_>>()
        })
    };
    view! {
        <section class="stack">
            <h3>{t(texts::INFERS)}</h3>
            {inferred}
        </section>
        {linked}
        <p class="mydata-sum" role="status">
            {counted}
        </p>
    }
}

/// That the copy to be given was given to others, and the way to a fresh one.
fn linked(hand: Hand, part: &Part, receiver: &str) -> AnyView {
    let Some(copy) = part.copy(receiver) else {
        return ().into_any();
    };
    let others = copy.given_to.iter().filter(|other| *other != receiver);
    let others: Vec<&str> = others.map(String::as_str).collect();
    if others.is_empty() {
        return ().into_any();
    }
    let text = tf(texts::LINKED, &[("names", &others.join(", "))]);
    let id = part.credential.id.clone();
    let failed = RwSignal::new(false);
    let more = move |_| {
        let more = hand.vault.more_copies(id.clone());
        spawn_local(async move {
            let more: Result<usize, Fault> = more.await;
            // The page may be gone by now.
            let _ = failed.try_set(more.is_err());
        });
    };
    view! {
        <Notice kind=Kind::Warning>
            <p>{text}</p>
            <Button on_press=more>{t(texts::LINKED_FRESH)}</Button>
            <p>{move || failed.get().then(|| t(texts::LINKED_IMPORTED))}</p>
        </Notice>
    }
    .into_any()
}

/// A second word on what is sensitive.
#[component]
pub fn Sensitive() -> impl IntoView {
    let hand = Hand::get();
    let names = Memo::new(move |_| {
        let parts = hand.parts();
        parts
            .iter()
            .flat_map(Part::sensitive_names)
            .collect::<Vec<String>>()
    });
    let shown = move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            let text = tf(texts::SENSITIVE_TEXT, &[("names", &names.join(", "))]);
            view! {
                <Notice kind=Kind::Warning>
                    <p>
                        <strong>{t(texts::SENSITIVE)}</strong>
                    </p>
                    <p>{text}</p>
                    <label class="mydata-confirm">
                        <input
                            type="checkbox"
                            prop:checked=hand.case.confirmed
                            on:change=move |event| hand.case.confirmed.set(event_target_checked(&event))
                        />
                        <span>{t(texts::SENSITIVE_OK)}</span>
                    </label>
                </Notice>
            }
        })
    };
    view! { {shown} }
}

/// Parts, the same when nothing that is shown of them differs.
struct Parts(Vec<Part>);

impl PartialEq for Parts {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&Part, &Part)| {
            std::sync::Arc::ptr_eq(&a.credential, &b.credential) && a.chosen == b.chosen
        };
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(same)
    }
}
