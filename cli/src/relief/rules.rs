//! A set of rules: read, compiled and proven as a whole, with all that is wrong.

use super::wire::{FactsFile, ProgrammeFile, is_version};
pub use crate::source::{Fault, Source};
use madang_relief::{Compiled, Facts, Flaw, Problem, Programme, Proof, Rulebook, prove_versions};

/// The rules, ready to be asked.
#[derive(Debug)]
pub struct Rules {
    /// The facts as they are written.
    pub facts: FactsFile,
    /// The facts as the engine has them.
    pub book: Rulebook,
    /// The versions, by id and first day.
    pub versions: Vec<Version>,
}

/// A version of a programme.
#[derive(Debug)]
pub struct Version {
    /// How messages call its file.
    pub label: String,
    /// The version as it is written.
    pub file: ProgrammeFile,
    /// The version as the engine has it.
    pub compiled: Compiled,
    /// What is wrong with it, and what no source gives.
    pub proof: Proof,
}

/// What came of reading a set of rules.
#[derive(Debug)]
pub struct Reading {
    /// The rules that could be read; none when the facts could not.
    pub rules: Option<Rules>,
    /// What is wrong, in the order of the files; empty: nothing.
    pub faults: Vec<Fault>,
}

/// Reads, compiles and proves a set of rules. Each file is looked at, whatever is wrong
/// with the others.
#[must_use]
pub fn read(facts: &Source, programmes: &[Source]) -> Reading {
    let mut faults = Vec::new();
    let book = read_facts(&facts.bytes).map_err(|problem| Fault::new(&facts.label, problem));
    let book = book.map_err(|fault| faults.push(fault)).ok();
    let mut versions = Vec::new();
    for source in programmes {
        match read_version(book.as_ref().map(|(_, book)| book), source) {
            Ok(version) => versions.extend(version),
            Err(problem) => faults.push(Fault::new(&source.label, problem)),
        }
    }
    let Some((facts, book)) = book else {
        return Reading {
            rules: None,
            faults,
        };
    };
    versions.sort_by(|a, b| a.key().cmp(&b.key()));
    for version in &versions {
        for problem in &version.proof.problems {
            faults.push(Fault::new(&version.label, said(problem, book.facts())));
        }
    }
    // What could not be read is named already; that it is missing elsewhere says no more.
    if faults.is_empty() {
        let all: Vec<&Programme> = versions.iter().map(Version::programme).collect();
        for (place, problem) in prove_versions(&all) {
            let label = versions.get(place).map_or("", |version| &version.label);
            faults.push(Fault::new(label, said(&problem, book.facts())));
        }
    }
    let rules = Rules {
        facts,
        book,
        versions,
    };
    Reading {
        rules: Some(rules),
        faults,
    }
}

impl Rules {
    /// The versions as the engine has them.
    #[must_use]
    pub fn programmes(&self) -> Vec<&Programme> {
        self.versions.iter().map(Version::programme).collect()
    }
}

impl Version {
    /// The version as the engine has it.
    #[must_use]
    pub fn programme(&self) -> &Programme {
        &self.compiled.programme
    }

    fn key(&self) -> impl Ord {
        let programme = self.programme();
        (
            programme.id.clone(),
            programme.in_force.from,
            programme.version.clone(),
        )
    }
}

/// A problem in a line, with what to do about it.
#[must_use]
pub fn said(problem: &Problem, facts: &Facts) -> String {
    let text = problem.text(facts);
    match advice(problem.flaw) {
        "" => text,
        advice => format!("{text}; {advice}"),
    }
}

/// What to do about a flaw.
fn advice(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Gap => {
            "add the row, with the value \"unknown\" where no source gives it, or say under \
             `impossible` of the facts that the case cannot be"
        }
        Flaw::Overlap(..) => "correct a key of one of them, or take one out",
        Flaw::Idle => "correct its keys, or take it out",
        Flaw::Always | Flaw::Never => "correct it, or take it out",
        Flaw::NoAmount => "add a case, with the amount \"unknown\" where no source gives it",
        Flaw::Nobody => "correct the conditions: no case meets all of them",
        Flaw::SameTime => "end the earlier version on the day before",
        Flaw::Twice => "give it another version, or take one file out",
        Flaw::NoProgramme => "correct the id, or add the programme",
    }
}

fn read_facts(bytes: &[u8]) -> Result<(FactsFile, Rulebook), String> {
    let facts = Facts::parse(bytes).map_err(|error| error.to_string())?;
    let book = Rulebook::new(facts).map_err(|error| error.to_string())?;
    let file = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    Ok((file, book))
}

/// A version; none where it can be read and there are no facts to compile it over.
fn read_version(book: Option<&Rulebook>, source: &Source) -> Result<Option<Version>, String> {
    let programme = Programme::parse(&source.bytes).map_err(|error| error.to_string())?;
    if !is_version(&programme.version) {
        return Err("version: small letters, digits and - between them are expected".to_owned());
    }
    let Some(book) = book else {
        return Ok(None);
    };
    // The engine first: it says more of what is wrong.
    let compiled = book.compile(programme).map_err(|error| error.to_string())?;
    let file = serde_json::from_slice(&source.bytes).map_err(|error| error.to_string())?;
    let proof = compiled.prove(book);
    Ok(Some(Version {
        label: source.label.clone(),
        file,
        compiled,
        proof,
    }))
}
