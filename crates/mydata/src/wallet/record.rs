//! Records, and a whole wallet of them.

use madang_json::{FromJson, Json, ReadError};

use crate::read::Fields;
use crate::{Path, Value};

const SCHEMA: &str = "madang.mydata.wallet.v1";

/// A copy of a certificate: one token, bound to one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRecord {
    /// How it is referred to.
    pub id: String,
    /// What the copies of one certificate have in common.
    pub certificate: String,
    /// The token as the issuer gave it out.
    pub token: String,
    /// What the holder key is called where keys are kept; none where the certificate
    /// is bound to none, or the key stayed on another device.
    pub key: Option<String>,
    /// When it was received, in seconds since 1970 (UTC).
    pub received_at: i64,
}

/// What was handed over, to whom and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// How it is referred to.
    pub id: String,
    /// The copy that was shown.
    pub copy: String,
    /// The type of certificate.
    pub vct: String,
    /// Who got it.
    pub receiver: String,
    /// The purpose by its id in the dataset `purposes`; none where it was another.
    pub purpose: Option<String>,
    /// When, in seconds since 1970 (UTC).
    pub at: i64,
    /// The fields.
    pub fields: Vec<Path>,
    /// How.
    pub way: Way,
    /// The document number, or the nonce of the receiver's request.
    pub nonce: Option<String>,
    /// The digest of what was handed over, to know it again.
    pub digest: String,
    /// When the receiver should have deleted it, in seconds since 1970 (UTC).
    pub delete_by: Option<i64>,
    /// When a letter asked for its deletion, likewise.
    pub deletion_asked_at: Option<i64>,
}

/// How something was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As a file.
    File,
    /// As QR codes on the screen.
    Qr,
    /// On paper.
    Paper,
    /// By the device's menu for sharing.
    Share,
}

const WAYS: [(&str, Way); 4] = [
    ("file", Way::File),
    ("qr", Way::Qr),
    ("paper", Way::Paper),
    ("share", Way::Share),
];

/// All records, as a backup has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wallet {
    /// Copies of certificates.
    pub copies: Vec<CopyRecord>,
    /// What was handed over, the oldest first.
    pub receipts: Vec<Receipt>,
}

impl CopyRecord {
    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// The bytes are none.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    /// The record as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_value().write()
    }

    fn to_value(&self) -> Value {
        object(vec![
            ("id", text(&self.id)),
            ("certificate", text(&self.certificate)),
            ("token", text(&self.token)),
            ("key", self.key.as_deref().and_then(text)),
            ("received_at", Some(self.received_at.into())),
        ])
    }
}

impl Receipt {
    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// The bytes are none.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    /// The record as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_value().write()
    }

    fn to_value(&self) -> Value {
        let way = WAYS.iter().find(|(_, way)| *way == self.way);
        let fields = self.fields.iter().map(Path::to_value).collect();
        object(vec![
            ("id", text(&self.id)),
            ("copy", text(&self.copy)),
            ("vct", text(&self.vct)),
            ("receiver", text(&self.receiver)),
            ("purpose", self.purpose.as_deref().and_then(text)),
            ("at", Some(self.at.into())),
            ("fields", Some(Value::List(fields))),
            ("way", way.and_then(|(word, _)| text(word))),
            ("nonce", self.nonce.as_deref().and_then(text)),
            ("digest", text(&self.digest)),
            ("delete_by", self.delete_by.map(Value::from)),
            ("deletion_asked_at", self.deletion_asked_at.map(Value::from)),
        ])
    }
}

impl Wallet {
    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// The bytes are none.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    /// The records as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let copies = self.copies.iter().map(CopyRecord::to_value).collect();
        let receipts = self.receipts.iter().map(Receipt::to_value).collect();
        let wallet = object(vec![
            ("schema", text(SCHEMA)),
            ("copies", Some(Value::List(copies))),
            ("receipts", Some(Value::List(receipts))),
        ]);
        wallet.write()
    }
}

/// An object of the fields that are there.
pub(super) fn object(fields: Vec<(&str, Option<Value>)>) -> Value {
    let fields = fields.into_iter();
    let there = fields.filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(there.collect())
}

/// Always there.
#[expect(clippy::unnecessary_wraps, reason = "beside fields that may be absent")]
pub(super) fn text(text: &str) -> Option<Value> {
    Some(text.into())
}

impl FromJson for CopyRecord {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let copy = Self {
            id: fields.text("id"),
            certificate: fields.text("certificate"),
            token: fields.text("token"),
            key: fields.optional_text("key"),
            received_at: fields.number("received_at"),
        };
        fields.finish(copy)
    }
}

impl FromJson for Receipt {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let paths: Vec<Field> = fields.list("fields");
        let way = fields.word("way", &WAYS.map(|(word, _)| word));
        let receipt = Self {
            id: fields.text("id"),
            copy: fields.text("copy"),
            vct: fields.text("vct"),
            receiver: fields.text("receiver"),
            purpose: fields.optional_text("purpose"),
            at: fields.number("at"),
            fields: paths.into_iter().map(|field| field.0).collect(),
            way: WAYS.get(way).map_or(Way::File, |(_, way)| *way),
            nonce: fields.optional_text("nonce"),
            digest: fields.text("digest"),
            delete_by: fields.optional_number("delete_by"),
            deletion_asked_at: fields.optional_number("deletion_asked_at"),
        };
        fields.finish(receipt)
    }
}

/// A path as a list of names and places.
struct Field(Path);

impl FromJson for Field {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let path = Path::parse(&Value::from_json(json)?.write());
        path.map(Self)
            .map_err(|_| json.not("a list of names and places"))
    }
}

impl FromJson for Wallet {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::schema(json, SCHEMA);
        let wallet = Self {
            copies: fields.list("copies"),
            receipts: fields.list("receipts"),
        };
        fields.finish(wallet)
    }
}
