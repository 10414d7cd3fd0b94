//! `madang relief`: asks the rules of relief programmes, and proves them.

pub mod rules;
pub mod wire;
