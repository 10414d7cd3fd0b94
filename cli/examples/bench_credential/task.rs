//! What every side issues, presents and verifies, and by which terms; as the bench hands
//! it over, in JSON.

use madang_json::ReadError;
use madang_mydata::{Frame, Path, Policy, PublicKey, Step, Value};

/// A certificate and what is shown of it.
pub struct Task {
    pub claims: Value,
    pub frame: Frame,
    pub holder: PublicKey,
    /// What the holder chooses.
    pub paths: Vec<Path>,
}

/// By which terms a presentation is made and verified.
pub struct Terms {
    pub issuer: PublicKey,
    pub audience: String,
    pub nonce: String,
    pub now: i64,
    pub policy: Policy,
}

impl Task {
    /// Reads `{"claims", "frame", "paths", "holder"}`.
    pub fn read(task: &Value) -> Result<Self, ReadError> {
        let paths = member(task, "paths")?.items().iter();
        Ok(Self {
            claims: member(task, "claims")?.clone(),
            frame: Frame::from_value(member(task, "frame")?)?,
            holder: key(task, "holder")?,
            paths: paths.map(path).collect(),
        })
    }
}

impl Terms {
    /// Reads `{"issuer", "iss", "vct", "aud", "nonce", "now", "skew", "age"}`.
    pub fn read(terms: &Value) -> Result<Self, ReadError> {
        let (audience, nonce) = (text(terms, "aud")?, text(terms, "nonce")?);
        let now = number(terms, "now")?;
        let mut policy = Policy::live(now, &audience, &nonce);
        policy.issuer = Some(text(terms, "iss")?);
        policy.vct = Some(text(terms, "vct")?);
        policy.skew_s = number(terms, "skew")?;
        policy.binding.age_max_s = number(terms, "age")?;
        Ok(Self {
            issuer: key(terms, "issuer")?,
            audience,
            nonce,
            now,
            policy,
        })
    }
}

/// A member that has to be there.
pub fn member<'a>(object: &'a Value, name: &str) -> Result<&'a Value, ReadError> {
    let member = object.get(name);
    member.ok_or_else(|| ReadError::new("is not there").in_field(name))
}

/// A member's text.
pub fn text(object: &Value, name: &str) -> Result<String, ReadError> {
    let text = member(object, name)?.text().map(str::to_owned);
    text.ok_or_else(|| ReadError::new("is no text").in_field(name))
}

fn number(object: &Value, name: &str) -> Result<i64, ReadError> {
    let number = member(object, name)?.number().map(|number| number as i64);
    number.ok_or_else(|| ReadError::new("is no number").in_field(name))
}

/// A public key; its private half is passed over.
fn key(object: &Value, name: &str) -> Result<PublicKey, ReadError> {
    let Value::Object(mut members) = member(object, name)?.clone() else {
        return Err(ReadError::new("is no key").in_field(name));
    };
    members.retain(|(name, _)| name != "d");
    let key = PublicKey::from_value(&Value::Object(members));
    key.map_err(|error| ReadError::new(error.to_string()).in_field(name))
}

fn path(steps: &Value) -> Path {
    let steps = steps.items().iter().filter_map(|step| match step {
        Value::Text(name) => Some(Step::Name(name.clone())),
        Value::Number(index) => index.parse().ok().map(Step::Index),
        _ => None,
    });
    Path::new(steps.collect())
}
