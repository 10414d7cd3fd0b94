//! Texts: typed keys, one table a room and language, filled when first needed.
//!
//! Every text that a citizen sees is a [`Key`]. The keys are made from the Korean
//! files in `locales/ko`; the build writes each room's texts of each language as
//! a plain array in the keys' order, so no key is shipped. A change of language
//! loads the tables and builds the page anew: texts are read, not watched.

mod format;
mod lang;
pub mod texts;

pub use format::{
    age, count, count_u32, data_text, date_and_time, date_value, local, parse_date, set_offset,
    time_of_day,
};
pub use lang::Lang;
pub use texts::{t, t_nth, tf, tn};

/// One text: its room and its place in the room's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    room: Room,
    index: u16,
}

/// A room that has texts, by its number in [`ROOMS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room(u8);

include!(concat!(env!("OUT_DIR"), "/keys.rs"));
