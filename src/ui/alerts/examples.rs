//! Alerts as they are used.

use super::{update, warning};
use crate::i18n::{shell, t, tf};
use crate::ui::gallery::{Example, example};

/// The alerts that a citizen may meet.
pub fn examples() -> Vec<Example> {
    vec![
        example("update waiting", update()),
        example("insecure origin", warning(t(shell::WARN_INSECURE))),
        example(
            "in-app browser",
            warning(tf(shell::WARN_IN_APP, &[("app", "KakaoTalk")])),
        ),
    ]
}
