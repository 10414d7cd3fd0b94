//! Every check in a sentence for people.

use madang_mydata::Check;

use crate::i18n::{Key, mydata_verify as texts};

/// What it means that a check failed.
pub const fn check(check: Check) -> Key {
    match check {
        Check::V01 => texts::CHECK_V01,
        Check::V02 => texts::CHECK_V02,
        Check::V03 => texts::CHECK_V03,
        Check::V04 => texts::CHECK_V04,
        Check::V05 => texts::CHECK_V05,
        Check::V06 => texts::CHECK_V06,
        Check::V07 => texts::CHECK_V07,
        Check::V08 => texts::CHECK_V08,
        Check::V09 => texts::CHECK_V09,
        Check::V10 => texts::CHECK_V10,
        Check::V11 => texts::CHECK_V11,
        Check::V12 => texts::CHECK_V12,
        Check::V13 => texts::CHECK_V13,
        Check::V14 => texts::CHECK_V14,
        Check::V15 => texts::CHECK_V15,
        Check::V16 => texts::CHECK_V16,
        Check::V17 => texts::CHECK_V17,
        Check::V18 => texts::CHECK_V18,
        Check::V19 => texts::CHECK_V19,
        Check::V20 => texts::CHECK_V20,
        Check::V21 => texts::CHECK_V21,
        Check::V22 => texts::CHECK_V22,
        Check::V23 => texts::CHECK_V23,
        Check::V24 => texts::CHECK_V24,
        Check::V25 => texts::CHECK_V25,
        Check::V26 => texts::CHECK_V26,
        Check::V27 => texts::CHECK_V27,
        Check::V28 => texts::CHECK_V28,
        Check::S1 => texts::CHECK_S1,
        Check::S2 => texts::CHECK_S2,
        Check::S3 => texts::CHECK_S3,
        Check::S4 => texts::CHECK_S4,
        Check::S5 => texts::CHECK_S5,
        Check::S6 => texts::CHECK_S6,
        Check::S7 => texts::CHECK_S7,
        Check::S8 => texts::CHECK_S8,
        Check::S9 => texts::CHECK_S9,
        Check::S10 => texts::CHECK_S10,
        Check::S11 => texts::CHECK_S11,
        Check::H1 => texts::CHECK_H1,
        Check::T1 => texts::CHECK_T1,
    }
}
