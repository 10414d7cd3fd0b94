//! Lines and columns as an editor counts them.

use std::fmt;

/// A place in a text; both numbers count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    line: usize,
    column: usize,
}

impl Position {
    /// The position of the byte at `offset`.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let mut position = Self { line: 1, column: 1 };
        for (_, character) in text.char_indices().take_while(|(at, _)| *at < offset) {
            match character {
                '\n' => {
                    position.line += 1;
                    position.column = 1;
                }
                '\u{feff}' => {}
                _ => position.column += 1,
            }
        }
        position
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
