//! What a person says of themselves. It stays in memory, outliving the page, and
//! is kept on the device only when that is asked for.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_masks::rules::{Purchase, Record};

use crate::platform::store::{self, Kind};

/// The record's key among a person's own.
const KEY: &str = "masks_today";

thread_local! {
    static KEPT: Kept = Kept::default();
}

/// The signals that outlive the page.
#[derive(Clone, Default)]
struct Kept {
    record: ArcRwSignal<Record>,
    remembered: ArcRwSignal<bool>,
    as_of: ArcRwSignal<Option<NaiveDate>>,
}

/// Birth year, purchases, and the date that is asked about.
#[derive(Clone, Copy)]
pub struct Mine {
    /// Birth year and purchases.
    pub record: RwSignal<Record>,
    /// Whether they are kept on the device.
    pub remembered: RwSignal<bool>,
    /// The portal's date.
    pub today: NaiveDate,
    as_of: RwSignal<Option<NaiveDate>>,
}

impl Mine {
    /// What this visit knows, filled from the device if it was asked to remember.
    pub fn of_visit(today: NaiveDate) -> Self {
        let kept = KEPT.with(Clone::clone);
        let mine = Self {
            record: kept.record.into(),
            remembered: kept.remembered.into(),
            today,
            as_of: kept.as_of.into(),
        };
        spawn_local(mine.recall());
        mine
    }

    /// The date that is asked about: the portal's unless another was chosen.
    pub fn date(self) -> NaiveDate {
        self.as_of.get().unwrap_or(self.today)
    }

    /// Asks about another date; none: the portal's.
    pub fn ask_about(self, date: Option<NaiveDate>) {
        self.as_of.set(date);
    }

    /// The birth year, once it is given.
    pub fn birth_year(self) -> Option<i32> {
        self.record.with(|record| record.birth_year)
    }

    /// Notes a birth year.
    pub fn born(self, year: Option<i32>) {
        self.record.update(|record| record.birth_year = year);
        self.save();
    }

    /// Notes a purchase.
    pub fn bought(self, purchase: Purchase) {
        self.record.update(|record| record.note(purchase));
        self.save();
    }

    /// Takes a purchase back.
    pub fn take_back(self, purchase: Purchase) {
        self.record.update(|record| record.take_back(purchase));
        self.save();
    }

    /// Keeps the record on the device, or no longer.
    pub fn remember(self, wanted: bool) {
        self.remembered.set(wanted);
        if wanted {
            self.save();
        } else {
            spawn_local(store::delete(Kind::Personal, KEY));
        }
    }

    fn save(self) {
        if self.remembered.get_untracked() {
            let text = self.record.with_untracked(Record::to_json);
            spawn_local(store::put(Kind::Personal, KEY, text));
        }
    }

    /// Takes over what the device has; forgets what was deleted there meanwhile.
    async fn recall(self) {
        let text = store::get(Kind::Personal, KEY).await;
        let known = text.and_then(|text| Record::parse(&text).ok());
        // The person may have gone on to another page, or have answered already.
        let was_remembered = self.remembered.try_get_untracked();
        let is_new = self
            .record
            .try_with_untracked(|record| *record == Record::default());
        let (Some(was_remembered), Some(is_new)) = (was_remembered, is_new) else {
            return;
        };
        match known {
            Some(known) if was_remembered || is_new => {
                self.record.set(known);
                self.remembered.set(true);
            }
            None if was_remembered => {
                self.record.set(Record::default());
                self.remembered.set(false);
            }
            Some(_) | None => {}
        }
    }
}
