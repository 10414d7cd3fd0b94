//! A presentation that is right in everything, to be spoilt in one place.

use madang_mydata::base64url::encode;
use madang_mydata::{IssuerKeys, Policy, Report, digest};
use serde_json::{Value as Json, json};

use super::Pair;

pub const NOW: i64 = 1_800_000_000;
pub const ISSUER: &str = "https://issuer.example";
pub const VCT: &str = "https://issuer.example/credentials/test/1";
pub const AUDIENCE: &str = "https://verifier.example";
pub const NONCE: &str = "nonce-of-the-tests";

/// What will be a presentation. Header, payload and disclosures are JSON as text where
/// the fault is in how they are written.
pub struct Draft {
    pub header: Json,
    pub payload: Json,
    /// Written in the place of `payload`.
    pub payload_text: Option<String>,
    /// Written in the place of `header`.
    pub header_text: Option<String>,
    pub disclosures: Vec<String>,
    pub issuer: Pair,
    pub binding: Option<Binding>,
    /// Changes to the text of what is bound, and to the whole.
    pub edit_jwt: fn(String) -> String,
    pub edit: fn(String) -> String,
}

pub struct Binding {
    pub header: Json,
    /// Without `sd_hash`, which is added, unless it is there.
    pub payload: Json,
    pub payload_text: Option<String>,
    pub holder: Pair,
    pub edit: fn(String) -> String,
}

/// A disclosure by its parts.
pub fn disclosure(parts: &Json) -> String {
    encode(parts.to_string().as_bytes())
}

pub fn issuer() -> Pair {
    Pair::new(7)
}

pub fn holder() -> Pair {
    Pair::new(9)
}

/// A presentation of a name, an address in an object and an element of a list, beside
/// what stays hidden.
pub fn good() -> Draft {
    let name = disclosure(&json!(["c2FsdC0x", "name", "홍길동"]));
    let dong = disclosure(&json!(["c2FsdC0y", "dong", "역삼동"]));
    let child = disclosure(&json!(["c2FsdC0z", { "name": "김새싹" }]));
    let jwk = holder().public().to_value().write();
    let jwk: Json = serde_json::from_str(&jwk).unwrap();
    Draft {
        header: json!({ "alg": "ES256", "typ": "dc+sd-jwt", "kid": "1" }),
        payload: json!({
            "iss": ISSUER,
            "vct": VCT,
            "iat": NOW - 1000,
            "exp": NOW + 1000,
            "_sd_alg": "sha-256",
            "cnf": { "jwk": jwk },
            "_sd": [digest("a decoy"), digest(&name)],
            "address": { "sido": "서울특별시", "_sd": [digest(&dong)] },
            "family": [{ "...": digest("hidden") }, { "...": digest(&child) }, "plain"],
            "empty": { "_sd": [digest("hidden too")] },
        }),
        payload_text: None,
        header_text: None,
        disclosures: vec![name, dong, child],
        issuer: issuer(),
        binding: Some(Binding {
            header: json!({ "alg": "ES256", "typ": "kb+jwt" }),
            payload: json!({ "iat": NOW, "aud": AUDIENCE, "nonce": NONCE }),
            payload_text: None,
            holder: holder(),
            edit: |jwt| jwt,
        }),
        edit_jwt: |jwt| jwt,
        edit: |token| token,
    }
}

/// What is asked of it.
pub fn policy() -> Policy {
    let mut policy = Policy::live(NOW, AUDIENCE, NONCE);
    policy.issuer = Some(ISSUER.to_owned());
    policy.vct = Some(VCT.to_owned());
    policy
}

impl Draft {
    pub fn binding(&mut self) -> &mut Binding {
        self.binding.as_mut().unwrap()
    }

    /// Adds a disclosure and gives its digest.
    pub fn disclose(&mut self, parts: &Json) -> String {
        self.disclosures.push(disclosure(parts));
        digest(self.disclosures.last().unwrap())
    }

    /// Adds a digest at the top.
    pub fn refer(&mut self, digest: String) {
        self.payload["_sd"]
            .as_array_mut()
            .unwrap()
            .push(digest.into());
    }

    /// Adds a disclosed claim at the top.
    pub fn claim(&mut self, name: &str, value: Json) {
        let digest = self.disclose(&Json::Array(vec!["c2FsdC05".into(), name.into(), value]));
        self.refer(digest);
    }

    pub fn token(&self) -> String {
        let signed = jwt(
            &self.header_text.clone().unwrap_or(self.header.to_string()),
            &self
                .payload_text
                .clone()
                .unwrap_or(self.payload.to_string()),
            &self.issuer,
        );
        let mut token = (self.edit_jwt)(signed) + "~";
        for disclosure in &self.disclosures {
            token += &format!("{disclosure}~");
        }
        token = (self.edit)(token);
        if let Some(binding) = &self.binding {
            let mut payload = binding.payload.clone();
            if payload.is_object() && payload.get("sd_hash").is_none() {
                payload["sd_hash"] = digest(&token).into();
            }
            let payload = binding.payload_text.clone().unwrap_or(payload.to_string());
            let signed = jwt(&binding.header.to_string(), &payload, &binding.holder);
            token += &(binding.edit)(signed);
        }
        token
    }

    pub fn judge(&self, policy: &Policy) -> Report {
        let key = issuer().public();
        super::verify(&self.token(), IssuerKeys::One(&key), policy)
    }
}

fn jwt(header: &str, payload: &str, key: &Pair) -> String {
    let input = format!(
        "{}.{}",
        encode(header.as_bytes()),
        encode(payload.as_bytes())
    );
    let signature = encode(&key.sign_text(&input));
    format!("{input}.{signature}")
}
