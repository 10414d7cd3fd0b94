//! Finding a place by its name: one box for regions and outlets.
//!
//! A combobox with a list (ARIA Authoring Practices 1.2, "editable combobox with
//! list autocomplete"). What is typed stays in the box: it is in no address, no
//! storage and no request.

mod everywhere;
mod find;
mod go;
mod state;

use leptos::prelude::*;

use crate::i18n::{masks, t};
use crate::ui::icon::Icon;
use everywhere::Everywhere;
use find::Choice;
use state::{State, option_id};

const LIST: &str = "search-list";

/// The box and what was found.
#[component]
pub fn Search() -> impl IntoView {
    let search = State::new();
    let State {
        typed,
        open,
        active,
        found,
        input,
        ..
    } = search;
    let expanded = move || (search.is_open() && found.with(|f| !f.choices.is_empty())).to_string();
    let on_input = move |event| {
        typed.set(event_target_value(&event));
        open.set(true);
        active.set(None);
    };
    let options = move || {
        found.with(|found| {
            let choices = found.choices.iter().cloned().enumerate();
            choices
                .map(|(number, choice)| option(search, number, choice))
                .collect_view()
        })
    };
    view! {
        <div class="search" class:is-open=move || search.is_open() role="search">
            <div class="search-box">
                <input
                    type="text"
                    class="search-input"
                    role="combobox"
                    aria-label=t(masks::SEARCH_LABEL)
                    aria-autocomplete="list"
                    aria-expanded=expanded
                    aria-controls=LIST
                    aria-activedescendant=move || active.get().map(option_id)
                    placeholder=t(masks::SEARCH_HINT)
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    maxlength="60"
                    node_ref=input
                    on:focus=move |_| search.prepare()
                    on:input=on_input
                    on:keydown=move |event| search.press(&event)
                />
                {move || {
                    typed
                        .with(|typed| !typed.is_empty())
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="tool search-clear"
                                    on:click=move |_| search.clear()
                                >
                                    <Icon name="close" />
                                    <span class="sr-only">{t(masks::SEARCH_CLEAR)}</span>
                                </button>
                            }
                        })
                }}
            </div>
            // Pressing something here must not take the focus out of the box, which
            // would close the list before the press is over.
            <div class="search-found" on:mousedown=|event| event.prevent_default()>
                <p class="search-said" role="status">
                    {move || search.said()}
                </p>
                <ul id=LIST class="search-list" role="listbox" aria-label=t(masks::SEARCH_LIST)>
                    {options}
                </ul>
                <Everywhere />
            </div>
        </div>
    }
}

/// One line of the list.
fn option(search: State, number: usize, choice: Choice) -> impl IntoView {
    let State { active, .. } = search;
    let (title, context) = (choice.title.clone(), choice.context.clone());
    view! {
        <li
            id=option_id(number)
            class="search-option"
            role="option"
            aria-selected=move || (active.get() == Some(number)).to_string()
            on:click=move |_| search.choose_by_press(&choice)
        >
            <strong>{title}</strong>
            <span class="subtle">{context}</span>
        </li>
    }
}
