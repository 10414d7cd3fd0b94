//! What a file of types must keep to beyond its form.

use madang_api::LANGUAGES;
use madang_json::ReadError;

use super::{ClaimType, CredentialType, Disclosable, Sensitive, TypesFile, is_of};
use crate::claims::TECHNICAL;
use crate::read::{Checked, each, text, unique};

/// The disclosures of their own that a resident number is split into so that its
/// second half can stay behind.
const RESIDENT_NUMBER: &[&str] = &["rrn_back"];

impl TypesFile {
    /// Checks that the file agrees with itself; publishers do, readers need not.
    ///
    /// # Errors
    /// The first contradiction, and where it is.
    pub fn validate(&self) -> Result<(), ReadError> {
        unique("types", self.types.iter().map(|kind| kind.vct.as_str()))?;
        each("types", &self.types, &mut CredentialType::validate)
    }
}

impl CredentialType {
    fn validate(&self) -> Checked {
        if !self.vct.starts_with("https://") {
            return Err(ReadError::new("a https:// URL is expected").in_field("vct"));
        }
        if self.valid_days == 0 {
            return Err(ReadError::new("is 0").in_field("valid_days"));
        }
        in_every_language(&|language| {
            let mut rows = self.display.iter();
            rows.any(|row| says(&row.locale, &row.name, language))
        })?;
        text("office", &self.office)?;
        let paths: Vec<String> = self.claims.iter().map(|c| c.path.to_string()).collect();
        unique("claims", paths.iter().map(String::as_str))?;
        each("claims", &self.claims, &mut ClaimType::validate)?;
        self.inside_what_is_there()
    }

    /// What a claim lies in is a claim of the type too, or a list's element.
    fn inside_what_is_there(&self) -> Checked {
        each("claims", &self.claims, &mut |claim| {
            let Some(outer) = claim.path.outer() else {
                return Ok(());
            };
            let known = self.claims.iter().any(|other| other.path == outer);
            let problem = || ["lies in \"", &outer.to_string(), "\", which is no claim"].concat();
            known
                .then_some(())
                .ok_or_else(|| ReadError::new(problem()).in_field("path"))
        })
    }
}

impl ClaimType {
    fn validate(&self) -> Checked {
        in_every_language(&|language| {
            let mut rows = self.display.iter();
            rows.any(|row| says(&row.locale, &row.label, language))
        })?;
        let first = self.path.first_name().unwrap_or_default();
        if TECHNICAL.contains(&first) {
            let problem = "belongs to the token, not to what it certifies";
            return Err(ReadError::new(problem).in_field("path"));
        }
        let last = self.path.last_name().unwrap_or_default();
        if !RESIDENT_NUMBER.contains(&last) {
            return Ok(());
        }
        if self.sensitive != Some(Sensitive::ResidentNumber) {
            return Err(ReadError::new("resident_number is expected").in_field("sensitive"));
        }
        if self.sd != Disclosable::Always {
            let problem = "always is expected: nobody has to hand over a resident number";
            return Err(ReadError::new(problem).in_field("sd"));
        }
        Ok(())
    }
}

/// That a display has words in each of the portal's languages.
fn in_every_language(has: &dyn Fn(&str) -> bool) -> Checked {
    let missing = LANGUAGES.into_iter().find(|language| !has(language));
    let missing = missing.map(|language| ReadError::new("is missing").in_field(language));
    missing.map_or(Ok(()), |error| Err(error.in_field("display")))
}

/// Whether a row of a display has words in a language.
fn says(locale: &str, words: &str, language: &str) -> bool {
    is_of(locale, language) && !words.trim().is_empty()
}
