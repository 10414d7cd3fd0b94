//! The file of a programme's version.

use chrono::NaiveTime;
use madang_json::{FromJson, Json, ReadError};

use super::{date, digits, list, listed, only, schema, word};
use crate::programme::{
    Audience, Condition, Evidence, Law, Mark, Moment, Note, Period, Programme, Rotation,
    RotationBy, Status, Unit, Window, WindowKind,
};

const PROGRAMME: [&str; 22] = [
    "schema",
    "id",
    "version",
    "status",
    "name",
    "summary",
    "unit",
    "audience",
    "in_force",
    "reference_date",
    "conditions",
    "tables",
    "amount",
    "excludes",
    "windows",
    "documents",
    "office",
    "appeal",
    "law",
    "notes",
    "evidence",
    "sources",
];

impl FromJson for Programme {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        schema(json, "relief-programme/1")?;
        only(json, &PROGRAMME)?;
        Ok(Self {
            id: json.field("id")?,
            version: json.field("version")?,
            status: json.field("status")?,
            name: json.field("name")?,
            summary: json.field("summary")?,
            unit: json.field("unit")?,
            audience: listed(json, "audience")?,
            in_force: json.field("in_force")?,
            reference_date: json.optional("reference_date")?,
            conditions: list(json, "conditions")?,
            tables: list(json, "tables")?,
            amount: json.field("amount")?,
            excludes: list(json, "excludes")?,
            windows: list(json, "windows")?,
            documents: list(json, "documents")?,
            office: json.optional("office")?,
            appeal: json.optional("appeal")?,
            law: json.optional("law")?,
            notes: list(json, "notes")?,
            evidence: json.field("evidence")?,
            sources: list(json, "sources")?,
        })
    }
}

impl FromJson for Status {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match word(json, &["final", "draft"])? {
            0 => Self::Final,
            _ => Self::Draft,
        })
    }
}

impl FromJson for Unit {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        const WORDS: [&str; 5] = ["household", "person", "business", "worker", "child"];
        Ok(match word(json, &WORDS)? {
            0 => Self::Household,
            1 => Self::Person,
            2 => Self::Business,
            3 => Self::Worker,
            _ => Self::Child,
        })
    }
}

impl FromJson for Audience {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        const WORDS: [&str; 5] = ["household", "self_employed", "worker", "parent", "landlord"];
        Ok(match word(json, &WORDS)? {
            0 => Self::Household,
            1 => Self::SelfEmployed,
            2 => Self::Worker,
            3 => Self::Parent,
            _ => Self::Landlord,
        })
    }
}

impl FromJson for Evidence {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match word(json, &["source", "partial", "memory"])? {
            0 => Self::Source,
            1 => Self::Partial,
            _ => Self::Memory,
        })
    }
}

impl FromJson for Period {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["from", "to"])?;
        Ok(Self {
            from: json.field("from")?,
            to: json.optional("to")?,
        })
    }
}

impl FromJson for Condition {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["id", "text", "when", "evidence", "sources"])?;
        Ok(Self {
            id: json.field("id")?,
            text: json.field("text")?,
            when: json.field("when")?,
            mark: Mark::of(json)?,
        })
    }
}

impl FromJson for Window {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        const FIELDS: [&str; 8] = [
            "id", "kind", "name", "from", "to", "rotation", "evidence", "sources",
        ];
        only(json, &FIELDS)?;
        Ok(Self {
            id: json.field("id")?,
            kind: json.field("kind")?,
            name: json.optional("name")?,
            from: json.optional("from")?,
            to: json.optional("to")?,
            rotation: json.optional("rotation")?,
            mark: Mark::of(json)?,
        })
    }
}

impl FromJson for WindowKind {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(
            match word(json, &["apply", "appeal", "use", "notify", "pay"])? {
                0 => Self::Apply,
                1 => Self::Appeal,
                2 => Self::Use,
                3 => Self::Notify,
                _ => Self::Pay,
            },
        )
    }
}

impl FromJson for Rotation {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["from", "to", "by"])?;
        let by = json
            .get("by")
            .map(|by| word(by, &["birth_year", "business_number"]));
        let by = by.transpose().map_err(|error| error.in_field("by"))?;
        Ok(Self {
            from: json.field("from")?,
            to: json.field("to")?,
            by: match by {
                None | Some(0) => RotationBy::BirthYear,
                Some(_) => RotationBy::BusinessNumber,
            },
        })
    }
}

impl FromJson for Moment {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let text = json.text()?;
        let (day, time) = match text.split_once('T') {
            Some((day, time)) => (day, Some(clock(time))),
            None => (text, None),
        };
        let expected = "a date such as 2020-05-12 or 2020-05-12T09:00";
        match (date(day), time) {
            (Some(date), None) => Ok(Self { date, time: None }),
            (Some(date), Some(time @ Some(_))) => Ok(Self { date, time }),
            _ => Err(json.not(expected)),
        }
    }
}

fn clock(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(digits(hour, 2)?, digits(minute, 2)?, 0)
}

impl FromJson for Law {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["name", "evidence", "sources"])?;
        Ok(Self {
            name: json.field("name")?,
            mark: Mark::of(json)?,
        })
    }
}

impl FromJson for Note {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["text", "evidence", "sources"])?;
        Ok(Self {
            text: json.field("text")?,
            mark: Mark::of(json)?,
        })
    }
}
