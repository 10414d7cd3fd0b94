//! The rules' proof, made again on the device.

use leptos::prelude::*;
use madang_relief::Proof;

use crate::i18n::{relief_results as texts, t, tf};
use crate::relief::state::Case;
use crate::ui::button::Button;

/// Proves the rules on show when asked to.
#[component]
pub fn Checked() -> impl IntoView {
    let case = Case::get();
    let told = RwSignal::new(Vec::<String>::new());
    let prove = move |_| {
        let desk = case.desk.get_untracked();
        let proofs: Vec<Proof> = case.with_book(|book| {
            let entries = desk.0.iter();
            entries.map(|entry| entry.compiled.prove(book)).collect()
        });
        told.set(said(&proofs));
    };
    let lines = move || {
        let lines = told.get().into_iter();
        lines
            .map(|line| view! { <p>{line}</p> })
            .collect::<Vec<_>>()
    };
    view! {
        <div class="no-print">
            <Button on_press=prove>{t(texts::PROVE)}</Button>
            <div role="status">{lines}</div>
        </div>
    }
}

fn said(proofs: &[Proof]) -> Vec<String> {
    let wrong = proofs.iter().flat_map(|proof| &proof.problems);
    let wrong: Vec<String> = wrong
        .map(|problem| tf(texts::PROVE_FAILED, &[("what", &problem.at)]))
        .collect();
    if !wrong.is_empty() {
        return wrong;
    }
    let holes: usize = proofs.iter().map(|proof| proof.holes.len()).sum();
    let done = tf(texts::PROVE_DONE, &[("n", &proofs.len().to_string())]);
    let holes = (holes > 0).then(|| tf(texts::PROVE_HOLES, &[("n", &holes.to_string())]));
    std::iter::once(done).chain(holes).collect()
}
