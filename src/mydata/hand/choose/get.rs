//! Certificates that are not here yet, from the demonstration issuer.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::state::Hand;
use crate::i18n::texts::lang;
use crate::i18n::{Key, mydata as texts, t, tf};
use crate::mydata::vault::{Fault, Files};
use crate::ui::button::{Button, Weight};
use crate::ui::choice::{Choice, Opt};

/// What is missing, and the way to it.
#[component]
pub fn Get(missing: Vec<String>) -> impl IntoView {
    let files = Hand::get().files();
    let name = |vct: &String| {
        let kind = files.types.get(vct);
        kind.map_or(vct.as_str(), |kind| kind.name_in(lang().tag()))
            .to_owned()
    };
    let names: Vec<String> = missing.iter().map(name).collect();
    let fault = RwSignal::new(None);
    view! {
        <section class="mydata-part">
            <h3>{tf(texts::MISSING, &[("name", &names.join(", "))])}</h3>
            <p>{t(texts::MISSING_TEXT)}</p>
            <People files missing fault />
            <p class="mydata-error" role="alert">
                {move || fault.get().map(t)}
            </p>
            <p>
                <a href="/mydata/wallet">{t(texts::IMPORT)}</a>
            </p>
        </section>
    }
}

/// Whose certificates are to be had.
#[component]
fn People(files: Arc<Files>, missing: Vec<String>, fault: RwSignal<Option<Key>>) -> impl IntoView {
    let hand = Hand::get();
    let people = people(&files, &missing);
    let options = people.iter().enumerate().map(|(value, (name, _))| Opt {
        value,
        label: name.clone(),
        lang: Some("ko"),
    });
    let options: Vec<Opt<usize>> = options.collect();
    let chosen = RwSignal::new(0);
    let busy = RwSignal::new(false);
    let get = move |_| {
        let Some((name, kinds)) = people.get(chosen.get_untracked()).cloned() else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        fault.set(None);
        spawn_local(async move {
            let mut failed = None;
            for vct in kinds {
                if let Err(error) = hand.vault.issue(&name, &vct).await {
                    failed = Some(match error {
                        Fault::NoCryptography => texts::GET_FAILED,
                        _ => texts::GET_NOT_KEPT,
                    });
                }
            }
            let _ = busy.try_set(false);
            let _ = fault.try_set(failed);
        });
    };
    view! {
        <Choice
            legend=t(texts::PERSON)
            name="person"
            options=options
            value=0
            chosen=move |value| chosen.set(value)
        />
        <p role="status">{move || busy.get().then(|| t(texts::GETTING))}</p>
        <Button weight=Weight::Primary on_press=get>
            {t(texts::GET)}
        </Button>
    }
}

/// Invented people who have some of what is missing, those with the most first, each
/// with the types that they have.
fn people(files: &Files, missing: &[String]) -> Vec<(String, Vec<String>)> {
    let mut people = Vec::new();
    for person in &files.samples.people {
        let own = person.certificates.iter().map(|one| &one.vct);
        let own: Vec<String> = own.filter(|vct| missing.contains(vct)).cloned().collect();
        if !own.is_empty() {
            people.push((person.name.clone(), own));
        }
    }
    people.sort_by_key(|(_, own)| std::cmp::Reverse(own.len()));
    people
}
