//! What a file of purposes must keep to beyond its form.

use madang_json::ReadError;

use super::{Asked, Basis, Field, Inference, Level, Purpose, PurposesFile};
use crate::read::{Checked, each, text, unique};
use crate::types::{CredentialType, Disclosable, Sensitive, TypesFile};

/// Of a hundred fields of a certificate a purpose may need this many.
const MUST_MAX: usize = 25;

impl PurposesFile {
    /// Checks that the file agrees with itself and with the types; publishers do,
    /// readers need not.
    ///
    /// # Errors
    /// The first contradiction, and where it is.
    pub fn validate(&self, types: &TypesFile) -> Result<(), ReadError> {
        text("notice", &self.notice)?;
        let ids = self.purposes.iter().map(|purpose| purpose.id.as_str());
        unique("purposes", ids)?;
        each("purposes", &self.purposes, &mut |purpose| {
            purpose.validate(types)
        })?;
        each("inferences", &self.inferences, &mut |inference| {
            inference.validate(types)
        })
    }
}

impl Purpose {
    fn validate(&self, types: &TypesFile) -> Checked {
        if !is_kebab(&self.id) {
            let problem = "letters a to z, digits and single hyphens are expected";
            return Err(ReadError::new(problem).in_field("id"));
        }
        text("name", &self.name)?;
        text("asked_today", &self.asked_today)?;
        text("retention", &self.retention)?;
        if self.basis.is_empty() {
            return Err(ReadError::new("is empty").in_field("basis"));
        }
        each("basis", &self.basis, &mut |basis: &Basis| {
            text("text", &basis.text)
        })?;
        if self.credentials.is_empty() {
            return Err(ReadError::new("is empty").in_field("credentials"));
        }
        let types_asked = self.credentials.iter().map(|asked| asked.vct.as_str());
        unique("credentials", types_asked)?;
        each("credentials", &self.credentials, &mut |asked| {
            asked.validate(known(types, &asked.vct)?)
        })?;
        let mut fields = self.credentials.iter().flat_map(|asked| &asked.fields);
        if !fields.any(|field| field.level == Level::Must) {
            return Err(ReadError::new("no field is a must").in_field("credentials"));
        }
        Ok(())
    }
}

impl Asked {
    fn validate(&self, kind: &CredentialType) -> Checked {
        each("fields", &self.fields, &mut |field| field.validate(kind))?;
        self.does_not_contradict_itself()?;
        let (must, all) = (self.must_count(kind), kind.fields().count());
        if must * 100 > all * MUST_MAX {
            let (must, all) = (must.to_string(), all.to_string());
            let problem = [&must, " of ", &all, " fields are a must, more than 25 %"].concat();
            return Err(ReadError::new(problem).in_field("fields"));
        }
        Ok(())
    }

    /// No field has two levels under the same conditions.
    fn does_not_contradict_itself(&self) -> Checked {
        let keys: Vec<String> = self.fields.iter().map(Field::key).collect();
        unique("fields", keys.iter().map(String::as_str))
    }

    /// How many fields of the type are a must.
    fn must_count(&self, kind: &CredentialType) -> usize {
        let is_must = |claim: &&_| {
            let claim: &crate::types::ClaimType = claim;
            let mut musts = self
                .fields
                .iter()
                .filter(|field| field.level == Level::Must);
            musts.any(|field| claim.path.lies_in(&field.path))
        };
        kind.fields().filter(is_must).count()
    }
}

impl Field {
    fn validate(&self, kind: &CredentialType) -> Checked {
        let exists = kind.claims.iter().any(|claim| claim.path == self.path);
        if !exists {
            let problem = ["\"", &self.path.to_string(), "\" is no claim of this type"];
            return Err(ReadError::new(problem.concat()).in_field("path"));
        }
        text("why", &self.why)?;
        self.conditions(kind)?;
        if self.level == Level::Excess {
            return Ok(());
        }
        let mut inside = kind
            .claims
            .iter()
            .filter(|claim| claim.path.lies_in(&self.path) && claim.sd != Disclosable::Never);
        let number = inside.find(|claim| claim.sensitive == Some(Sensitive::ResidentNumber));
        let Some(number) = number else {
            return Ok(());
        };
        let problem = [
            "\"",
            &number.path.to_string(),
            "\" is a resident number: no preset may hold it",
        ];
        Err(ReadError::new(problem.concat()).in_field("level"))
    }

    /// What `where` and `which` say.
    fn conditions(&self, kind: &CredentialType) -> Checked {
        let in_list = self.path.elements().is_some();
        if self.which.is_some() && !in_list {
            let problem = "is given for a path that goes through no list";
            return Err(ReadError::new(problem).in_field("which"));
        }
        for (name, texts) in &self.only {
            let problem = match self.member(name) {
                None => "the path goes through no list",
                Some(member) if !kind.claims.iter().any(|claim| claim.path == member) => {
                    "is no claim of the list's elements"
                }
                Some(_) if texts.is_empty() => "is empty",
                Some(_) => continue,
            };
            return Err(ReadError::new(problem).in_field(name).in_field("where"));
        }
        Ok(())
    }

    /// Path and conditions as one text.
    fn key(&self) -> String {
        let mut key = self.path.to_string();
        for (name, texts) in &self.only {
            key.extend([" where ", name, " is ", &texts.join(" or ")]);
        }
        key
    }
}

impl Inference {
    fn validate(&self, types: &TypesFile) -> Checked {
        let kind = known(types, &self.vct)?;
        text("text", &self.text)?;
        if self.all.is_empty() {
            return Err(ReadError::new("is empty").in_field("all"));
        }
        each("all", &self.all, &mut |path| {
            let exists = kind.claims.iter().any(|claim| claim.path == *path);
            let problem = || ["\"", &path.to_string(), "\" is no claim of this type"].concat();
            exists
                .then_some(())
                .ok_or_else(|| ReadError::new(problem()))
        })
    }
}

fn known<'a>(types: &'a TypesFile, vct: &str) -> Result<&'a CredentialType, ReadError> {
    let problem = || ["\"", vct, "\" is no type of the dataset `types`"].concat();
    let kind = types.get(vct);
    kind.ok_or_else(|| ReadError::new(problem()).in_field("vct"))
}

fn is_kebab(id: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    id.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(is_letter))
}
