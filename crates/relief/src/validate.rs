//! What the files must keep to beyond their form.

use std::collections::BTreeSet;

use madang_api::LocalText;
use madang_json::ReadError;

use crate::programme::{Amount, Expr, Figure, Mark, Pay, Right};
use crate::{Facts, Kind, Programme, resolve};

type Checked = Result<(), ReadError>;

impl Facts {
    /// Reads a file. It may still contradict itself: see [`Self::validate`].
    ///
    /// # Errors
    /// The bytes are not of the file's form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    /// Checks that the file agrees with itself.
    ///
    /// # Errors
    /// The first contradiction, and where it is.
    pub fn validate(&self) -> Checked {
        ids("facts", self.facts.iter().map(|fact| fact.id.as_str()))?;
        each("facts", &self.facts, |fact| {
            text("name", &fact.name)?;
            text("question", &fact.question)?;
            optional("why", fact.why.as_ref())?;
            optional("hint", fact.hint.as_ref())?;
            if (fact.kind == Kind::Choice) == fact.options.is_empty() {
                let problem = "a choice has options, and nothing else has";
                return Err(ReadError::new(problem).in_field("options"));
            }
            ids(
                "options",
                fact.options.iter().map(|option| option.id.as_str()),
            )?;
            each("options", &fact.options, |option| {
                if option.id == "unknown" {
                    let problem = "stands for \"I don't know\" in answers";
                    return Err(ReadError::new(problem).in_field("id"));
                }
                text("name", &option.name)
            })?;
            Ok(())
        })?;
        let impossible = self.impossible.iter();
        ids("impossible", impossible.map(|rule| rule.id.as_str()))?;
        each("impossible", &self.impossible, |rule| {
            text("why", &rule.why)
        })?;
        resolve::impossible(self).map(|_| ())
    }
}

impl Programme {
    /// Reads a file. It may still contradict itself: see [`Self::validate`].
    ///
    /// # Errors
    /// The bytes are not of the file's form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    /// Checks that the file agrees with itself and with the facts.
    ///
    /// # Errors
    /// The first contradiction, and where it is.
    pub fn validate(&self, facts: &Facts) -> Checked {
        ids("id", std::iter::once(self.id.as_str())).map_err(|_| snake().in_field("id"))?;
        resolve::rules(facts, self)?;
        self.texts()?;
        self.placeholders(facts)?;
        self.marks()?;
        self.dates()
    }

    fn texts(&self) -> Checked {
        text("name", &self.name)?;
        text("summary", &self.summary)?;
        optional("office", self.office.as_ref())?;
        optional("appeal", self.appeal.as_ref())?;
        each("documents", &self.documents, in_every_language)?;
        each("notes", &self.notes, |note| text("text", &note.text))?;
        ids("conditions", self.conditions.iter().map(|c| c.id.as_str()))?;
        each("conditions", &self.conditions, |c| text("text", &c.text))?;
        ids("tables", self.tables.iter().map(|table| table.id.as_str()))?;
        ids("windows", self.windows.iter().map(|w| w.id.as_str()))?;
        each("windows", &self.windows, |w| {
            optional("name", w.name.as_ref())
        })?;
        match &self.law {
            Some(law) => text("name", &law.name).map_err(|error| error.in_field("law")),
            None => Ok(()),
        }
    }

    /// What texts name in braces is there.
    fn placeholders(&self, facts: &Facts) -> Checked {
        let mut known: Vec<&str> = self.tables.iter().map(|table| table.id.as_str()).collect();
        known.extend(self.figures().into_iter().filter_map(|f| f.id.as_deref()));
        known.extend(facts.facts.iter().map(|fact| fact.id.as_str()));
        each("conditions", &self.conditions, |condition| {
            for (language, text) in &condition.text.0 {
                for part in text.split('{').skip(1) {
                    let name = part.split_once('}').map(|(name, _)| name);
                    if !name.is_some_and(|name| known.contains(&name)) {
                        let problem = "{} in it names no table, figure or fact";
                        let error = ReadError::new(problem).in_field(language);
                        return Err(error.in_field("text"));
                    }
                }
            }
            Ok(())
        })
    }

    /// All figures that its conditions and cases compare with.
    #[must_use]
    pub fn figures(&self) -> Vec<&Figure> {
        let mut figures = Vec::new();
        for condition in &self.conditions {
            figures_of(&condition.when, &mut figures);
        }
        figures_of_amount(&self.amount, &mut figures);
        figures
    }

    /// Sources are there, and what was read was read somewhere.
    fn marks(&self) -> Checked {
        let count = self.sources.len();
        let own = Mark {
            evidence: Some(self.evidence),
            sources: (0..count).collect(),
        };
        supported(&own, count)?;
        each("conditions", &self.conditions, |c| {
            supported(&c.mark, count)
        })?;
        each("tables", &self.tables, |table| {
            supported(&table.mark, count)?;
            each("rows", &table.rows, |row| supported(&row.mark, count))
        })?;
        each("windows", &self.windows, |w| supported(&w.mark, count))?;
        each("notes", &self.notes, |note| supported(&note.mark, count))?;
        let law = self.law.as_ref().map(|law| &law.mark);
        let figures = self.figures();
        for mark in law.into_iter().chain(figures.iter().map(|f| &f.mark)) {
            supported(mark, count)?;
        }
        Ok(())
    }

    fn dates(&self) -> Checked {
        let turned = |field: &str| ReadError::new("ends before it begins").in_field(field);
        if self.in_force.to.is_some_and(|to| to < self.in_force.from) {
            return Err(turned("in_force"));
        }
        each("windows", &self.windows, |window| {
            let both = window.from.zip(window.to);
            let rotation = window.rotation.is_some_and(|r| r.to < r.from);
            if both.is_some_and(|(from, to)| to < from) {
                return Err(turned("to"));
            }
            (!rotation).then_some(()).ok_or_else(|| turned("rotation"))
        })
    }
}

fn figures_of<'a>(expr: &'a Expr, figures: &mut Vec<&'a Figure>) {
    match expr {
        Expr::All(parts) | Expr::Any(parts) => {
            for part in parts {
                figures_of(part, figures);
            }
        }
        Expr::Not(part) => figures_of(part, figures),
        Expr::Test(test) => {
            if let Right::Figure(figure) = &test.right {
                figures.push(figure);
            }
        }
        Expr::Unknown(_) => {}
    }
}

fn figures_of_amount<'a>(amount: &'a Amount, figures: &mut Vec<&'a Figure>) {
    if let Pay::Cases(cases) = &amount.pay {
        for case in cases {
            if let Some(when) = &case.when {
                figures_of(when, figures);
            }
            figures_of_amount(&case.amount, figures);
        }
    }
}

fn supported(mark: &Mark, sources: usize) -> Checked {
    for (row, source) in mark.sources.iter().enumerate() {
        if *source >= sources {
            let error = ReadError::new("there is no such source");
            return Err(error.in_row(row).in_field("sources"));
        }
    }
    let is_read = mark.evidence == Some(crate::programme::Evidence::Source);
    if is_read && sources == 0 {
        let problem = "is empty, though something was read";
        return Err(ReadError::new(problem).in_field("sources"));
    }
    Ok(())
}

fn optional(field: &str, given: Option<&LocalText>) -> Checked {
    given.map_or(Ok(()), |given| text(field, given))
}

fn text(field: &str, text: &LocalText) -> Checked {
    in_every_language(text).map_err(|error| error.in_field(field))
}

fn in_every_language(text: &LocalText) -> Checked {
    let missing = |language| Err(ReadError::new("is missing").in_field(language));
    text.missing().map_or(Ok(()), missing)
}

/// Ids are in snake_case and each is given once.
fn ids<'a>(field: &str, ids: impl Iterator<Item = &'a str>) -> Checked {
    let mut seen = BTreeSet::new();
    for (row, id) in ids.enumerate() {
        let at = |error: ReadError| error.in_field("id").in_row(row).in_field(field);
        let is_snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if id.is_empty() || !id.chars().all(is_snake) {
            return Err(at(snake()));
        }
        if !seen.insert(id) {
            let problem = ["\"", id, "\" is given twice"].concat();
            return Err(at(ReadError::new(problem)));
        }
    }
    Ok(())
}

fn snake() -> ReadError {
    ReadError::new("small letters, digits and _ are expected")
}

/// Checks the values of a list in turn.
fn each<T>(field: &str, values: &[T], mut check: impl FnMut(&T) -> Checked) -> Checked {
    for (row, value) in values.iter().enumerate() {
        check(value).map_err(|error| error.in_row(row).in_field(field))?;
    }
    Ok(())
}
