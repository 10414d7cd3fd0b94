//! Whose signatures count: issuers and their keys, in the form that SD-JWT VC has for
//! `/.well-known/jwt-vc-issuer`.

use madang_api::LocalText;
use madang_json::{FromJson, Json, ReadError};
use serde::Serialize;

use crate::read::{Checked, Fields, each, text, unique};
use crate::{PublicKey, Value};

/// The dataset `issuers`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "schema", rename = "madang.mydata.issuers.v1")]
pub struct TrustList {
    /// The issuers, each once.
    pub issuers: Vec<TrustedIssuer>,
}

/// An issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrustedIssuer {
    /// Its name for machines, a URL; `iss` in what it signs.
    pub issuer: String,
    /// Its keys.
    pub jwks: KeySet,
    /// Its name for people.
    pub name: LocalText,
    /// Whether it certifies invented people, for demonstration.
    pub demonstration: bool,
    /// What people should know about it.
    pub note: LocalText,
}

/// Keys (RFC 7517, section 5).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeySet {
    /// The keys.
    pub keys: Vec<TrustedKey>,
}

/// A public key of P-256 for ES256, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedKey {
    /// How headers refer to it; absent: the issuer has no other.
    pub kid: Option<String>,
    /// The key.
    pub key: PublicKey,
}

impl TrustList {
    /// Reads the file. It may still contradict itself: see [`Self::validate`].
    ///
    /// # Errors
    /// The bytes are not of the file's form, or a key is none of P-256.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        madang_json::read(bytes)
    }

    /// An issuer by its name for machines.
    #[must_use]
    pub fn issuer(&self, issuer: &str) -> Option<&TrustedIssuer> {
        self.issuers.iter().find(|trusted| trusted.issuer == issuer)
    }

    /// The key that an issuer signs with: the one that the header names, or the only
    /// one where it names none.
    #[must_use]
    pub fn key(&self, issuer: &str, kid: Option<&str>) -> Option<&PublicKey> {
        let keys = &self.issuer(issuer)?.jwks.keys;
        let key = match (kid, keys.as_slice()) {
            (_, [only]) if only.kid.is_none() || kid.is_none() => only,
            (Some(kid), keys) => keys.iter().find(|key| key.kid.as_deref() == Some(kid))?,
            (None, _) => return None,
        };
        Some(&key.key)
    }

    /// Whether an issuer certifies invented people; false where it is not known.
    #[must_use]
    pub fn is_demonstration(&self, issuer: &str) -> bool {
        self.issuer(issuer)
            .is_some_and(|issuer| issuer.demonstration)
    }

    /// Checks that the file agrees with itself; publishers do, readers need not.
    ///
    /// # Errors
    /// The first contradiction, and where it is.
    pub fn validate(&self) -> Result<(), ReadError> {
        let names = self.issuers.iter().map(|issuer| issuer.issuer.as_str());
        unique("issuers", names)?;
        each("issuers", &self.issuers, &mut TrustedIssuer::validate)
    }
}

impl TrustedIssuer {
    fn validate(&self) -> Checked {
        if !self.issuer.starts_with("https://") {
            return Err(ReadError::new("a https:// URL is expected").in_field("issuer"));
        }
        text("name", &self.name)?;
        text("note", &self.note)?;
        self.keys().map_err(|error| error.in_field("jwks"))
    }

    fn keys(&self) -> Checked {
        let keys = &self.jwks.keys;
        if keys.is_empty() {
            return Err(ReadError::new("is empty").in_field("keys"));
        }
        let named = keys.iter().filter_map(|key| key.kid.as_deref());
        if named.clone().count() < keys.len() && keys.len() > 1 {
            return Err(ReadError::new("one of several keys has no kid").in_field("keys"));
        }
        unique("keys", named)
    }
}

impl FromJson for TrustList {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::schema(json, "madang.mydata.issuers.v1");
        let list = Self {
            issuers: fields.list("issuers"),
        };
        fields.finish(list)
    }
}

impl FromJson for TrustedIssuer {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let issuer = Self {
            issuer: fields.text("issuer"),
            jwks: fields.value("jwks").unwrap_or_default(),
            name: fields.local("name"),
            demonstration: fields.value("demonstration").unwrap_or(true),
            note: fields.local("note"),
        };
        fields.finish(issuer)
    }
}

impl FromJson for KeySet {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let keys = Self {
            keys: fields.list("keys"),
        };
        fields.finish(keys)
    }
}

impl FromJson for TrustedKey {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            kid: json.optional("kid")?,
            key: PublicKey::from_json(json)?,
        })
    }
}

/// As the JWK that it was read from.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Jwk {
    /// `EC`.
    kty: String,
    /// `P-256`.
    crv: String,
    /// First coordinate, 32 bytes in base64url.
    x: String,
    /// Second coordinate, 32 bytes in base64url.
    y: String,
    /// How headers refer to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    kid: Option<String>,
    /// `ES256`.
    alg: String,
    /// `sig`.
    #[serde(rename = "use")]
    purpose: String,
}

impl Serialize for TrustedKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let jwk = self.key.to_value();
        let member = |name| {
            let member = jwk.get(name).and_then(Value::text);
            member.unwrap_or_default().to_owned()
        };
        let jwk = Jwk {
            kty: member("kty"),
            crv: member("crv"),
            x: member("x"),
            y: member("y"),
            kid: self.kid.clone(),
            alg: "ES256".to_owned(),
            purpose: "sig".to_owned(),
        };
        jwk.serialize(serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for TrustedKey {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Jwk".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Jwk::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::TrustList;

    fn list(keys: &str) -> TrustList {
        let json = format!(
            r#"{{"schema":"madang.mydata.issuers.v1","issuers":[{{"issuer":"https://a.example",
            "jwks":{{"keys":[{keys}]}},"name":{{"ko":"가","en":"A"}},"demonstration":true,
            "note":{{"ko":"가","en":"A"}}}}]}}"#
        );
        TrustList::parse(json.as_bytes()).unwrap()
    }

    fn key(kid: &str, x: u8) -> String {
        let [x, y] = [x, 9].map(|byte| crate::base64url::encode(&[byte; 32]));
        format!(r#"{{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}"{kid}}}"#)
    }

    #[test]
    fn a_key_is_found_by_its_issuer_and_name() {
        let two = [key(r#","kid":"a""#, 1), key(r#","kid":"b""#, 2)].join(",");
        let list = list(&two);
        list.validate().unwrap();
        let x = |kid| list.key("https://a.example", kid).map(|key| key.x[0]);
        assert_eq!(x(Some("a")), Some(1));
        assert_eq!(x(Some("b")), Some(2));
        assert_eq!(x(Some("c")), None);
        assert_eq!(x(None), None, "which of the two is not said");
        assert_eq!(list.key("https://b.example", Some("a")), None);
        assert!(list.is_demonstration("https://a.example"));
        assert!(!list.is_demonstration("https://b.example"));
    }

    #[test]
    fn an_only_key_needs_no_name() {
        let named = list(&key(r#","kid":"a""#, 1));
        let unnamed = list(&key("", 1));
        let found = |list: &TrustList, kid| list.key("https://a.example", kid).is_some();
        assert!(found(&named, None) && found(&named, Some("a")));
        assert!(!found(&named, Some("b")), "another key is meant");
        assert!(found(&unnamed, None) && found(&unnamed, Some("b")));
    }

    #[test]
    fn keys_that_cannot_be_told_apart_are_refused() {
        let refused = |keys: [String; 2]| list(&keys.join(",")).validate().unwrap_err().to_string();
        assert_eq!(
            refused([key("", 1), key(r#","kid":"a""#, 2)]),
            "issuers[0].jwks.keys: one of several keys has no kid"
        );
        assert_eq!(
            refused([key(r#","kid":"a""#, 1), key(r#","kid":"a""#, 2)]),
            "issuers[0].jwks.keys[1]: \"a\" is given twice"
        );
    }
}
