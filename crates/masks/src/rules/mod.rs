//! Who could buy public masks when: the rules of 2020 as dated data, and what
//! they say of a birth year on a date.
//!
//! Dates are KST calendar dates, weeks run from Monday to Sunday, and what is not
//! bought in a week does not carry over. Nothing here knows a rule by itself: the
//! file does, and says for each of its statements where that was read or that it
//! is inferred.

mod evaluate;
mod proxy;
mod read;
mod record;
mod validate;

use chrono::NaiveDate;
use madang_api::LocalText;
use serde::Serialize;

pub use evaluate::{BIRTH_YEARS, Day, Phase, Verdict, Why, WhyNot, monday_of};
pub use proxy::Proxies;
pub use record::{Purchase, Record};
pub use validate::RulesError;

/// The rules, with what they go by and where they were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RulesFile {
    /// The first day after all that the file describes.
    pub as_of: NaiveDate,
    /// Where its statements were read.
    pub sources: Vec<Source>,
    /// One rule for each date of the scheme, in order and without a gap.
    pub rules: Vec<Rule>,
    /// Whom masks could be bought for; the rules say when.
    pub proxy_classes: Vec<ProxyClass>,
    /// Public holidays, in order.
    pub holidays: Vec<Holiday>,
    /// What held on some dates beside the rules, in order of their first day.
    pub notes: Vec<Note>,
}

/// Where something was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// How the file refers to it.
    pub id: String,
    /// Who published it, and under what number.
    pub name: LocalText,
    /// Where it can be read, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What a statement rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// It was read in its sources.
    Read,
    /// It was inferred from what is known. Unknown words mean this one.
    Inferred,
}

/// A statement in words, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fact {
    /// The statement.
    pub text: LocalText,
    /// What it rests on.
    pub evidence: Evidence,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// What held from one date to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rule {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Masks a person and week; absent: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly_quota: Option<u32>,
    /// Masks a minor and week, where that is another number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minor_quota: Option<u32>,
    /// First birth year of those whom the minors' quota is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minors_born_from: Option<i32>,
    /// Whether the week's masks may be bought in several goes; else the first
    /// purchase uses the week up.
    pub may_split: bool,
    /// Last digits of the birth years whose day it is, Monday to Friday; absent:
    /// any day is everyone's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekday_digits: Option<[Vec<u8>; 5]>,
    /// What a public holiday from Monday to Friday is.
    pub holiday_policy: HolidayPolicy,
    /// Price of a mask in won, where it was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_krw: Option<u32>,
    /// Buying for somebody else; absent: nobody could, or nobody had to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proxy: Option<ProxyRule>,
    /// What changed on the first day, in words.
    pub facts: Vec<Fact>,
}

/// What a public holiday from Monday to Friday is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HolidayPolicy {
    /// Everyone's day, like Saturday and Sunday.
    AsWeekend,
    /// A weekday like the others.
    AsWeekday,
    /// A word of a newer portal; treated as a weekday, which sends nobody in vain.
    #[serde(skip)]
    Unknown,
}

/// How masks could be bought for somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProxyRule {
    /// On whose day.
    pub day: ProxyDay,
    /// Who may buy, unless the class says another.
    pub by: LocalText,
    /// What such a buyer brings.
    pub bring: Vec<LocalText>,
    /// Ids of the classes of people whom it may be done for.
    pub classes: Vec<String>,
}

/// On whose weekday masks are bought for somebody else; weekends and holidays are
/// everyone's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProxyDay {
    /// Of the one they are for.
    Beneficiary,
    /// Of the one they are for, or of the one who buys.
    Either,
    /// Of anyone in the family.
    Family,
    /// Any day.
    Any,
    /// A word of a newer portal; the beneficiary's day always did.
    #[serde(skip)]
    Unknown,
}

/// People whom masks could be bought for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProxyClass {
    /// How the rules refer to it.
    pub id: String,
    /// Who they are.
    pub name: LocalText,
    /// What makes somebody one of them.
    pub who: Who,
    /// First birth year of those who are meant by their birth year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born_from: Option<i32>,
    /// Last birth year of those who are meant by their birth year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub born_to: Option<i32>,
    /// Who may buy, where that is not whom the rule says; then `bring` is all that
    /// they bring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<LocalText>,
    /// What is brought on top of what the rule says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bring: Vec<LocalText>,
    /// What this rests on.
    pub evidence: Evidence,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// What makes somebody one of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The birth year.
    Born,
    /// How the person lives, which the portal does not ask.
    Circumstance,
    /// Everyone is.
    Everyone,
    /// A word of a newer portal; the class's name says who.
    #[serde(skip)]
    Unknown,
}

/// A public holiday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Holiday {
    /// The date.
    pub date: NaiveDate,
    /// The name.
    pub name: LocalText,
    /// What this rests on.
    pub evidence: Evidence,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// What held on some dates beside the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Note {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What held.
    pub fact: Fact,
}
