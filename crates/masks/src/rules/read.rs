//! From JSON to the rules; what they say is checked in `validate`.

use madang_json::{FromJson, Json, ReadError};

use super::{
    Evidence, Fact, Holiday, HolidayPolicy, Note, ProxyClass, ProxyDay, ProxyRule, Rule, RulesFile,
    Source, Who,
};

impl FromJson for RulesFile {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            as_of: json.field("as_of")?,
            sources: json.field("sources")?,
            rules: json.field("rules")?,
            proxy_classes: json.field("proxy_classes")?,
            holidays: json.field("holidays")?,
            notes: json.field("notes")?,
        })
    }
}

impl FromJson for Source {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            id: json.field("id")?,
            name: json.field("name")?,
            url: json.optional("url")?,
        })
    }
}

impl FromJson for Evidence {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match json.text()? {
            "read" => Self::Read,
            _ => Self::Inferred,
        })
    }
}

impl FromJson for Fact {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            text: json.field("text")?,
            evidence: json.field("evidence")?,
            sources: json.field("sources")?,
        })
    }
}

impl FromJson for Rule {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            from: json.field("from")?,
            to: json.field("to")?,
            weekly_quota: json.optional("weekly_quota")?,
            minor_quota: json.optional("minor_quota")?,
            minors_born_from: json.optional("minors_born_from")?,
            may_split: json.field("may_split")?,
            weekday_digits: weekday_digits(json)?,
            holiday_policy: json.field("holiday_policy")?,
            price_krw: json.optional("price_krw")?,
            proxy: json.optional("proxy")?,
            facts: json.field("facts")?,
        })
    }
}

fn weekday_digits(json: Json<'_>) -> Result<Option<[Vec<u8>; 5]>, ReadError> {
    const NAME: &str = "weekday_digits";
    let Some(days) = json.optional::<Vec<Vec<u8>>>(NAME)? else {
        return Ok(None);
    };
    days.try_into().map(Some).map_err(|_| {
        ReadError::new("five lists of digits are expected, Monday to Friday").in_field(NAME)
    })
}

impl FromJson for HolidayPolicy {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match json.text()? {
            "as_weekend" => Self::AsWeekend,
            "as_weekday" => Self::AsWeekday,
            _ => Self::Unknown,
        })
    }
}

impl FromJson for ProxyRule {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            day: json.field("day")?,
            by: json.field("by")?,
            bring: json.field("bring")?,
            classes: json.field("classes")?,
        })
    }
}

impl FromJson for ProxyDay {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match json.text()? {
            "beneficiary" => Self::Beneficiary,
            "either" => Self::Either,
            "family" => Self::Family,
            "any" => Self::Any,
            _ => Self::Unknown,
        })
    }
}

impl FromJson for ProxyClass {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            id: json.field("id")?,
            name: json.field("name")?,
            who: json.field("who")?,
            born_from: json.optional("born_from")?,
            born_to: json.optional("born_to")?,
            by: json.optional("by")?,
            bring: json.or_default("bring")?,
            evidence: json.field("evidence")?,
            sources: json.field("sources")?,
        })
    }
}

impl FromJson for Who {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(match json.text()? {
            "born" => Self::Born,
            "circumstance" => Self::Circumstance,
            "everyone" => Self::Everyone,
            _ => Self::Unknown,
        })
    }
}

impl FromJson for Holiday {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            date: json.field("date")?,
            name: json.field("name")?,
            evidence: json.field("evidence")?,
            sources: json.field("sources")?,
        })
    }
}

impl FromJson for Note {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            from: json.field("from")?,
            to: json.field("to")?,
            fact: json.field("fact")?,
        })
    }
}
