//! Why data could not be shown, and what the citizen is told.

use madang_api::{IndexError, IntegrityError};

use crate::i18n::{Key, shell};
use crate::platform::net::NetError;

/// Why data could not be had.
#[derive(Debug)]
pub enum DataError {
    /// The network gave nothing and the device has no copy.
    Unreachable,
    /// The operator has not published it.
    Absent,
    /// It is not what it should be; the detail is for the operator.
    Damaged(String),
}

impl DataError {
    /// Tells the operator, on the console, what is damaged.
    pub fn tell_operator(&self) {
        if let Self::Damaged(detail) = self {
            leptos::logging::error!("{detail}");
        }
    }

    /// What happened and what to do, for the citizen; the operator is told too.
    pub fn message(&self) -> Key {
        self.tell_operator();
        match self {
            Self::Unreachable => shell::DATA_UNREACHABLE,
            Self::Absent => shell::DATA_ABSENT,
            Self::Damaged(_) => shell::DATA_DAMAGED,
        }
    }
}

impl From<NetError> for DataError {
    fn from(error: NetError) -> Self {
        match error {
            NetError::Unreachable => Self::Unreachable,
            NetError::Status(404 | 410) => Self::Absent,
            NetError::Status(status) => Self::Damaged(status.to_string()),
            NetError::Form(detail) => Self::Damaged(detail),
        }
    }
}

impl From<IndexError> for DataError {
    fn from(error: IndexError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<IntegrityError> for DataError {
    fn from(error: IntegrityError) -> Self {
        Self::Damaged(error.to_string())
    }
}
