//! From JSON to purposes; what they say is checked in `validate`.

use std::collections::BTreeMap;

use madang_json::{FromJson, Json, ReadError};

use super::{Asked, Basis, Evidence, Field, Inference, Level, Purpose, PurposesFile, Which};
use crate::read::Fields;

impl PurposesFile {
    /// Reads the file. It may still contradict itself or the types: see
    /// [`Self::validate`].
    ///
    /// # Errors
    /// The bytes are not of the file's form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }
}

impl FromJson for PurposesFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::schema(json, "madang.mydata.purposes.v1");
        let file = Self {
            notice: fields.local("notice"),
            purposes: fields.list("purposes"),
            inferences: fields.optional_list("inferences"),
        };
        fields.finish(file)
    }
}

impl FromJson for Purpose {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let purpose = Self {
            id: fields.text("id"),
            name: fields.local("name"),
            asked_today: fields.local("asked_today"),
            retention_days: fields.count("retention_days"),
            retention: fields.local("retention"),
            basis: fields.list("basis"),
            credentials: fields.list("credentials"),
        };
        fields.finish(purpose)
    }
}

impl FromJson for Basis {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let basis = Self {
            text: fields.local("text"),
            evidence: match fields.word("evidence", &["source", "partial", "memory"]) {
                0 => Evidence::Source,
                1 => Evidence::Partial,
                _ => Evidence::Memory,
            },
        };
        fields.finish(basis)
    }
}

impl FromJson for Asked {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let asked = Self {
            vct: fields.text("vct"),
            fields: fields.list("fields"),
        };
        fields.finish(asked)
    }
}

impl FromJson for Field {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::only(json, &["path", "where", "which", "level", "why"]);
        let field = Self {
            path: fields.value("path").unwrap_or_default(),
            only: match json.get("where") {
                Some(_) => fields.value("where").unwrap_or_default(),
                None => BTreeMap::new(),
            },
            which: fields
                .optional_word("which", &["one", "all"])
                .map(|place| match place {
                    0 => Which::One,
                    _ => Which::All,
                }),
            level: match fields.word("level", &["must", "choice", "excess"]) {
                0 => Level::Must,
                1 => Level::Choice,
                _ => Level::Excess,
            },
            why: fields.local("why"),
        };
        fields.finish(field)
    }
}

impl FromJson for Inference {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let inference = Self {
            vct: fields.text("vct"),
            all: fields.list("all"),
            text: fields.local("text"),
        };
        fields.finish(inference)
    }
}
