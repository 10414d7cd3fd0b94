//! Where a programme was read, and how well its figures are known.

use leptos::prelude::*;
use madang_relief::Programme;
use madang_relief::programme::Evidence;

use crate::i18n::{Key, relief_results as texts, t, tf};
use crate::relief::words;

/// The sources and the legal basis.
pub fn sources(programme: &Programme) -> AnyView {
    let law = programme.law.as_ref().map(|law| {
        let name = tf(texts::LAW, &[("name", &words::local(&law.name))]);
        let mark = weak(law.mark.evidence.unwrap_or(programme.evidence));
        view! { <li>{name} " " {mark}</li> }
    });
    let items: Vec<_> = programme
        .sources
        .iter()
        .map(|source| view! { <li>{source.clone()}</li> })
        .collect();
    view! {
        <details>
            <summary>{t(texts::SOURCES)}</summary>
            <p>{t(word(programme.evidence))}</p>
            <ul class="relief-list">{law} {items}</ul>
        </details>
    }
    .into_any()
}

/// The mark of what was not wholly read in its source.
pub fn weak(evidence: Evidence) -> Option<AnyView> {
    let is_weak = evidence != Evidence::Source;
    is_weak
        .then(|| view! { <span class="relief-chip is-weak">{t(word(evidence))}</span> }.into_any())
}

fn word(evidence: Evidence) -> Key {
    match evidence {
        Evidence::Source => texts::EVIDENCE_SOURCE,
        Evidence::Partial => texts::EVIDENCE_PARTIAL,
        Evidence::Memory => texts::EVIDENCE_MEMORY,
    }
}
