//! The rules of who could buy when, published beside outlets and stock.

use std::fs;
use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveTime, Utc};
use madang_api::{Dataset, FamilyIndex};
use madang_masks::rules::{RulesError, RulesFile};

use super::draft::FAMILY;
use crate::edition::{About, Draft, Source};
use crate::publish::Error;
use crate::schemas;

/// The name of the rules' dataset.
pub const RULES: &str = "rules";

const OWN: &[u8] = include_bytes!("../../../data/mask-rules.json");
const OWN_ATTRIBUTION: &str = "2020년 공적 마스크 규칙: 당시 보도와 정부 발표에서 모음";
const GIVEN_ATTRIBUTION: &str = "공적 마스크 규칙: 운영자가 준 자료";

/// Reads the file with the operator's own rules.
pub(super) fn read(path: &Path) -> Result<RulesFile, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::Input {
        path: path.to_owned(),
        cause,
    })?;
    parse(&bytes).map_err(|cause| Error::Rules {
        path: path.to_owned(),
        cause,
    })
}

/// Adds the rules that were given; else those that were given before; else this
/// program's own.
pub(super) fn add(
    draft: &mut Draft,
    given: Option<&RulesFile>,
    current: Option<&FamilyIndex>,
) -> Result<(), Error> {
    if let Some(rules) = given {
        return add_file(draft, rules, GIVEN_ATTRIBUTION);
    }
    let before = current.and_then(|index| index.dataset(RULES));
    if let Some(before) = before.filter(|dataset| dataset.attribution == GIVEN_ATTRIBUTION) {
        draft.datasets.push(Dataset::clone(before));
        return Ok(());
    }
    let own = parse(OWN).map_err(|cause| Error::Rules {
        path: "the built-in rules".into(),
        cause,
    })?;
    add_file(draft, &own, OWN_ATTRIBUTION)
}

fn add_file(draft: &mut Draft, rules: &RulesFile, attribution: &str) -> Result<(), Error> {
    let about = About {
        name: RULES,
        stem: &format!("{FAMILY}/{RULES}"),
        generated_at: generated_at(rules),
        schema: schemas::MASKS_RULES,
        source: Source {
            attribution,
            // The rules are true even where outlets and stock are invented.
            sample: false,
        },
    };
    Ok(draft.add(about, rules)?)
}

fn parse(bytes: &[u8]) -> Result<RulesFile, RulesError> {
    let rules = RulesFile::parse(bytes)?;
    rules.validate()?;
    Ok(rules)
}

/// The instant that a file of rules is of: the midnight in Korea that its date
/// begins with.
#[must_use]
pub fn generated_at(rules: &RulesFile) -> DateTime<Utc> {
    let midnight = rules.as_of.and_time(NaiveTime::MIN);
    FixedOffset::east_opt(9 * 3600)
        .and_then(|korea| midnight.and_local_timezone(korea).single())
        .map_or_else(|| midnight.and_utc(), |at| at.to_utc())
}
