//! Portal time: what rules, stock age and the agenda go by.

use chrono::{DateTime, TimeDelta, Utc};

use crate::RootIndex;

/// Portal time. Real unless the API replays an instant; then it stands still.
///
/// Caches, the outbox and cryptography go by real time and never ask this type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PortalClock {
    replay_at: Option<DateTime<Utc>>,
}

impl PortalClock {
    /// The clock of the portal whose root index this is.
    #[must_use]
    pub fn of(index: &RootIndex) -> Self {
        Self {
            replay_at: index.replay_at,
        }
    }

    /// The portal's time when the real time is `now`.
    #[must_use]
    pub fn at(self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.replay_at.unwrap_or(now)
    }

    /// Whether every page has to say that the time is an example.
    #[must_use]
    pub fn is_replay(self) -> bool {
        self.replay_at.is_some()
    }

    /// How old something generated at `generated_at` is, never negative: a device
    /// clock that runs behind makes data new, not data from the future.
    #[must_use]
    pub fn age(self, generated_at: DateTime<Utc>, now: DateTime<Utc>) -> TimeDelta {
        (self.at(now) - generated_at).max(TimeDelta::zero())
    }
}
