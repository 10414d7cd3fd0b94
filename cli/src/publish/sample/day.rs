//! An outlet's day: masks arrive, are sold, and now and then someone reports.
//!
//! Times are minutes from the midnight that 2020-05-12 began with in Korea.

use super::random::Random;

const OPENS: i32 = 9 * 60;
const CLOSES: i32 = 19 * 60;
const FIRST_SNAPSHOT: i32 = 8 * 60;
const LAST_SNAPSHOT: i32 = 20 * 60;
/// An outlet whose report is older counts as one that forgot to report.
const EVENING_BEFORE: i32 = -5 * 60;

/// Shares of outlets.
const NEVER_REPORTS: f64 = 0.04;
const FORGETS: f64 = 0.03;
const SLOW: f64 = 0.15;
const PAUSES: f64 = 0.15;
const NO_ARRIVAL_TODAY: f64 = 0.12;

/// The snapshots' times, each half hour.
pub(super) fn snapshot_minutes() -> impl Iterator<Item = i32> {
    (FIRST_SNAPSHOT..=LAST_SNAPSHOT).step_by(30)
}

/// What one outlet does that day.
pub(super) struct Day {
    reports: Reports,
    /// Masks left over in the morning, and when they had come.
    left_over: i32,
    arrived_before: i32,
    /// When today's masks come, and how many.
    arrives: Option<(i32, i32)>,
    sold_per_hour: i32,
    /// Sale is paused between these.
    pause: Option<(i32, i32)>,
}

#[derive(Clone, Copy)]
enum Reports {
    Never,
    /// So many minutes before each snapshot.
    Late(i32),
    /// Last at this time.
    LastAt(i32),
}

/// A sale row's times and class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) created_at: i32,
    pub(super) stock_at: i32,
    pub(super) remain_stat: &'static str,
}

impl Day {
    /// The day of the outlet with this number.
    pub(super) fn invent(seed: u64, number: u64) -> Self {
        let mut random = Random::new(seed, number);
        let reports = match random.unit() {
            drawn if drawn < NEVER_REPORTS => Reports::Never,
            drawn if drawn < NEVER_REPORTS + FORGETS => {
                Reports::LastAt(random.whole(EVENING_BEFORE, FIRST_SNAPSHOT))
            }
            drawn if drawn < NEVER_REPORTS + FORGETS + SLOW => {
                Reports::Late(5 * random.whole(1, 9))
            }
            _ => Reports::Late(0),
        };
        let arrives = (!random.chance(NO_ARRIVAL_TODAY)).then(|| {
            // Most deliveries come in the morning.
            let minute = random
                .whole(8 * 60, 12 * 60)
                .min(random.whole(8 * 60, 16 * 60));
            (minute, 50 * random.whole(3, 8))
        });
        let pause = random.chance(PAUSES).then(|| {
            let from = random.whole(OPENS, CLOSES - 60);
            (from, from + random.whole(30, 180))
        });
        Self {
            reports,
            left_over: random.whole(-80, 120).max(0),
            arrived_before: random.whole(9 * 60, 18 * 60) - 24 * 60,
            arrives,
            sold_per_hour: random.whole(15, 90),
            pause,
        }
    }

    /// The row of a snapshot; `None` when the outlet has never reported.
    pub(super) fn row(&self, snapshot: i32) -> Option<Row> {
        let created_at = match self.reports {
            Reports::Never => return None,
            Reports::Late(minutes) => snapshot - minutes,
            Reports::LastAt(minute) => minute,
        };
        let arrived = self.arrives.filter(|(minute, _)| *minute <= created_at);
        Some(Row {
            created_at,
            stock_at: arrived.map_or(self.arrived_before, |(minute, _)| minute),
            remain_stat: self.class(created_at),
        })
    }

    fn class(&self, minute: i32) -> &'static str {
        let paused = |(from, to): (i32, i32)| (from..to).contains(&minute);
        if self.pause.is_some_and(paused) {
            return "break";
        }
        match self.masks(minute) {
            100.. => "plenty",
            30..=99 => "some",
            2..=29 => "few",
            _ => "empty",
        }
    }

    /// Masks left, never below none: what sold out stays sold out until more come.
    fn masks(&self, minute: i32) -> i32 {
        let before = |until: i32| (self.left_over - self.sold(OPENS, until)).max(0);
        match self.arrives {
            Some((arrives, masks)) if arrives <= minute => {
                (before(arrives) + masks - self.sold(arrives.max(OPENS), minute)).max(0)
            }
            _ => before(minute),
        }
    }

    /// What would be sold between two times.
    fn sold(&self, from: i32, to: i32) -> i32 {
        let open = (to.min(CLOSES) - from).max(0);
        open * self.sold_per_hour / 60
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(day: &Day) -> Vec<&'static str> {
        snapshot_minutes()
            .filter_map(|minute| day.row(minute))
            .map(|row| row.remain_stat)
            .collect()
    }

    #[test]
    fn masks_arrive_are_sold_and_run_out() {
        let day = Day {
            reports: Reports::Late(0),
            left_over: 10,
            arrived_before: -600,
            arrives: Some((11 * 60, 150)),
            sold_per_hour: 60,
            pause: Some((13 * 60, 13 * 60 + 30)),
        };
        let classes = classes(&day);
        assert_eq!(classes.first(), Some(&"few"));
        assert_eq!(classes.get(4), Some(&"empty"), "sold out by 10:00");
        assert_eq!(classes.get(6), Some(&"plenty"), "arrived at 11:00");
        assert_eq!(classes.get(10), Some(&"break"), "paused at 13:00");
        assert_eq!(classes.last(), Some(&"empty"));
        assert_eq!(day.row(12 * 60).map(|row| row.stock_at), Some(11 * 60));
    }

    #[test]
    fn every_class_and_silence_come_up() {
        let days: Vec<Day> = (0..2_000).map(|number| Day::invent(1, number)).collect();
        let rows: Vec<Option<Row>> = days.iter().map(|day| day.row(10 * 60)).collect();
        for class in ["plenty", "some", "few", "empty", "break"] {
            let of_class = rows.iter().flatten().filter(|r| r.remain_stat == class);
            assert!(of_class.count() > 10, "{class}");
        }
        assert!(rows.iter().any(Option::is_none));
        let stale = |row: &&Row| row.created_at < FIRST_SNAPSHOT;
        assert!(rows.iter().flatten().any(|row| stale(&row)));
        assert!(rows.iter().flatten().any(|row| row.created_at == 10 * 60));
    }
}
