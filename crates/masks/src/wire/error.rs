//! Why a payload was refused.

/// Why a payload was refused whole. Rows count from 1; places in JSON from 0.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// Not JSON, or not of the payload's form.
    #[error("not of the form: {0}")]
    Form(#[from] madang_json::ReadError),
    /// A column has another length than the runs of kinds add up to.
    #[error("sido {sido}: {column} has {found} values, the kinds add up to {expected}")]
    Length {
        /// The sido.
        sido: String,
        /// The column.
        column: &'static str,
        /// Values found.
        found: u64,
        /// Values expected.
        expected: u64,
    },
    /// A row is not behind the one before it, by code and within its kind.
    #[error("sido {sido}, row {row}: code {code} is out of order or given twice")]
    Order {
        /// The sido.
        sido: String,
        /// The row.
        row: usize,
        /// The code.
        code: String,
    },
    /// A position that no outlet can have.
    #[error("sido {sido}, row {row}: position {lon_e5}, {lat_e5} is not on Earth")]
    Position {
        /// The sido.
        sido: String,
        /// The row.
        row: usize,
        /// Longitude in 1e-5 degrees.
        lon_e5: i32,
        /// Latitude in 1e-5 degrees.
        lat_e5: i32,
    },
    /// A tombstone is not behind the one before it by code, or nowhere on Earth.
    #[error("sido {sido}: departed outlet {code} is out of order, given twice or not on Earth")]
    Departed {
        /// The sido.
        sido: String,
        /// The code.
        code: String,
    },
    /// A report that is newer than the newest.
    #[error("sido {sido}, row {row}: created {minutes} min before the snapshot's time")]
    Created {
        /// The sido.
        sido: String,
        /// The row.
        row: usize,
        /// The minutes, negative.
        minutes: i32,
    },
    /// Stock of more or fewer products than the snapshot names.
    #[error("sido {sido}: stock of {found} products, not of {expected}")]
    Products {
        /// The sido.
        sido: String,
        /// Products found.
        found: usize,
        /// Products expected.
        expected: usize,
    },
    /// Less than none.
    #[error("sido {sido}, row {row}: {count} of a product")]
    Count {
        /// The sido.
        sido: String,
        /// The row.
        row: usize,
        /// The count, negative.
        count: i32,
    },
    /// Hours that are none.
    #[error("sido {sido}, row {row}: slots beyond the week's twenty-one")]
    Slots {
        /// The sido.
        sido: String,
        /// The row.
        row: usize,
    },
    /// A box whose sides are swapped or not on Earth.
    #[error("a frame is none: its sides are swapped or not on Earth")]
    Frame,
    /// The sido are not in order of their codes, or one is given twice.
    #[error("sido {sido} is out of order or given twice")]
    Sido {
        /// The sido.
        sido: String,
    },
    /// The stock is in the order of another stores' file.
    #[error("sido {sido}: in the order of stores {found}, not of {expected}")]
    OtherStores {
        /// The sido.
        sido: String,
        /// The stores' SHA-256 that it names.
        found: String,
        /// The SHA-256 of the stores at hand.
        expected: String,
    },
}
