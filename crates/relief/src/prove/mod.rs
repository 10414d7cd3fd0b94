//! What is wrong with a set of rules, each with a case that shows it.

mod holes;
mod say;
mod versions;

use crate::compile::where_possible;
use crate::diagram::{Diagram, FALSE, Leaf, Path, Ref, TRUE, UNKNOWN, both, leaf, value};
use crate::resolve::{Formula, Grid, GridRow, Range};
use crate::{Compiled, Rulebook};

pub use versions::prove_versions;

/// What was found in the rules of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// Where the rules say themselves that no source gives something, as paths.
    pub holes: Vec<String>,
}

/// Something wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the file: `tables[0]`.
    pub at: String,
    /// What it is.
    pub flaw: Flaw,
    /// A case that shows it: facts by place, each from one value to another. Facts that
    /// are not in it do not matter.
    pub case: Vec<(usize, i64, i64)>,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// No row of the table is for the case.
    Gap,
    /// This row and this one are both for the case.
    Overlap(usize, usize),
    /// The row is for no case that can be.
    Idle,
    /// The condition holds in every case.
    Always,
    /// The condition holds in no case.
    Never,
    /// Who is entitled in the case gets no amount.
    NoAmount,
    /// Nobody is entitled in any case.
    Nobody,
    /// The version and one before it hold on the same day.
    SameTime,
    /// The version is there twice.
    Twice,
    /// A programme is named that is not there.
    NoProgramme,
}

impl Compiled {
    /// Looks for what is wrong with the rules, over all cases that can be.
    #[must_use]
    pub fn prove(&self, book: &Rulebook) -> Proof {
        let mut search = Search {
            book,
            compiled: self,
            diagram: self.diagram.clone(),
            domains: book.domains(),
            problems: Vec::new(),
        };
        let tables = search.compiled.rules.tables.iter().zip(&self.tables);
        for (place, (grid, root)) in tables.enumerate() {
            search.table(place, grid, *root);
        }
        for (place, root) in self.conditions.iter().enumerate() {
            if place < self.programme.conditions.len() {
                search.condition(place, *root);
            }
        }
        search.outcomes();
        Proof {
            problems: search.problems,
            holes: holes::holes(&self.programme),
        }
    }
}

struct Search<'a> {
    book: &'a Rulebook,
    compiled: &'a Compiled,
    diagram: Diagram,
    domains: Vec<Range>,
    problems: Vec<Problem>,
}

impl Search<'_> {
    fn table(&mut self, place: usize, grid: &Grid, root: Ref) {
        let at = row("tables", place);
        let none = leaf(Leaf::None, 0);
        if let Some(case) = self.case(root, &|leaf| leaf == none) {
            self.note(&at, Flaw::Gap, &case);
        }
        let boxes: Vec<Ref> = grid.rows.iter().map(|row| self.cell(grid, row)).collect();
        for (later, cell) in boxes.iter().enumerate() {
            if self.case(*cell, &|leaf| leaf == TRUE).is_none() {
                let at = [&at, ".", &row("rows", later)].concat();
                self.note(&at, Flaw::Idle, &Path::new());
            }
            for (earlier, other) in boxes.iter().take(later).enumerate() {
                if !touch(grid, earlier, later) {
                    continue;
                }
                let shared = self.diagram.join(both, *cell, *other);
                if let Some(case) = self.case(shared, &|leaf| leaf == TRUE) {
                    self.note(&at, Flaw::Overlap(earlier, later), &case);
                }
            }
        }
    }

    /// What a row is for.
    fn cell(&mut self, grid: &Grid, row: &GridRow) -> Ref {
        let mut cell = TRUE;
        for (key, ranges) in grid.keys.iter().zip(&row.when) {
            let (level, domain) = (self.book.level(*key), self.book.domain(*key));
            let own = self.diagram.within(level, domain, ranges, TRUE, FALSE);
            cell = self.diagram.join(both, cell, own);
        }
        cell
    }

    fn condition(&mut self, place: usize, root: Ref) {
        let mut some = |truth| self.case(root, &|leaf| leaf == truth).is_some();
        let (holds, fails, open) = (some(TRUE), some(FALSE), some(UNKNOWN));
        let flaw = match (holds, fails, open) {
            (_, _, true) | (true, true, _) => return,
            (true, false, _) => Flaw::Always,
            _ => Flaw::Never,
        };
        self.note(&row("conditions", place), flaw, &Path::new());
    }

    fn outcomes(&mut self) {
        let pays = |leaf| matches!(value(leaf), Some((Leaf::Yes | Leaf::Confirm, _)));
        let (root, diagram) = (self.compiled.root, &self.compiled.diagram);
        if diagram.path(root, &self.domains, &pays).is_none() {
            self.note("conditions", Flaw::Nobody, &Path::new());
        }
        let is_gap = |leaf| {
            let place = value(leaf).filter(|_| pays(leaf)).map(|(_, place)| place);
            place.and_then(|place| diagram.formula(place)) == Some(&Formula::GAP)
        };
        if let Some(case) = diagram.path(root, &self.domains, &is_gap) {
            self.note("amount", Flaw::NoAmount, &case);
        }
    }

    /// A case that can be and leads to a leaf of those that are meant.
    fn case(&mut self, root: Ref, meant: &dyn Fn(Ref) -> bool) -> Option<Path> {
        let cannot = self.compiled.cannot;
        self.diagram.possible(cannot, root, &self.domains, meant)
    }

    fn note(&mut self, at: &str, flaw: Flaw, case: &Path) {
        let case = case
            .iter()
            .map(|(level, range)| (self.book.fact_at(*level), range.0, range.1));
        self.problems.push(Problem {
            at: at.to_owned(),
            flaw,
            case: case.collect(),
        });
    }
}

impl Diagram {
    fn possible(
        &mut self,
        cannot: Ref,
        root: Ref,
        domains: &[Range],
        meant: &dyn Fn(Ref) -> bool,
    ) -> Option<Path> {
        let possible = self.join(where_possible, cannot, root);
        self.path(possible, domains, meant)
    }
}

/// Whether two rows share values of each key.
fn touch(grid: &Grid, one: usize, other: usize) -> bool {
    let (Some(one), Some(other)) = (grid.rows.get(one), grid.rows.get(other)) else {
        return false;
    };
    let keys = one.when.iter().zip(&other.when);
    let share =
        |a: &[Range], b: &[Range]| a.iter().any(|a| b.iter().any(|b| a.0 <= b.1 && b.0 <= a.1));
    keys.fold(true, |touch, (a, b)| touch && share(a, b))
}

/// A place in a list of the file.
fn row(list: &str, place: usize) -> String {
    [list, "[", &place.to_string(), "]"].concat()
}
