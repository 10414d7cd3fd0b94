//! A long text as several QR codes: `MD1:<id>:<n>/<of>:<part>`.
//!
//! The id is the beginning of the whole's digest, so that frames of two sets do not
//! mix and a whole that is put together wrongly is found out. Frames may come in any
//! order and again and again, as from a camera before a screen that shows them in turn.

use crate::digest;

/// How many bytes a frame may have: what a QR code shows that phones still read from a
/// screen and from paper.
pub const FRAME_BYTES: usize = 800;

/// How many frames a set may have.
pub const FRAMES_MAX: usize = 999;

const MARK: &str = "MD1:";
const ID_LETTERS: usize = 8;

/// What a part may have beside the longest head, `MD1:abcdefgh:999/999:`.
const PART_BYTES: usize = FRAME_BYTES - 21;

/// Splits a text; none where it takes more than [`FRAMES_MAX`] frames, or is empty.
#[must_use]
pub fn split(whole: &str) -> Option<Vec<String>> {
    let parts = parts(whole);
    if parts.is_empty() || parts.len() > FRAMES_MAX {
        return None;
    }
    let (id, of) = (id(whole), parts.len().to_string());
    let frame = |(place, part): (usize, &str)| {
        [
            MARK,
            &id,
            ":",
            &(place + 1).to_string(),
            "/",
            &of,
            ":",
            part,
        ]
        .concat()
    };
    Some(parts.into_iter().enumerate().map(frame).collect())
}

/// Parts of about the same length, so that the codes look alike and none is denser
/// than need be.
fn parts(whole: &str) -> Vec<&str> {
    let count = whole.len().div_ceil(PART_BYTES).max(1);
    // A letter has up to 4 bytes and is not cut.
    let length = (whole.len().div_ceil(count) + 3).min(PART_BYTES);
    let mut parts = Vec::with_capacity(count);
    let mut rest = whole;
    while !rest.is_empty() {
        let ends = (0..=length.min(rest.len())).rev();
        let cut = ends.into_iter().find_map(|end| rest.split_at_checked(end));
        let (part, after) = cut.unwrap_or((rest, ""));
        parts.push(part);
        rest = after;
    }
    parts
}

fn id(whole: &str) -> String {
    digest(whole).chars().take(ID_LETTERS).collect()
}

/// Puts frames together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collector {
    id: String,
    parts: Vec<Option<String>>,
}

/// What a text that was read did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It is a part that was missing.
    New,
    /// It was there already.
    Repeat,
    /// It is of another set than those before it, which are given up.
    Anew,
    /// It is the last one: the whole text.
    Whole(String),
    /// It is a frame that does not fit: cut, or of a set that was put together
    /// wrongly. What does not fit is given up.
    Damaged,
    /// It is no frame at all.
    NoFrame,
}

struct Frame<'a> {
    id: &'a str,
    /// From 0 on.
    place: usize,
    of: usize,
    part: &'a str,
}

impl Collector {
    /// How many parts are there.
    #[must_use]
    pub fn have(&self) -> usize {
        self.parts.iter().flatten().count()
    }

    /// How many parts there are in all; 0 before the first frame.
    #[must_use]
    pub fn of(&self) -> usize {
        self.parts.len()
    }

    /// Parts that are missing, counted from 1 as people do.
    pub fn missing(&self) -> impl Iterator<Item = usize> {
        let parts = self.parts.iter().zip(1..);
        parts.filter(|(part, _)| part.is_none()).map(|(_, n)| n)
    }

    /// Takes what a camera read.
    pub fn add(&mut self, text: &str) -> Added {
        if !text.starts_with(MARK) {
            return Added::NoFrame;
        }
        let Some(frame) = Frame::read(text) else {
            return Added::Damaged;
        };
        let mut added = Added::New;
        if frame.id != self.id {
            if self.have() > 0 {
                added = Added::Anew;
            }
            self.id = frame.id.to_owned();
            self.parts = vec![None; frame.of];
        }
        if self.parts.len() != frame.of {
            return Added::Damaged;
        }
        let Some(place) = self.parts.get_mut(frame.place) else {
            return Added::Damaged;
        };
        match place {
            Some(part) if part == frame.part => added = Added::Repeat,
            // Nobody can tell which of the two is right.
            Some(_) => {
                *place = None;
                return Added::Damaged;
            }
            None => *place = Some(frame.part.to_owned()),
        }
        self.whole().unwrap_or(added)
    }

    /// Starts anew.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The whole once all parts are there.
    fn whole(&mut self) -> Option<Added> {
        let parts: Option<Vec<&str>> = self.parts.iter().map(Option::as_deref).collect();
        let whole = parts?.concat();
        if id(&whole) == self.id {
            return Some(Added::Whole(whole));
        }
        self.clear();
        Some(Added::Damaged)
    }
}

impl<'a> Frame<'a> {
    fn read(text: &'a str) -> Option<Self> {
        if text.len() > FRAME_BYTES {
            return None;
        }
        let (id, rest) = text.strip_prefix(MARK)?.split_once(':')?;
        let (place, part) = rest.split_once(':')?;
        let (n, of) = place.split_once('/')?;
        let (n, of) = (number(n)?, number(of)?);
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        let is_right =
            id.len() == ID_LETTERS && id.bytes().all(is_letter) && !part.is_empty() && n <= of;
        is_right.then_some(Self {
            id,
            place: n - 1,
            of,
            part,
        })
    }
}

/// From 1 to [`FRAMES_MAX`], written in one way.
fn number(text: &str) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    let is_right = (1..=FRAMES_MAX).contains(&number) && number.to_string() == text;
    is_right.then_some(number)
}

#[cfg(test)]
mod tests;
