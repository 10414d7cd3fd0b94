//! A relief programme as it is published: one file for each version.

mod expr;

use chrono::{NaiveDate, NaiveTime};
use madang_api::LocalText;

pub use expr::{Amount, Case, Expr, Figure, Op, Pay, Right, Row, Scalar, Span, Table, Test};

/// A version of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The programme, in snake_case.
    pub id: String,
    /// This version of it.
    pub version: String,
    /// Whether it came into force.
    pub status: Status,
    /// What it is called.
    pub name: LocalText,
    /// What it pays to whom, in a sentence.
    pub summary: LocalText,
    /// What is paid for.
    pub unit: Unit,
    /// Whom it is for.
    pub audience: Vec<Audience>,
    /// When this version holds.
    pub in_force: Period,
    /// The day that facts are looked at as of.
    pub reference_date: Option<NaiveDate>,
    /// What must hold, all of it.
    pub conditions: Vec<Condition>,
    /// Figures that depend on facts.
    pub tables: Vec<Table>,
    /// What is paid.
    pub amount: Amount,
    /// Ids of programmes that it is not paid together with.
    pub excludes: Vec<String>,
    /// When something can be done.
    pub windows: Vec<Window>,
    /// What to bring.
    pub documents: Vec<LocalText>,
    /// Where to apply.
    pub office: Option<LocalText>,
    /// How to object.
    pub appeal: Option<LocalText>,
    /// The legal basis.
    pub law: Option<Law>,
    /// What else is to be said.
    pub notes: Vec<Note>,
    /// What all that has no mark of its own rests on.
    pub evidence: Evidence,
    /// Where it was read.
    pub sources: Vec<String>,
}

/// Whether a version came into force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It did.
    Final,
    /// A plan that another version superseded.
    Draft,
}

/// What a programme pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A household.
    Household,
    /// A person.
    Person,
    /// A business.
    Business,
    /// An employee or freelancer.
    Worker,
    /// A child.
    Child,
}

/// Who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anyone, for their household.
    Household,
    /// Who runs a business.
    SelfEmployed,
    /// Employees and freelancers.
    Worker,
    /// Parents.
    Parent,
    /// Landlords.
    Landlord,
}

/// From a day to a day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day; absent: none is set.
    pub to: Option<NaiveDate>,
}

/// What a statement rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// It was read in its sources.
    Source,
    /// A part of it was read.
    Partial,
    /// It is from memory and not verified.
    Memory,
}

/// What a figure rests on, where that is not what the whole around it does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// How well it is known; absent: as the whole around it.
    pub evidence: Option<Evidence>,
    /// Places in the programme's list of sources.
    pub sources: Vec<usize>,
}

/// Something that must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// How it is referred to, in snake_case.
    pub id: String,
    /// The condition in the person's words; `{id}` stands for a table's or a figure's
    /// value, or for the person's own.
    pub text: LocalText,
    /// When it holds.
    pub when: Expr,
    /// What it rests on.
    pub mark: Mark,
}

/// A time in which something can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// How it is referred to, in snake_case.
    pub id: String,
    /// What can be done.
    pub kind: WindowKind,
    /// How it reads.
    pub name: Option<LocalText>,
    /// When it opens.
    pub from: Option<Moment>,
    /// When it closes.
    pub to: Option<Moment>,
    /// Days on which only some may come.
    pub rotation: Option<Rotation>,
    /// What it rests on.
    pub mark: Mark,
}

/// What can be done in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowKind {
    /// Applying.
    Apply,
    /// Objecting.
    Appeal,
    /// Spending what was paid.
    Use,
    /// Being told.
    Notify,
    /// Being paid.
    Pay,
}

/// A date, and a time of day where one is set; Korean time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The date.
    pub date: NaiveDate,
    /// The time of day.
    pub time: Option<NaiveTime>,
}

/// Days on which only some may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotation {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Whose day it is.
    pub by: RotationBy,
}

/// What says whose day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RotationBy {
    /// The last digit of the birth year: 1 and 6 on Monday, 2 and 7 on Tuesday, 3 and
    /// 8 on Wednesday, 4 and 9 on Thursday, 5 and 0 on Friday, all at weekends.
    BirthYear,
    /// The last digit of the business number, odd on odd days of the month.
    BusinessNumber,
}

/// A legal basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// Its name and article.
    pub name: LocalText,
    /// What that rests on.
    pub mark: Mark,
}

/// Something else to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The statement.
    pub text: LocalText,
    /// What it rests on.
    pub mark: Mark,
}
