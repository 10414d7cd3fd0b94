//! What somebody asks: which programmes, as of which date, with which answers.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use madang_relief::{Answers, Compiled, Programme, as_of};

use super::rules::{Rules, Version};
use super::{Error, Language};

/// The word for every programme.
const ALL: &str = "all";

/// Which programmes, and as of when.
#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    /// The programmes' ids, or all
    #[arg(long, num_args = 1.., value_name = "ID", default_value = ALL)]
    pub programme: Vec<String>,
    /// The date whose rules hold, such as 2021-09-06: of each programme the version in
    /// force then, else the nearest
    #[arg(long, value_name = "DATE")]
    pub as_of: NaiveDate,
}

/// A version that a date goes by.
pub(super) struct Chosen<'a> {
    pub version: &'a Version,
    /// Whether it holds on the date.
    pub in_force: bool,
}

impl Asked {
    /// The versions to ask, by id.
    pub(super) fn versions<'a>(&self, rules: &'a Rules) -> Result<Vec<Chosen<'a>>, Error> {
        for id in &self.programme {
            known(rules, id)?;
        }
        let is_asked = |id: &String| {
            self.programme
                .iter()
                .any(|asked| asked == ALL || asked == id)
        };
        let places = as_of(&rules.programmes(), self.as_of);
        let chosen = places.into_iter().filter_map(|chosen| {
            let version = rules.versions.get(chosen.place)?;
            is_asked(&version.file.id).then_some(Chosen {
                version,
                in_force: chosen.in_force,
            })
        });
        Ok(chosen.collect())
    }
}

/// All as the engine has them.
pub(super) fn compiled<'a>(chosen: &[Chosen<'a>]) -> Vec<&'a Compiled> {
    chosen
        .iter()
        .map(|chosen| &chosen.version.compiled)
        .collect()
}

/// Whether a programme of this name is there.
pub(super) fn known(rules: &Rules, id: &str) -> Result<(), Error> {
    let mut ids = rules.versions.iter().map(|version| &version.file.id);
    if id == ALL || ids.clone().any(|known| known == id) {
        return Ok(());
    }
    let near = |known: &&String| strsim::damerau_levenshtein(known, id) <= 3;
    let near = ids.find(near);
    Err(Error::NoProgramme {
        id: id.to_owned(),
        hint: near.map_or_else(String::new, |near| format!(", perhaps {near}")),
    })
}

/// A version by its name.
pub(super) fn version<'a>(rules: &'a Rules, id: &str, name: &str) -> Result<&'a Version, Error> {
    let of = || rules.versions.iter().filter(|v| v.file.id == id);
    if let Some(version) = of().find(|version| version.file.version == name) {
        return Ok(version);
    }
    let versions: Vec<&str> = of().map(|version| version.file.version.as_str()).collect();
    Err(Error::NoVersion {
        id: id.to_owned(),
        version: name.to_owned(),
        versions: versions.join(", "),
    })
}

/// Reads answers, which must be able to be so together.
pub(super) fn answers(rules: &Rules, path: &Path, language: Language) -> Result<Answers, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::Read {
        path: path.to_owned(),
        cause,
    })?;
    let book = &rules.book;
    let answers = Answers::parse(book.facts(), &bytes).map_err(|cause| Error::Answers {
        path: path.to_owned(),
        cause,
    })?;
    if book.is_contradictory(&answers) {
        let places = book.contradictions(&answers);
        let broken = places
            .iter()
            .filter_map(|place| book.facts().impossible.get(*place));
        let why: Vec<String> = broken
            .map(|rule| format!("{} ({})", rule.why.in_language(language.tag()), rule.id))
            .collect();
        return Err(Error::Contradiction {
            path: path.to_owned(),
            why: match why.as_slice() {
                [] => "no combination is left".to_owned(),
                why => why.join("; "),
            },
        });
    }
    Ok(answers)
}

/// The answers in a file, if one is given.
pub(super) fn some_answers(
    rules: &Rules,
    path: Option<&PathBuf>,
    language: Language,
) -> Result<Answers, Error> {
    path.map_or_else(
        || Ok(Answers::default()),
        |path| answers(rules, path, language),
    )
}

/// The name of a programme in force or nearest, by id.
pub(super) fn name<'a>(programmes: &[&'a Programme], id: &str, language: Language) -> &'a str {
    let mut of = programmes
        .iter()
        .rev()
        .filter(|programme| programme.id == id);
    of.next()
        .map_or("", |programme| programme.name.in_language(language.tag()))
}
