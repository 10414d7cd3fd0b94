//! The sheet of paper: what is said in words, all codes side by side, how to check it.

use leptos::prelude::*;
use madang_mydata::grouped;

use super::super::made::{Presented, Ready, Shown};
use crate::i18n::{mydata as texts, t, tf};
use crate::mydata::words;
use crate::platform::history;
use crate::ui::qr::QrSheet;

/// The sheet; on the screen nobody sees it.
pub fn paper(made: &Ready) -> AnyView {
    let title = tf(texts::PAPER_TITLE, &[("purpose", &made.purpose)]);
    let verify = [&history::origin(), "/mydata/verify"].concat();
    let verify = tf(texts::PAPER_VERIFY, &[("address", &verify)]);
    let parts: Vec<AnyView> = made.presentations.iter().map(part).collect();
    view! {
        <section class="mydata-paper">
            <h2>{title.clone()}</h2>
            <p>
                <strong>{t(texts::PAPER_SAMPLE)}</strong>
            </p>
            <dl class="mydata-facts">
                {words::fact(t(texts::RECEIVER), made.receiver.clone())}
                {words::fact(t(texts::PREVIEW_NUMBER), grouped(&made.number))}
            </dl>
            {parts}
            <p>{verify}</p>
            <QrSheet frames=made.frames() label=title />
        </section>
    }
    .into_any()
}

fn part(one: &Presented) -> AnyView {
    let field = |field: &Shown| words::fact(field.label.clone(), field.value.clone());
    let fields: Vec<AnyView> = one.fields.iter().map(field).collect();
    let until = one
        .expires
        .map(|at| words::fact(t(texts::PREVIEW_UNTIL), words::day(at)));
    view! {
        <h3>{one.kind.clone()}</h3>
        <dl class="mydata-facts">
            {fields}
            {words::fact(t(texts::PREVIEW_ISSUER), one.issuer.clone())}
            {until}
        </dl>
    }
    .into_any()
}
