//! Rooms that load when they are first entered.
//!
//! In the release build for the browser each room is a wasm chunk of its own;
//! everywhere else it is a plain call. A chunk that does not load leaves a page
//! that says so and tries again: the failure is not remembered.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::{Room, texts};
use crate::ui::notice::LoadFailed;
use crate::ui::skeleton::PageSkeleton;

/// Builds a room's page once its chunk is here.
pub type PageFn = fn() -> AnyView;

/// A room's chunk did not load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChunkError;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for ChunkError {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

#[derive(Clone, Copy)]
enum State {
    Loading,
    Failed,
    Ready(PageFn),
}

/// Declares `$name`, a component that shows `$page` from the chunk `$chunk`.
macro_rules! lazy_page {
    ($name:ident, $chunk:ident, $room:expr, $page:path) => {
        pub fn $name() -> impl leptos::prelude::IntoView {
            // The splitter's glue is the one place that needs unsafe code.
            #[cfg_attr(
                split,
                allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)
            )]
            mod chunk {
                #[allow(unused_imports)]
                use super::*;
                use leptos::prelude::IntoAny;

                #[cfg_attr(
                                                    split,
                                                    leptos::wasm_split::wasm_split(
                                                        $chunk,
                                                        wasm_split_path = ::leptos::wasm_split,
                                                        fallible
                                                    )
                                                )]
                pub fn page() -> Result<crate::lazy::PageFn, crate::lazy::ChunkError> {
                    Ok(|| $page().into_any())
                }
            }
            crate::lazy::lazy_view($room, || async {
                #[cfg(split)]
                return chunk::page().await;
                #[cfg(not(split))]
                return chunk::page();
            })
        }
    };
}
pub(crate) use lazy_page;

/// The page of a room: a skeleton until chunk and texts are here.
pub fn lazy_view<F, Fut>(room: Room, load: F) -> impl IntoView
where
    F: Fn() -> Fut + Copy + Send + Sync + 'static,
    Fut: Future<Output = Result<PageFn, ChunkError>> + 'static,
{
    let state = RwSignal::new(State::Loading);
    let start = move || {
        state.set(State::Loading);
        spawn_local(async move {
            let loaded = match texts::load(room).await {
                Ok(()) => load().await,
                Err(_) => Err(ChunkError),
            };
            // The person may have gone on to another page meanwhile.
            let _ = state.try_set(match loaded {
                Ok(page) => State::Ready(page),
                Err(ChunkError) => State::Failed,
            });
        });
    };
    start();
    move || match state.get() {
        State::Loading => view! { <PageSkeleton /> }.into_any(),
        State::Failed => view! { <LoadFailed retry=Callback::new(move |()| start()) /> }.into_any(),
        State::Ready(page) => page(),
    }
}
