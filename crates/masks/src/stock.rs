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

/// What kind of outlet sells (public mask API, `type`).
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
