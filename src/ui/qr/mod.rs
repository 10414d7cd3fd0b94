//! Texts as QR codes: one after the other on a screen, or all side by side for paper.
//!
//! The encoder is a chunk of its own, and the texts beside the codes a table of their
//! own, so that any room can show codes without carrying either.

mod chunk;
mod examples;

use std::sync::Arc;
use std::time::Duration;

pub use examples::examples;
use leptos::prelude::*;
use madang_qr::Code;

use crate::i18n::{self, qr as texts, t, tf};
use crate::lazy::ChunkError;
use crate::platform::media;
use crate::ui::button::Button;
use crate::ui::later::later;

/// How long a code stays: readers manage about three a second, and nothing flashes
/// more often than three times a second (WCAG 2.2, 2.3.1).
const STAY: Duration = Duration::from_millis(340);

/// All codes, in their order.
type Codes = Arc<[Code]>;

/// The codes of `frames` in one place, taking turns, about three a second; they can be
/// stopped and stepped through. One code alone just stands there.
#[component]
pub fn Qr(
    /// What each code holds, at most 800 bytes so that a phone can read it.
    frames: Vec<String>,
    /// What all of them hold, in a few words, for those who cannot see them.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    drawn(frames, move |codes| taking_turns(codes, &label))
}

/// The codes of `frames` side by side, numbered, as they go on paper.
#[component]
pub fn QrSheet(
    /// What each code holds, as for [`Qr`].
    frames: Vec<String>,
    /// What all of them hold, in a few words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    drawn(frames, move |codes| sheet(&codes, &label))
}

/// What `show` makes of the codes, once they are drawn.
fn drawn(
    frames: Vec<String>,
    show: impl Fn(Codes) -> AnyView + Send + 'static,
) -> impl Fn() -> AnyView + Send + 'static {
    let place = || view! { <div class="qr-place" aria-hidden="true"></div> }.into_any();
    later(move || Box::pin(draw(frames.clone())), place, show)
}

async fn draw(frames: Vec<String>) -> Result<Codes, ChunkError> {
    i18n::texts::load(texts::ROOM)
        .await
        .map_err(|_| ChunkError)?;
    #[cfg(split)]
    let codes = chunk::draw(frames).await;
    #[cfg(not(split))]
    let codes = chunk::draw(frames);
    Ok(codes?.into())
}

fn taking_turns(codes: Codes, label: &str) -> AnyView {
    let turns = Turns::start(codes.len());
    let label = label.to_owned();
    let side = codes.first().map_or(0, |code| code.side);
    let name = Signal::derive(move || name(&label, turns.at.get(), turns.count));
    let path = Signal::derive(move || {
        let code = codes.get(turns.at.get());
        code.map(|code| code.path.clone()).unwrap_or_default()
    });
    view! {
        <div class="qr">
            {picture(side, path, name)}
            {(turns.count > 1).then(|| controls(turns))}
        </div>
    }
    .into_any()
}

/// Whose turn it is.
#[derive(Clone, Copy)]
struct Turns {
    at: RwSignal<usize>,
    runs: RwSignal<bool>,
    count: usize,
}

impl Turns {
    /// Begins with the first, and runs unless the system asks for calm.
    fn start(count: usize) -> Self {
        let turns = Self {
            at: RwSignal::new(0),
            runs: RwSignal::new(!media::wants_calm()),
            count,
        };
        // A last tick may come when the codes are gone.
        let tick = move || {
            if turns.runs.try_get_untracked() == Some(true) {
                turns.go(1);
            }
        };
        if count > 1
            && let Ok(timer) = set_interval_with_handle(tick, STAY)
        {
            on_cleanup(move || timer.clear());
        }
        turns
    }

    /// So many codes on; after the last comes the first.
    fn go(self, steps: usize) {
        let count = self.count.max(1);
        let _ = self.at.try_update(|at| *at = (*at + steps) % count);
    }

    /// Stops, and goes so many codes on.
    fn step(self, steps: usize) {
        self.runs.set(false);
        self.go(steps);
    }
}

fn controls(turns: Turns) -> AnyView {
    let number = move || (turns.at.get() + 1).to_string();
    let count = turns.count.to_string();
    let position = move || tf(texts::POSITION, &[("n", &number()), ("of", &count)]);
    let run = move || {
        t(match turns.runs.get() {
            true => texts::PAUSE,
            false => texts::GO_ON,
        })
    };
    view! {
        <p class="qr-position">{position}</p>
        <div class="buttons no-print">
            <Button on_press=move |_| turns.step(turns.count - 1)>{t(texts::PREVIOUS)}</Button>
            <Button on_press=move |_| turns.runs.update(|runs| *runs = !*runs)>{run}</Button>
            <Button on_press=move |_| turns.step(1)>{t(texts::NEXT)}</Button>
        </div>
        <p class="subtle no-print">{t(texts::HINT)}</p>
    }
    .into_any()
}

fn sheet(codes: &Codes, label: &str) -> AnyView {
    let count = codes.len();
    let figure = |(at, code): (usize, &Code)| {
        let (path, name) = (code.path.clone(), name(label, at, count));
        let number = [&(at + 1).to_string(), " / ", &count.to_string()].concat();
        view! {
            <figure>
                {picture(code.side, Signal::stored(path), Signal::stored(name))}
                <figcaption>{number}</figcaption>
            </figure>
        }
        .into_any()
    };
    let figures: Vec<AnyView> = codes.iter().enumerate().map(figure).collect();
    view! { <div class="qr-sheet">{figures}</div> }.into_any()
}

/// A code in modules, crisp at any size.
fn picture(side: usize, path: Signal<String>, name: Signal<String>) -> AnyView {
    let side = side.to_string();
    let frame = ["0 0 ", &side, " ", &side].concat();
    view! {
        <svg class="qr-code" viewBox=frame role="img" aria-label=name>
            <rect class="qr-ground" width=side.clone() height=side></rect>
            <path class="qr-dark" d=path></path>
        </svg>
    }
    .into_any()
}

/// What a code is called.
fn name(label: &str, at: usize, count: usize) -> String {
    let number = (at + 1).to_string();
    match count {
        1 => tf(texts::CODE, &[("what", label)]),
        _ => {
            let values = [
                ("n", number.as_str()),
                ("of", &count.to_string()),
                ("what", label),
            ];
            tf(texts::CODE_OF, &values)
        }
    }
}
