//! The shapes of the classes, the same on the canvas and in the page.

use leptos::prelude::*;

/// A shape that is told from the others without its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// ●
    Disc,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
    /// ×
    Cross,
    /// ▬
    Bar,
    /// ○
    Ring,
}

impl Shape {
    /// Its outline as SVG path data about the middle of a square from -8 to 8, to
    /// be filled by the even-odd rule.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Disc => "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0z",
            Self::Triangle => "M0 -7L7.5 6H-7.5z",
            Self::Diamond => "M0 -8L7 0L0 8L-7 0z",
            Self::Cross => {
                "M-6.5 -4.2L-4.2 -6.5L0 -2.3L4.2 -6.5L6.5 -4.2L2.3 0L6.5 4.2L4.2 6.5L0 2.3L-4.2 6.5L-6.5 4.2L-2.3 0z"
            }
            Self::Bar => "M-7.5 -3H7.5V3H-7.5z",
            Self::Ring => {
                "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0zM-3.7 0a3.7 3.7 0 1 0 7.4 0a3.7 3.7 0 1 0 -7.4 0z"
            }
        }
    }
}

/// A shape in the page, in the colour of its text; hidden from readers, since the
/// word stands beside it.
#[component]
pub fn ShapeMark(shape: Shape) -> impl IntoView {
    view! {
        <svg class="shape" viewBox="-8 -8 16 16" aria-hidden="true">
            <path d=shape.path()></path>
        </svg>
    }
}
