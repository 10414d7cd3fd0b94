//! `/about`: what this is, whose data, privacy, accessibility, who runs it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::data;
use crate::i18n::{Key, shell, t, texts};
use crate::portal::Portal;
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::Page;

/// Everything that is said about the portal itself.
#[component]
pub fn About() -> impl IntoView {
    view! {
        <Page title=t(shell::TITLE_ABOUT) class="stack-l about">
            <p>{t(shell::ABOUT_INTRO)}</p>
            <section class="stack" id="data">
                <h2>{t(shell::ABOUT_DATA)}</h2>
                <ul>
                    <li>{t(shell::ABOUT_DATA_MASKS)}</li>
                    <li>{t(shell::ABOUT_DATA_RELIEF)}</li>
                    <li>{t(shell::ABOUT_DATA_BASEMAP)}</li>
                </ul>
                <Sample />
            </section>
            {section("privacy", shell::ABOUT_PRIVACY, shell::ABOUT_PRIVACY_TEXT)}
            {section(
                "accessibility",
                shell::ABOUT_ACCESSIBILITY,
                shell::ABOUT_ACCESSIBILITY_TEXT,
            )} {section("licence", shell::ABOUT_LICENCE, shell::ABOUT_LICENCE_TEXT)} <Help />
        </Page>
    }
}

/// Says that the data are invented, once their index says so.
#[component]
fn Sample() -> impl IntoView {
    let sample = RwSignal::new(false);
    spawn_local(async move {
        // Without an index nothing is shown that could be taken for true.
        if let Ok(edition) = data::family("masks").await {
            let _ = sample.try_set(edition.index.datasets.iter().any(|dataset| dataset.sample));
        }
    });
    move || {
        sample.get().then(|| {
            view! { <Notice kind=Kind::Warning>{t(shell::ABOUT_DATA_SAMPLE)}</Notice> }
        })
    }
}

fn section(id: &'static str, heading: Key, text: Key) -> impl IntoView {
    view! {
        <section class="stack" id=id>
            <h2>{t(heading)}</h2>
            <p>{t(text)}</p>
        </section>
    }
}

/// Whom to ask: 110, and the operator when the configuration names one.
#[component]
fn Help() -> impl IntoView {
    let portal = Portal::get();
    let operator = move || {
        let operator = portal.config.with(|config| config.operator.clone())?;
        let lang = texts::lang().tag();
        let name = operator.name.in_language(lang).to_owned();
        let hours = operator
            .hours
            .map(|hours| hours.in_language(lang).to_owned());
        let phone = operator.phone.map(|phone| {
            let href = ["tel:", &phone].concat();
            view! { <a href=href>{phone}</a> }
        });
        let email = operator.email.map(|email| {
            let href = ["mailto:", &email].concat();
            view! { <a href=href>{email}</a> }
        });
        Some(view! {
            <h3>{t(shell::ABOUT_OPERATOR)}</h3>
            <p>{name} " " {phone} " " {email} " " {hours}</p>
        })
    };
    view! {
        <section class="stack" id="help">
            <h2>{t(shell::ABOUT_HELP)}</h2>
            <p>
                <a href="tel:110">{t(shell::ABOUT_HELP_110)}</a>
            </p>
            {operator}
        </section>
    }
}
