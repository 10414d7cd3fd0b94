//! Reading what somebody hands over: QR codes before the camera, where there is one,
//! and files, be they pictures of codes or texts.
//!
//! The decoder is a chunk of its own, which the first picture asks for. Pictures are
//! looked at and dropped.

mod chunk;
mod examples;
mod scanner;

pub use examples::examples;
use leptos::prelude::*;

use crate::i18n::{self, qr as texts, t, tf};
use crate::lazy::ChunkError;
use crate::platform::file;
use crate::ui::later::later;
use crate::ui::notice::{Kind, Notice};
use scanner::{Scanner, State};

/// Id of the camera's picture.
const VIDEO: &str = "scan-video";
/// What the file picker offers.
const ACCEPTED: &str = ".sd-jwt,.json,.txt,application/json,text/plain,image/*";

/// Whether there is more to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It goes on.
    More,
    /// All is read: the camera goes off.
    Done,
}

/// Buttons for camera and files, and how far reading is.
#[component]
pub fn Scan(
    /// Told each text that is read, of a code or a whole file. The same code is told as
    /// often as it is seen.
    on_text: Callback<String, Next>,
    /// How many codes are read, and of how many; none while nobody can tell.
    #[prop(into)]
    progress: Signal<Option<(usize, usize)>>,
) -> impl IntoView {
    let load = || async {
        let loaded = i18n::texts::load(texts::ROOM).await;
        loaded.map_err(|_| ChunkError)
    };
    let place = || view! { <div class="scan-place" aria-hidden="true"></div> }.into_any();
    later(
        move || Box::pin(load()),
        place,
        move |()| scan(Scanner::new(on_text), progress),
    )
}

fn scan(scanner: Scanner, progress: Signal<Option<(usize, usize)>>) -> AnyView {
    // It must be on show before it can play.
    let is_off = move || matches!(scanner.state.get(), State::Off | State::Trouble(_));
    view! {
        <div class="scan stack">
            <div class="buttons">
                {move || scanner.has_camera.get().then(|| camera_button(scanner))}
                <label class="button scan-file">
                    <input
                        type="file"
                        class="sr-only"
                        multiple
                        accept=ACCEPTED
                        on:change=move |event| scanner.open(file::chosen(&event))
                    />
                    {t(texts::SCAN_FILE)}
                </label>
            </div>
            <p class="subtle">{t(texts::SCAN_FILE_HELP)}</p>
            <div class="scan-view" hidden=is_off>
                <video id=VIDEO playsinline muted aria-label=t(texts::SCAN_VIEW)></video>
                <p>{t(texts::SCAN_AIM)}</p>
            </div>
            <div role="status">{move || progress.get().map(how_far)}</div>
            {move || trouble(scanner)}
        </div>
    }
    .into_any()
}

fn camera_button(scanner: Scanner) -> AnyView {
    let text = move || {
        t(match scanner.state.get() {
            State::Off | State::Trouble(_) => texts::SCAN_CAMERA,
            State::Asking | State::On => texts::SCAN_STOP,
        })
    };
    view! {
        <button type="button" class="button" on:click=move |_| scanner.press()>
            {text}
        </button>
    }
    .into_any()
}

fn how_far((read, of): (usize, usize)) -> AnyView {
    let (read, of) = (read.to_string(), of.to_string());
    let text = tf(texts::SCAN_PROGRESS, &[("n", &read), ("of", &of)]);
    view! {
        <p class="scan-progress">
            <progress value=read max=of aria-hidden="true"></progress>
            <span>{text}</span>
        </p>
    }
    .into_any()
}

/// What went wrong with the camera or with files, and what to do.
fn trouble(scanner: Scanner) -> Option<AnyView> {
    let camera = match scanner.state.get() {
        State::Trouble(key) => Some(t(key)),
        State::Asking => return Some(asking()),
        State::Off | State::On => None,
    };
    let problems: Vec<String> = camera.into_iter().chain(scanner.problems.get()).collect();
    (!problems.is_empty()).then(|| {
        let texts: Vec<_> = problems
            .into_iter()
            .map(|text| view! { <p>{text}</p> })
            .collect();
        view! { <Notice kind=Kind::Danger>{texts}</Notice> }.into_any()
    })
}

fn asking() -> AnyView {
    view! { <Notice kind=Kind::Info>{t(texts::SCAN_ASKING)}</Notice> }.into_any()
}
