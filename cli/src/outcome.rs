//! How a command that was not refused came out: the exit code says it.

use std::process::ExitCode;

/// How a command came out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Outcome {
    /// It was done; of a credential: it is valid.
    #[default]
    Done,
    /// The credential is not valid.
    Invalid,
    /// Whether the credential is valid cannot be told.
    Unknown,
}

impl Outcome {
    /// The exit code. 2 is that of a refusal.
    #[must_use]
    pub fn exit_code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Done => 0,
            Self::Invalid => 1,
            Self::Unknown => 3,
        })
    }
}

impl From<()> for Outcome {
    fn from((): ()) -> Self {
        Self::Done
    }
}
