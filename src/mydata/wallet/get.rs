//! Getting a certificate from the demonstration issuer.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Wallet;
use super::form::{Place, Told, told};
use crate::i18n::{mydata_wallet as texts, t, tf};
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};

/// Whose certificate, and which.
pub fn section(wallet: Wallet) -> AnyView {
    let body = move || match wallet.files.get() {
        None => view! { <p class="subtle">{t(texts::LOADING)}</p> }.into_any(),
        Some(Err(())) => failed(wallet),
        Some(Ok(_)) => choose(wallet),
    };
    view! {
        <section class="stack">
            <h2>{t(texts::GET)}</h2>
            <p>{t(texts::GET_TEXT)}</p>
            {body}
            {told(wallet, Place::Get)}
        </section>
    }
    .into_any()
}

fn failed(wallet: Wallet) -> AnyView {
    view! {
        <Notice kind=Kind::Warning>
            <p>{t(texts::FAILED)}</p>
            <Button on_press=move |_| wallet.fetch()>{t(texts::RETRY)}</Button>
        </Notice>
    }
    .into_any()
}

fn choose(wallet: Wallet) -> AnyView {
    let people = wallet.with_files(|files| {
        let people = files.samples.people.iter();
        people.map(|person| person.name.clone()).collect::<Vec<_>>()
    });
    let people = people.unwrap_or_default();
    let person = RwSignal::new(people.first().cloned().unwrap_or_default());
    // The types that the chosen person has a certificate of.
    let kinds = Memo::new(move |_| {
        let kinds = wallet.with_files(|files| {
            let mut people = files.samples.people.iter();
            let chosen = person.with(|person| people.find(|one| one.name == *person));
            let all = chosen.map_or(&[][..], |chosen| &chosen.certificates);
            all.iter().map(|one| one.vct.clone()).collect::<Vec<_>>()
        });
        kinds.unwrap_or_default()
    });
    let chosen = RwSignal::new(String::new());
    let kind = move || {
        let chosen = chosen.get();
        kinds.with(|kinds| match kinds.contains(&chosen) {
            true => chosen,
            false => kinds.first().cloned().unwrap_or_default(),
        })
    };
    let options = move || {
        let options = kinds.get().into_iter();
        let options = options.map(|vct| {
            let name = wallet.kind(&vct);
            option(vct, name)
        });
        options.collect::<Vec<_>>()
    };
    let people = people.into_iter().map(|name| option(name.clone(), name));
    let people: Vec<_> = people.collect();
    let get = move |_| get(wallet, &person.get_untracked(), &untrack(kind));
    view! {
        <label class="wallet-field">
            <span>{t(texts::GET_PERSON)}</span>
            <select
                class="select"
                autocomplete="off"
                on:change=move |event| person.set(event_target_value(&event))
            >
                {people}
            </select>
        </label>
        <label class="wallet-field">
            <span>{t(texts::GET_KIND)}</span>
            <select
                class="select"
                autocomplete="off"
                prop:value=kind
                on:change=move |event| chosen.set(event_target_value(&event))
            >
                {options}
            </select>
        </label>
        <Button weight=Weight::Primary on_press=get>
            {t(texts::GET_THIS)}
        </Button>
    }
    .into_any()
}

fn option(value: String, name: String) -> AnyView {
    view! { <option value=value>{name}</option> }.into_any()
}

fn get(wallet: Wallet, person: &str, vct: &str) {
    wallet.say(Place::Get, Told::Busy);
    let issuing = wallet.vault.issue(person, vct);
    spawn_local(async move {
        let told = Told::of(issuing.await, |credential| {
            let name = wallet.name(&credential);
            let copies = credential.copies.len().to_string();
            tf(texts::GET_DONE, &[("name", &name), ("n", &copies)])
        });
        wallet.say(Place::Get, told);
    });
}
