//! How the programmes stand so far.

use leptos::prelude::*;

use super::state::Case;
use super::step::Step;
use super::words::{self, Group};
use crate::i18n::{relief as texts, t, tf};

/// Three numbers, and the programmes behind them.
#[component]
pub fn Panel() -> impl IntoView {
    let case = Case::get();
    let counts = move || {
        let count = |group: Group| {
            let of = |verdicts: &Vec<_>| verdicts.iter().filter(|v| Group::of(v) == group).count();
            let n = case.verdicts.with(of);
            let text = tf(group.count(), &[("n", &n.to_string())]);
            view! {
                <li class=["relief-count ", group.class()].concat()>
                    <span aria-hidden="true">{group.mark()}</span>
                    {text}
                </li>
            }
        };
        Group::ALL.map(count)
    };
    view! {
        <aside class="relief-panel no-print" aria-label=t(texts::PANEL)>
            <h3>{t(texts::PANEL)}</h3>
            <div role="status">
                <ul class="relief-counts">{counts}</ul>
            </div>
            <details>
                <summary>{t(texts::PANEL_ALL)}</summary>
                <ul class="relief-rows">{move || rows(case)}</ul>
            </details>
            <a class="relief-so-far" href=Step::Results.address()>
                {t(texts::SO_FAR)}
            </a>
        </aside>
    }
}

fn rows(case: Case) -> Vec<AnyView> {
    let row = |(name, verdict): (String, madang_relief::Verdict)| {
        let group = Group::of(&verdict);
        view! {
            <li class=["relief-row ", group.class()].concat()>
                <span aria-hidden="true">{group.mark()}</span>
                <span>{name}</span>
                <strong>{t(words::verdict(&verdict))}</strong>
            </li>
        }
        .into_any()
    };
    case.desk.with(|desk| {
        case.verdicts.with(|verdicts| {
            let names = desk
                .0
                .iter()
                .map(|e| words::local(&e.compiled.programme.name));
            let all: Vec<_> = names.zip(verdicts.iter().copied()).collect();
            let of = |group| all.iter().filter(move |(_, v)| Group::of(v) == group);
            let rows = Group::ALL.into_iter().flat_map(of);
            rows.cloned().map(row).collect()
        })
    })
}
