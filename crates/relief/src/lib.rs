//! Relief programmes: what somebody is entitled to, and why.
//!
//! Programmes are data. A version of a programme compiles to one decision diagram
//! over the facts, so that what is said under open, vague or missing answers is
//! exact: a verdict is definite if and only if all completions of the answers agree.
//!
//! Deliberately absent: files, network, clock, randomness. Bytes and dates are passed
//! in, and the same input gives the same bytes of output.
#![forbid(unsafe_code)]

mod answers;
mod calendar;
mod compare;
mod compile;
mod dates;
mod diagram;
mod draft;
mod explain;
mod facts;
mod offer;
mod plan;
pub mod programme;
mod prove;
mod read;
mod resolve;
mod rulebook;
mod sorted;
mod total;
mod validate;
pub mod value;
mod verdict;
mod view;
mod won;

pub use answers::{Answer, Answers};
pub use calendar::{Event, calendar};
pub use compare::{Change, Difference, compare};
pub use compile::{Compiled, Outcome};
pub use dates::{AsOf, as_of};
pub use draft::Draft;
pub use explain::{Explanation, Flip, Given, Shown, Stand, State, Turn, Which};
pub use facts::{Choice, Fact, Facts, Impossible, Kind};
pub use madang_json::ReadError;
pub use offer::{Declined, Offer};
pub use plan::{Plan, plan};
pub use programme::Programme;
pub use prove::{Flaw, Problem, Proof, prove_versions};
pub use rulebook::Rulebook;
pub use total::{Total, total};
pub use verdict::{Amounts, Verdict};
pub use won::parse_won;
