//! What an outlet is and what it last reported.

use chrono::{DateTime, Utc};
use madang_geo::LonLat;

/// How many masks an outlet reported (public mask API, 2020, `remain_stat`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Remain {
    /// 100 or more.
    Plenty,
    /// 30 to 99.
    Some,
    /// 2 to 29.
    Few,
    /// 0 or 1.
    Empty,
    /// Sale paused or over for today (`break`, since 2020-03-13).
    Break,
    /// The outlet has not reported: null, absent or empty.
    Unreported,
    /// A value that this version does not know.
    Unknown,
}

impl Remain {
    /// All classes, from the most masks to the least known.
    pub const ALL: [Self; 7] = [
        Self::Plenty,
        Self::Some,
        Self::Few,
        Self::Empty,
        Self::Break,
        Self::Unreported,
        Self::Unknown,
    ];

    /// The class that the public mask API names so.
    #[must_use]
    pub fn of_api(name: &str) -> Self {
        match name {
            "plenty" => Self::Plenty,
            "some" => Self::Some,
            "few" => Self::Few,
            "empty" => Self::Empty,
            "break" => Self::Break,
            "" => Self::Unreported,
            _ => Self::Unknown,
        }
    }

    /// The class of a number of masks, by the thresholds of the public mask API.
    #[must_use]
    pub fn of_count(count: u64) -> Self {
        match count {
            100.. => Self::Plenty,
            30.. => Self::Some,
            2.. => Self::Few,
            _ => Self::Empty,
        }
    }

    /// The class that a snapshot's letter stands for.
    #[must_use]
    pub fn of_letter(letter: char) -> Self {
        match letter {
            'p' => Self::Plenty,
            's' => Self::Some,
            'f' => Self::Few,
            'e' => Self::Empty,
            'b' => Self::Break,
            '-' => Self::Unreported,
            _ => Self::Unknown,
        }
    }

    /// The letter that a snapshot writes for the class.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Plenty => 'p',
            Self::Some => 's',
            Self::Few => 'f',
            Self::Empty => 'e',
            Self::Break => 'b',
            Self::Unreported => '-',
            Self::Unknown => '?',
        }
    }
}

/// What kind of outlet sells (public mask API, `type`).
///
/// Ordered as in the files of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OutletKind {
    /// `01`, 약국.
    Pharmacy,
    /// `02`, 우체국.
    PostOffice,
    /// `03`, 농협 하나로마트.
    Hanaro,
    /// A value that this version does not know.
    Unknown,
}

impl OutletKind {
    /// All kinds, in their order.
    pub const ALL: [Self; 4] = [
        Self::Pharmacy,
        Self::PostOffice,
        Self::Hanaro,
        Self::Unknown,
    ];

    /// The kind of a public mask API `type`.
    #[must_use]
    pub fn of_api(code: &str) -> Self {
        match code {
            "01" => Self::Pharmacy,
            "02" => Self::PostOffice,
            "03" => Self::Hanaro,
            _ => Self::Unknown,
        }
    }
}

/// An outlet.
#[derive(Debug, Clone, PartialEq)]
pub struct Store {
    /// Identification code, digits; the key that joins stock to it.
    pub code: String,
    /// Name as registered.
    pub name: String,
    /// Road address with the legal dong.
    pub addr: String,
    /// Kind of outlet.
    pub kind: OutletKind,
    /// Position, rounded to 1e-5 degrees (about a metre).
    pub at: LonLat,
}

/// An outlet's last report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    /// Class of the number of masks left.
    pub remain: Remain,
    /// When the row was generated (freshness), to the minute.
    pub created_at: Option<DateTime<Utc>>,
    /// When masks last arrived, to the minute; not when their sale began.
    pub stock_at: Option<DateTime<Utc>>,
}

impl Stock {
    /// What an outlet has that never reported.
    pub const UNREPORTED: Self = Self {
        remain: Remain::Unreported,
        created_at: None,
        stock_at: None,
    };
}

#[cfg(test)]
mod tests {
    use super::Remain;

    /// The thresholds of the public mask API.
    #[test]
    fn counts_have_the_classes_of_the_api() {
        for (count, class) in [
            (0, Remain::Empty),
            (1, Remain::Empty),
            (2, Remain::Few),
            (29, Remain::Few),
            (30, Remain::Some),
            (99, Remain::Some),
            (100, Remain::Plenty),
            (u64::MAX, Remain::Plenty),
        ] {
            assert_eq!(Remain::of_count(count), class, "{count}");
        }
    }
}
