//! The certificates, each with its age, whether it holds, and how many copies nobody
//! has yet.

use std::sync::Arc;

use chrono::TimeDelta;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::form::{Place, Told, told};
use super::{Wallet, words};
use crate::i18n::{self, count_u32, mydata_wallet as texts, t, tf, tn};
use crate::mydata::vault::{Credential, Standing};
use crate::platform::{clock, dom, page};
use crate::ui::button::Button;

/// Where the focus goes when what had it is gone.
const HEADING_ID: &str = "wallet-cards";

/// Moves the focus to the certificates.
pub fn focus() {
    if let Some(heading) = dom::by_id(HEADING_ID) {
        dom::focus(&heading);
    }
}

/// The certificates.
pub fn section(wallet: Wallet) -> AnyView {
    let list = move || {
        let all = wallet.vault.credentials();
        if all.is_empty() {
            return view! { <p class="subtle">{t(texts::CARDS_NONE)}</p> }.into_any();
        }
        let cards = all.iter().map(|credential| card(wallet, credential));
        let cards: Vec<AnyView> = cards.collect();
        view! {
            <ul class="wallet-cards">{cards}</ul>
            {expired(wallet, &all)}
        }
        .into_any()
    };
    view! {
        <section class="stack">
            <h2 id=HEADING_ID tabindex="-1">
                {t(texts::CARDS)}
            </h2>
            {list}
            {told(wallet, Place::Cards)}
        </section>
    }
    .into_any()
}

fn card(wallet: Wallet, credential: &Arc<Credential>) -> AnyView {
    let name = wallet.name(credential);
    let (class, mark, standing) = words::standing(wallet.vault.standing(credential));
    let until = credential.time("exp").map(words::day);
    let until = until.map_or_else(
        || t(texts::EXPIRES_NONE),
        |date| tf(texts::EXPIRES_UNTIL, &[("date", &date)]),
    );
    let rows = [
        (texts::BY, wallet.issuer(&credential.issuer)),
        (texts::ISSUED, issued(credential)),
        (texts::EXPIRES, until),
        (texts::COPIES, copies(credential)),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(label, text)| view! { <dt>{t(label)}</dt><dd>{text}</dd> })
        .collect();
    let bound = credential.is_bound_elsewhere();
    let bound = bound.then(|| view! { <p>{t(texts::BOUND_ELSEWHERE)}</p> });
    view! {
        <li>
            <article class=["wallet-card ", class].concat()>
                <h3>{name.clone()}</h3>
                <p class="wallet-standing">
                    <span aria-hidden="true">{mark}</span>
                    <strong>{standing}</strong>
                </p>
                <dl class="wallet-rows">{rows}</dl>
                {bound}
                <div class="buttons">{buttons(wallet, credential, &name)}</div>
            </article>
        </li>
    }
    .into_any()
}

/// When it was issued and how long ago that is.
fn issued(credential: &Credential) -> String {
    let at = credential.time("iat").unwrap_or(credential.received_at);
    // Issuers round the time so that copies cannot be linked: it may lie ahead.
    let age = TimeDelta::seconds((clock::now().timestamp() - at).max(0));
    [&words::day(at), " (", &i18n::age(age), ")"].concat()
}

/// How many copies are left, and who has the others.
fn copies(credential: &Credential) -> String {
    let given = credential.copies.iter().flat_map(|copy| &copy.given_to);
    // An empty name is of an entry that was deleted.
    let given = given.filter(|name| !name.is_empty());
    let mut names: Vec<&str> = given.map(String::as_str).collect();
    names.sort_unstable();
    names.dedup();
    let given = names.join(", ");
    let given = (!given.is_empty()).then(|| tf(texts::COPIES_GIVEN, &[("name", &given)]));
    let all = credential.copies.len().to_string();
    let left = match credential.copies.len() {
        1 => t(texts::COPIES_SINGLE),
        _ => {
            let n = credential.fresh_left().to_string();
            tf(texts::COPIES_LEFT, &[("n", &n), ("all", &all)])
        }
    };
    [Some(left), given]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn buttons(wallet: Wallet, credential: &Credential, name: &str) -> AnyView {
    let (id, again) = (credential.id.clone(), credential.id.clone());
    let ask = tf(texts::DELETE_ASK, &[("name", name)]);
    let delete = move |_| {
        if page::confirm(&ask) {
            spawn_local(wallet.vault.delete(&id));
            focus();
        }
    };
    let more = move |_| {
        wallet.say(Place::Cards, Told::Busy);
        let getting = wallet.vault.more_copies(again.clone());
        spawn_local(async move {
            let told = Told::of(getting.await, |n| tn(texts::COPIES_GOT, count_u32(n)));
            wallet.say(Place::Cards, told);
        });
    };
    let more = (wallet.person(credential).is_some() && credential.fresh_left() == 0)
        .then(|| view! { <Button on_press=more>{t(texts::COPIES_MORE)}</Button> });
    let of = [": ", name].concat();
    view! {
        <a class="button" href="/mydata">
            {t(texts::GIVE)}
        </a>
        {more}
        <Button on_press=delete>{t(texts::DELETE)} <span class="sr-only">{of}</span></Button>
    }
    .into_any()
}

/// The button that deletes all that have expired; none where none has.
fn expired(wallet: Wallet, all: &[Arc<Credential>]) -> Option<AnyView> {
    let is_expired = |one: &&Arc<Credential>| wallet.vault.standing(one) == Standing::Expired;
    let ids: Vec<String> = all
        .iter()
        .filter(is_expired)
        .map(|one| one.id.clone())
        .collect();
    if ids.is_empty() {
        return None;
    }
    let text = tn(texts::DELETE_EXPIRED, count_u32(ids.len()));
    let delete = move |_| {
        for id in &ids {
            spawn_local(wallet.vault.delete(id));
        }
        focus();
    };
    Some(view! { <Button on_press=delete>{text}</Button> }.into_any())
}
