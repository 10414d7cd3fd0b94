//! A long list of which only the part near the window is in the page: 26,000 rows
//! cost as much as a hundred. What stands above and below is a gap of its height;
//! readers are told each row's place in the whole.

use std::ops::Range;
use std::sync::Arc;

use leptos::html::Ul;
use leptos::prelude::*;

use crate::platform::viewport;

/// Rows come and go by so many.
const BLOCK: usize = 20;
/// Height of a row until one has been seen, in CSS pixels.
const ROW_PX: f64 = 92.0;
/// The attribute with a row's number, which finds the one with the focus.
const ROW: &str = "data-row";

/// Makes the content of a row from its number.
pub type RowView = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;

/// What a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// How many.
    pub len: usize,
    /// Another number whenever the rows are others.
    pub generation: u32,
}

/// The list.
#[component]
pub fn LongList(
    #[prop(into)] rows: Signal<Rows>,
    class: &'static str,
    row: RowView,
) -> impl IntoView {
    let list = NodeRef::<Ul>::new();
    let row_px = RwSignal::new(ROW_PX);
    let blocks = RwSignal::new(0..1);
    let look = move || {
        // A frame may come when the page is gone.
        let Some(list) = list.try_get_untracked().flatten() else {
            return;
        };
        let len = rows.get_untracked().len;
        let (top, height) = viewport::extent(&list);
        let shown = clipped(&blocks.get_untracked(), len);
        if !shown.is_empty() {
            let gaps = (len - shown.len()) as f64 * row_px.get_untracked();
            let measured = (height - gaps) / shown.len() as f64;
            if (measured / row_px.get_untracked() - 1.0).abs() > 0.05 && measured > 1.0 {
                row_px.set(measured);
            }
        }
        let near = near(top, row_px.get_untracked(), viewport::focused_number(ROW));
        if blocks.get_untracked() != near {
            blocks.set(near);
        }
    };
    viewport::on_move(look);
    Effect::new(move |_| {
        rows.track();
        request_animation_frame(look);
    });
    let gap = move |of: fn(Range<usize>, usize) -> usize| {
        move || {
            let len = rows.get().len;
            pixels(of(clipped(&blocks.get(), len), len) as f64 * row_px.get())
        }
    };
    let above = gap(|shown, _| shown.start);
    let below = gap(|shown, len| len - shown.end);
    let each = move || {
        let Rows { len, generation } = rows.get();
        let shown = blocks.get();
        let some = move |block: &usize| block * BLOCK < len;
        shown
            .filter(some)
            .map(move |block| (generation, len, block))
            .collect::<Vec<_>>()
    };
    let block = move |(_, len, block): (u32, usize, usize)| {
        let of = |number: usize| {
            view! {
                <li data-row=number aria-posinset=number + 1 aria-setsize=len>
                    {row(number)}
                </li>
            }
        };
        clipped(&(block..block + 1), len).map(of).collect_view()
    };
    view! {
        <ul class=class node_ref=list on:focusin=move |_| look()>
            <li class="long-list-gap" aria-hidden="true" style:height=above></li>
            <For each=each key=|block| *block children=block />
            <li class="long-list-gap" aria-hidden="true" style:height=below></li>
        </ul>
    }
}

/// The blocks that are in the window, or a window's height away from it, or between
/// it and the row with the focus, which must not vanish.
fn near(top: f64, row_px: f64, focused: Option<usize>) -> Range<usize> {
    let window = viewport::height();
    let first = block_at(-top - window, row_px);
    let last = block_at(-top + 2.0 * window, row_px);
    let focused = focused.map(|row| row / BLOCK);
    let from = focused.map_or(first, |block| block.min(first));
    // The next block is there before the focus is.
    let to = focused.map_or(last, |block| last.max(block + 1));
    from..to + 1
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates: what is above the list is its first row"
)]
fn block_at(px: f64, row_px: f64) -> usize {
    (px / row_px) as usize / BLOCK
}

/// The rows of these blocks.
fn clipped(blocks: &Range<usize>, len: usize) -> Range<usize> {
    let start = (blocks.start * BLOCK).min(len);
    start..(blocks.end * BLOCK).clamp(start, len)
}

#[expect(clippy::cast_possible_truncation, reason = "saturates")]
fn pixels(px: f64) -> String {
    [&(px as i64).to_string(), "px"].concat()
}
