//! The verdict in one big word, then why, then what is certified.

use leptos::prelude::*;
use madang_api::LocalText;
use madang_mydata::types::CredentialType;
use madang_mydata::{Check, Report, StatusVerdict, Verdict};

use super::desk::{Desk, Outcome};
use super::judge::Judged;
use super::load::Library;
use super::{content, words};
use crate::i18n::{
    Key, age, count_u32, data_text, date_and_time, mydata_verify as texts, t, texts as tables, tf,
    tn,
};
use crate::mydata::words::fact;
use crate::ui::icon::Icon;
use crate::ui::notice::{Kind, Notice};

/// What comes of what was given.
pub fn shown(desk: Desk) -> Option<AnyView> {
    let view = match desk.outcome.get() {
        Outcome::Nothing => return None,
        Outcome::Checking => view! { <p>{t(texts::CHECKING)}</p> }.into_any(),
        Outcome::Refused(why) => view! { <Notice kind=Kind::Warning>{t(why)}</Notice> }.into_any(),
        Outcome::Judged(all) => {
            let library = desk.library();
            let several = (all.len() > 1).then(|| together(&all));
            let cards: Vec<AnyView> = all.iter().map(|one| card(&library, one)).collect();
            view! {
                {several}
                {cards}
            }
            .into_any()
        }
    };
    Some(view)
}

/// The word for all certificates that were handed over together: the worst of theirs.
fn together(all: &[Judged]) -> AnyView {
    let has = |verdict| all.iter().any(|one| one.report.verdict == verdict);
    let worst = match (has(Verdict::Invalid), has(Verdict::Unknown)) {
        (true, _) => Verdict::Invalid,
        (_, true) => Verdict::Unknown,
        _ => Verdict::Valid,
    };
    view! {
        <div class=["verify-together ", Look::of(worst).class].concat()>
            {word(worst, None)} <p>{tn(texts::RESULTS, count_u32(all.len()))}</p>
        </div>
    }
    .into_any()
}

/// A certificate.
fn card(library: &Library, judged: &Judged) -> AnyView {
    let report = &judged.report;
    let issuer = report.issuer.as_deref();
    let is_demonstration = issuer.is_some_and(|issuer| library.issuers.is_demonstration(issuer));
    let chip = is_demonstration.then_some(texts::DEMONSTRATION);
    let demonstration = is_demonstration.then(|| {
        view! { <Notice kind=Kind::Warning>{t(texts::DEMONSTRATION_TEXT)}</Notice> }
    });
    view! {
        <section
            class=["verify-result ", Look::of(report.verdict).class].concat()
            aria-label=t(texts::RESULT)
        >
            {word(report.verdict, chip)}
            {why(judged)}
            {demonstration}
            {certified(library, judged)}
        </section>
    }
    .into_any()
}

/// The big word, and a mark beside it.
fn word(verdict: Verdict, mark: Option<Key>) -> AnyView {
    let look = Look::of(verdict);
    let mark = mark.map(|mark| view! { <span class="verify-mark">{t(mark)}</span> });
    view! {
        <p class="verify-word">
            <Icon name=look.icon />
            <strong>{t(look.word)}</strong>
            {mark}
        </p>
    }
    .into_any()
}

/// Why, by the check; for what is valid, what that means.
fn why(judged: &Judged) -> AnyView {
    let Some(check) = judged.report.failed else {
        let mode = match judged.is_live {
            true => texts::MODE_LIVE,
            false => texts::MODE_DOCUMENT,
        };
        return view! { <p>{t(mode)}</p> }.into_any();
    };
    let sentence = sentence(judged, check);
    view! {
        <p>
            <span class="verify-check">{check.id()}</span>
            " "
            {sentence}
        </p>
    }
    .into_any()
}

fn sentence(judged: &Judged, check: Check) -> String {
    let status = judged.status;
    match (
        judged.report.verdict,
        check,
        status.map(|status| status.verdict),
    ) {
        (Verdict::Unknown, Check::V06, _) if judged.is_issuer_listed => t(texts::WHY_KEY),
        (Verdict::Unknown, Check::V06, _) => t(texts::WHY_ISSUER),
        (_, Check::T1, Some(StatusVerdict::Revoked)) => t(texts::WHY_REVOKED),
        (_, Check::T1, Some(StatusVerdict::Suspended)) => t(texts::WHY_SUSPENDED),
        (_, Check::T1, _) => match status.and_then(|status| status.as_of) {
            Some(as_of) => tf(texts::WHY_STATUS_OLD, &[("age", &since(as_of, judged.at))]),
            None => t(texts::WHY_STATUS_MISSING),
        },
        _ => t(words::check(check)),
    }
}

/// What is certified, to whom it is made out, and what was checked; nothing of what is
/// not valid: its content must not be read as if it were.
fn certified(library: &Library, judged: &Judged) -> Option<AnyView> {
    let report = &judged.report;
    let payload = report.payload.as_ref()?;
    let kind = report.vct.as_deref().and_then(|vct| library.types.get(vct));
    let unproven = (report.verdict == Verdict::Unknown && report.failed == Some(Check::V06))
        .then(|| view! { <p>{t(texts::CONTENT_UNPROVEN)}</p> });
    let unknown_kind = kind
        .is_none()
        .then(|| view! { <p class="subtle">{t(texts::CONTENT_UNKNOWN_KIND)}</p> });
    // Who it is made out to is for people to compare, unless the page has asked itself.
    let receiver = (!judged.is_live && report.binding.is_some())
        .then(|| view! { <p>{t(texts::DOCUMENT_RECEIVER_CHECK)}</p> });
    let fields = content::fields(payload, kind);
    let fields = fields.unwrap_or_else(|| view! { <p>{t(texts::CONTENT_NONE)}</p> }.into_any());
    let view = view! {
        <dl class="verify-facts">{facts(library, judged, kind)}</dl>
        {receiver}
        <h3>{t(texts::CONTENT)}</h3>
        {unproven}
        {unknown_kind}
        {fields}
        {checked(report)}
    };
    Some(view.into_any())
}

fn facts(library: &Library, judged: &Judged, kind: Option<&CredentialType>) -> Vec<AnyView> {
    let report = &judged.report;
    let language = tables::lang().tag();
    let kind = match kind {
        Some(kind) => Some(kind.name_in(language).to_owned()),
        None => report.vct.clone(),
    };
    let issuer = report.issuer.as_ref().map(|issuer| {
        let known = library.issuers.issuer(issuer);
        let name: Option<&LocalText> = known.map(|known| &known.name);
        name.map_or_else(|| issuer.clone(), data_text)
    });
    let bound = report.binding.as_ref();
    let receiver = bound.map(|bound| bound.audience.clone());
    let document = bound.filter(|_| !judged.is_live);
    let facts = [
        (texts::DOCUMENT_KIND, kind),
        (texts::DOCUMENT_ISSUER, issuer),
        (texts::DOCUMENT_RECEIVER, receiver),
        (
            texts::DOCUMENT_NUMBER,
            document.map(|bound| number(&bound.nonce)),
        ),
        (
            texts::DOCUMENT_DATE,
            bound.map(|bound| instant(bound.issued_at)),
        ),
        (texts::DOCUMENT_EXPIRES, report.expires.map(instant)),
        (texts::DOCUMENT_STATUS, Some(status(judged))),
    ];
    let fact = |(name, value): (Key, Option<String>)| Some(fact(t(name), value?));
    facts.into_iter().filter_map(fact).collect()
}

fn status(judged: &Judged) -> String {
    let Some(status) = judged.status else {
        return t(texts::STATUS_NONE);
    };
    match (status.verdict, status.as_of) {
        (StatusVerdict::Good, Some(as_of)) => {
            tf(texts::STATUS_VALID, &[("age", &since(as_of, judged.at))])
        }
        _ => sentence(judged, Check::T1),
    }
}

/// What held of a valid certificate, in groups of checks.
fn checked(report: &Report) -> Option<AnyView> {
    let groups = [
        texts::CHECKED_ISSUER,
        texts::CHECKED_CONTENT,
        texts::CHECKED_TIME,
        texts::CHECKED_BINDING,
    ];
    (report.verdict == Verdict::Valid).then(|| {
        let items = groups.map(|group| view! { <li>{t(group)}</li> });
        let view = view! {
            <details>
                <summary>{t(texts::CHECKED)}</summary>
                <ul class="verify-checked">{items.into_iter().collect::<Vec<_>>()}</ul>
            </details>
        };
        view.into_any()
    })
}

/// A document number in groups of four, as it is read out.
fn number(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let groups = letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}

fn instant(at: i64) -> String {
    let at = chrono::DateTime::from_timestamp(at, 0);
    at.map(date_and_time).unwrap_or_default()
}

/// How long before `now` something was.
fn since(at: i64, now: i64) -> String {
    age(chrono::TimeDelta::seconds(
        now.saturating_sub(at).clamp(0, i64::from(u32::MAX)),
    ))
}

/// Shape, colour and word of a verdict.
struct Look {
    class: &'static str,
    icon: &'static str,
    word: Key,
}

impl Look {
    const fn of(verdict: Verdict) -> Self {
        let (class, icon, word) = match verdict {
            Verdict::Valid => ("is-valid", "circle", texts::WORD_VALID),
            Verdict::Invalid => ("is-invalid", "close", texts::WORD_INVALID),
            Verdict::Unknown => ("is-unknown", "question", texts::WORD_UNKNOWN),
        };
        Self { class, icon, word }
    }
}
