//! A page's data on their way: a skeleton, then the page, or what went wrong with
//! another try.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::data::{self, DataError};
use crate::i18n::{Key, t};
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};
use crate::ui::skeleton::PageSkeleton;

/// What is said while data are on their way, and when they cannot be had.
#[derive(Clone, Copy)]
pub struct Words {
    /// What is being fetched.
    pub loading: Key,
    /// What could not be had.
    pub failed: Key,
    /// The button that tries again.
    pub retry: Key,
}

/// How the data stand.
#[derive(Clone)]
enum Reading<T> {
    Pending,
    Failed(Key),
    Here(T),
}

/// What `show` makes of the data that `read` gets.
pub fn reading<T>(
    words: Words,
    read: fn() -> data::Reading<T>,
    show: fn(T) -> AnyView,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let state = RwSignal::new(Reading::Pending);
    let start = move || {
        state.set(Reading::Pending);
        spawn_local(async move {
            let read = read().await.map_or_else(
                |error: DataError| Reading::Failed(error.message()),
                Reading::Here,
            );
            // The person may have gone on to another page meanwhile.
            let _ = state.try_set(read);
        });
    };
    start();
    move || match state.get() {
        Reading::Pending => view! {
            <p class="sr-only" role="status">
                {t(words.loading)}
            </p>
            <PageSkeleton />
        }
        .into_any(),
        Reading::Failed(message) => failed(words, message, start),
        Reading::Here(data) => show(data),
    }
}

fn failed(words: Words, message: Key, again: impl Fn() + Send + 'static) -> AnyView {
    view! {
        <Notice kind=Kind::Danger>
            <p>
                <strong>{t(words.failed)}</strong>
            </p>
            <p>{t(message)}</p>
            <Button weight=Weight::Primary on_press=move |_| again()>
                {t(words.retry)}
            </Button>
        </Notice>
    }
    .into_any()
}
