//! What is ready to be handed over: signed presentations, and what they say in words.

use std::sync::Arc;

use madang_mydata::wallet::{Receipt, Way};
use madang_mydata::{Path, Value, digest, frames};

const DAY_S: i64 = 24 * 60 * 60;

/// What is ready to be handed over.
pub struct Made {
    /// Who receives it.
    pub receiver: String,
    /// The purpose in words.
    pub purpose: String,
    /// The purpose by its id, where it is one of those that are published.
    pub purpose_id: Option<String>,
    /// How long the receiver needs it, in days; none where nobody said.
    pub retention_days: Option<u32>,
    /// The document number, or the nonce of an office's request.
    pub number: String,
    /// When it was signed, in seconds since 1970.
    pub at: i64,
    /// A presentation for each certificate.
    pub presentations: Vec<Presented>,
}

/// A signed presentation of a certificate.
pub struct Presented {
    /// The copy's name in the wallet.
    pub copy: String,
    /// Its type.
    pub vct: String,
    /// What the type is called.
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// Until when it is valid, in seconds since 1970.
    pub expires: Option<i64>,
    /// The SD-JWT with what is disclosed.
    pub token: String,
    /// What is disclosed.
    pub fields: Vec<Shown>,
}

/// A field as the receiver sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    /// Where it is.
    pub path: Path,
    /// What it is called.
    pub label: String,
    /// What it says.
    pub value: String,
}

impl Made {
    /// All of it as a text: a presentation a line.
    pub fn text(&self) -> String {
        let tokens: Vec<&str> = self
            .presentations
            .iter()
            .map(|p| p.token.as_str())
            .collect();
        tokens.join("\n")
    }

    /// The text as QR frames; none where it is too long for them.
    pub fn frames(&self) -> Vec<String> {
        frames::split(&self.text()).unwrap_or_default()
    }

    /// All of it as a file that people and programs read.
    pub fn json(&self) -> String {
        let text = |text: &str| Value::from(text);
        let presentation = |one: &Presented| {
            let fields = one.fields.iter();
            let fields = fields.map(|field| (field.path.to_string(), text(&field.value)));
            Value::Object(vec![
                ("vct".into(), text(&one.vct)),
                ("name".into(), text(&one.kind)),
                ("iss".into(), text(&one.issuer)),
                ("fields".into(), Value::Object(fields.collect())),
                ("sd_jwt".into(), text(&one.token)),
            ])
        };
        let presentations = self.presentations.iter().map(presentation);
        let whole = Value::Object(vec![
            ("format".into(), text("dc+sd-jwt")),
            ("aud".into(), text(&self.receiver)),
            ("nonce".into(), text(&self.number)),
            ("purpose".into(), text(&self.purpose)),
            ("iat".into(), Value::from(self.at)),
            ("presentations".into(), Value::List(presentations.collect())),
        ]);
        whole.write()
    }

    /// What is noted of it: names of fields, no values.
    pub fn receipts(&self, way: Way) -> Vec<Receipt> {
        let delete_by = self
            .retention_days
            .map(|days| self.at + i64::from(days) * DAY_S);
        let receipt = |one: &Presented| Receipt {
            // The wallet gives it a name.
            id: String::new(),
            copy: one.copy.clone(),
            vct: one.vct.clone(),
            receiver: self.receiver.clone(),
            purpose: self.purpose_id.clone(),
            at: self.at,
            fields: one.fields.iter().map(|field| field.path.clone()).collect(),
            way,
            nonce: Some(self.number.clone()),
            digest: digest(&one.token),
            delete_by,
            deletion_asked_at: None,
        };
        self.presentations.iter().map(receipt).collect()
    }
}

/// Shared by the page's parts.
pub type Ready = Arc<Made>;
