//! A part of a page that needs something first: texts of its own, a chunk.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::lazy::ChunkError;
use crate::ui::notice::LoadFailed;

/// What a part needs, when it is here.
pub type Load<T> = Pin<Box<dyn Future<Output = Result<T, ChunkError>>>>;

#[derive(Clone)]
enum State<T> {
    Waiting,
    Failed,
    Here(T),
}

/// What `show` makes of what `load` gives; `place` keeps its place until then. What
/// does not load can be tried again.
pub fn later<T: Clone + Send + Sync + 'static>(
    load: impl Fn() -> Load<T> + Send + Sync + 'static,
    place: fn() -> AnyView,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> impl Fn() -> AnyView + Send + 'static {
    let state = RwSignal::new(State::Waiting);
    let start = Callback::new(move |()| {
        let loading = load();
        state.set(State::Waiting);
        spawn_local(async move {
            let loaded = loading.await.map_or(State::Failed, State::Here);
            // The page may be gone by now.
            let _ = state.try_set(loaded);
        });
    });
    start.run(());
    move || match state.get() {
        State::Waiting => place(),
        State::Failed => view! { <LoadFailed retry=start /> }.into_any(),
        State::Here(value) => show(value),
    }
}
