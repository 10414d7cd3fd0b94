//! The tables of texts, and how a text is looked up and filled in.

use std::cell::RefCell;

use super::{Key, Lang, ROOMS, Room};
use crate::platform::{dom, intl, net};

thread_local! {
    static TABLES: RefCell<Tables> = const { RefCell::new(Tables { lang: Lang::Ko, rooms: Vec::new() }) };
}

struct Tables {
    lang: Lang,
    /// One table a room, empty until loaded.
    rooms: Vec<Vec<String>>,
}

/// The language of the tables.
pub fn lang() -> Lang {
    TABLES.with_borrow(|tables| tables.lang)
}

/// Loads a room's texts unless they are here.
///
/// # Errors
/// The file could not be fetched or is not a list of texts.
pub async fn load(room: Room) -> Result<(), net::NetError> {
    if TABLES.with_borrow(|tables| !tables.table(room).is_empty()) {
        return Ok(());
    }
    let lang = lang();
    let table = fetch(lang, room).await?;
    TABLES.with_borrow_mut(|tables| {
        if tables.lang == lang {
            tables.put(room, table);
        }
    });
    Ok(())
}

/// Changes the language: loads anew all tables that are in use, then puts all of
/// them in place at once.
///
/// # Errors
/// A table could not be fetched; the old language stays.
pub async fn change(lang: Lang) -> Result<(), net::NetError> {
    let used: Vec<Room> = TABLES.with_borrow(Tables::used);
    let mut fresh = Vec::new();
    for room in used {
        fresh.push((room, fetch(lang, room).await?));
    }
    TABLES.with_borrow_mut(|tables| {
        tables.lang = lang;
        tables.rooms.clear();
        for (room, table) in fresh {
            tables.put(room, table);
        }
    });
    Ok(())
}

/// The text of `key` in the current language; empty when its room is not loaded.
pub fn t(key: Key) -> String {
    TABLES.with_borrow(|tables| {
        tables
            .table(key.room)
            .get(usize::from(key.index))
            .cloned()
            .unwrap_or_default()
    })
}

/// One of the texts that `key` lists, `|` between them; empty past the last.
pub fn t_nth(key: Key, index: usize) -> String {
    t(key).split('|').nth(index).unwrap_or_default().to_owned()
}

/// The text of `key` with `{name}` placeholders filled in.
pub fn tf(key: Key, values: &[(&str, &str)]) -> String {
    values.iter().fold(t(key), |text, (name, value)| {
        text.replace(&["{", name, "}"].concat(), value)
    })
}

/// The text of `key` for a number: the form that the language's plural rule
/// picks from `one|other`, with `{n}` filled in.
pub fn tn(key: Key, n: u32) -> String {
    let text = t(key);
    let number = intl::number(f64::from(n));
    let forms: Vec<&str> = text.split('|').collect();
    let form = match forms.as_slice() {
        [one, other] => {
            if intl::plural_is_one(f64::from(n)) {
                one
            } else {
                other
            }
        }
        _ => text.as_str(),
    };
    form.replace("{n}", &number)
}

async fn fetch(lang: Lang, room: Room) -> Result<Vec<String>, net::NetError> {
    let name = ROOMS.get(usize::from(room.0)).copied().unwrap_or_default();
    let url = [&dom::set_path(), lang.tag(), ".", name, ".json"].concat();
    net::texts(&url).await
}

impl Tables {
    fn table(&self, room: Room) -> &[String] {
        self.rooms
            .get(usize::from(room.0))
            .map_or(&[], Vec::as_slice)
    }

    fn put(&mut self, room: Room, table: Vec<String>) {
        let at = usize::from(room.0);
        if self.rooms.len() <= at {
            self.rooms.resize_with(at + 1, Vec::new);
        }
        if let Some(slot) = self.rooms.get_mut(at) {
            *slot = table;
        }
    }

    fn used(&self) -> Vec<Room> {
        (0u8..)
            .zip(&self.rooms)
            .filter(|(_, table)| !table.is_empty())
            .map(|(room, _)| Room(room))
            .collect()
    }
}
