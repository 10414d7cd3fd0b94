//! What the relief checker asks, as far as it is shown here: names, questions, options.

use madang_api::LocalText;
use madang_json::{FromJson, Json, ReadError};

/// The facts.
pub struct Facts(Vec<Fact>);

/// Something that a person is asked.
pub struct Fact {
    id: String,
    /// Whether its values are won.
    pub is_krw: bool,
    /// What it is, in a few words.
    pub name: LocalText,
    /// How it is asked.
    pub question: LocalText,
    /// Where the answer stands, and what counts.
    pub hint: Option<LocalText>,
    /// The options of a choice.
    options: Vec<Choice>,
}

struct Choice {
    id: String,
    name: LocalText,
}

impl Facts {
    /// Reads the dataset.
    ///
    /// # Errors
    /// It is not of its form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    /// The fact of an id; none where it is no longer asked.
    pub fn get(&self, id: &str) -> Option<&Fact> {
        self.0.iter().find(|fact| fact.id == id)
    }
}

impl Fact {
    /// The name of an option.
    pub fn option(&self, id: &str) -> Option<&LocalText> {
        let option = self.options.iter().find(|option| option.id == id);
        option.map(|option| &option.name)
    }
}

impl FromJson for Facts {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self(json.field("facts")?))
    }
}

impl FromJson for Fact {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let kind: String = json.field("kind")?;
        Ok(Self {
            id: json.field("id")?,
            is_krw: kind == "krw",
            name: json.field("name")?,
            question: json.field("question")?,
            hint: json.optional("hint")?,
            options: json.or_default("options")?,
        })
    }
}

impl FromJson for Choice {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            id: json.field("id")?,
            name: json.field("name")?,
        })
    }
}
