//! Selectively disclosed credentials: tokens, their parts, and presentations.
//!
//! Every signature is taken for good here: what the checks behind it do with what they
//! are given is what is tried.

use madang_mydata::base64url::encode;
use madang_mydata::{
    Frame, Held, IssuerKeys, Issuing, Path, Policy, PublicKey, Report, Selection, Step, Value,
    Verdict, digest, prepare,
};

const NOW: i64 = 1_790_000_000;
const AUDIENCE: &str = "https://verifier.example";
const NONCE: &str = "open-set-nonce-1";

/// A token, or something else: judged, and where it is a credential, read and
/// presented as a whole.
pub fn sd_jwt_token(bytes: &[u8]) {
    judge(&String::from_utf8_lossy(bytes));
}

/// Header, payload, header and payload of the key binding, and disclosures, a line of
/// JSON each; `#0` to `#9` stand for the digest of a disclosure. What is empty is left
/// out.
pub fn sd_jwt_parts(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().collect();
    let line = |place: usize| lines.get(place).copied().unwrap_or_default();
    let mut disclosures: Vec<String> = Vec::new();
    for written in lines.iter().skip(4) {
        let json = with_digests(written, &disclosures);
        disclosures.push(encode(json.as_bytes()));
    }
    let mut token = jwt(line(0), &with_digests(line(1), &disclosures)) + "~";
    for disclosure in &disclosures {
        token += disclosure;
        token += "~";
    }
    if !line(2).is_empty() {
        let payload = line(3).replace("#hash", &digest(&token));
        token += &jwt(line(2), &payload);
    }
    judge(&token);
}

/// Claims, a frame and a selection, made from bytes: issued, presented and judged
/// valid, with nothing but what was selected and what that lies in.
pub fn sd_jwt_present(bytes: &[u8]) {
    let mut choices = Choices(bytes);
    let mut seeds = 0;
    let mut made = choices.value(0, &mut seeds);
    made.claims = typed(&made.claims);
    let frame = Frame::from_value(&made.frame).unwrap();
    let key = key();
    let issuing = Issuing {
        claims: &made.claims,
        frame: &frame,
        holder: Some(&key),
        kid: None,
    };
    let salts: Vec<[u8; 16]> = (0..issuing.salts_needed())
        .map(|salt| (salt as u128 | 0xa5 << 120).to_be_bytes())
        .collect();
    let token = issuing.prepare(&salts).unwrap().finish(&[0; 64]);
    let held = Held::read(&token).unwrap();
    assert_eq!(held.claims().get("vct"), Some(&"v".into()));

    let leaves = held.leaves();
    let chosen: Vec<Path> = leaves
        .into_iter()
        .filter(|_| choices.next() % 2 == 1)
        .collect();
    let selection = held.select(&chosen).unwrap();
    let unbound = held.present(&selection).bind(AUDIENCE, NONCE, NOW);
    let token = unbound.finish(&[0; 64]);
    let report = report(&token, &Policy::live(NOW, AUDIENCE, NONCE));
    assert_eq!(report.verdict, Verdict::Valid, "{}", report.message);
    let payload = report.payload.unwrap();
    assert_eq!(held.preview(&selection).unwrap(), payload);
    check_kept_back(&held, &selection, &token, &chosen);
}

/// A frame, a path, a key, or something else: what is read is written and read again.
pub fn sd_jwt_words(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(path) = Path::parse(&text) {
        assert_eq!(Path::parse(&path.to_string()).as_ref(), Ok(&path));
        assert_eq!(Path::parse(&path.to_value().write()).as_ref(), Ok(&path));
    }
    let Ok(value) = Value::parse(bytes) else {
        return;
    };
    assert_eq!(Value::parse(value.write().as_bytes()).as_ref(), Ok(&value));
    if let Ok(frame) = Frame::from_value(&value) {
        assert_eq!(Frame::from_value(&frame.to_value()).as_ref(), Ok(&frame));
    }
    if let Ok(key) = PublicKey::from_value(&value) {
        assert_eq!(PublicKey::from_value(&key.to_value()), Ok(key));
    }
}

/// Looks at a token from all sides.
fn judge(token: &str) {
    let mut bare = Policy::document(NOW, None, None);
    bare.binding.required = false;
    for policy in [
        Policy::live(NOW, AUDIENCE, NONCE),
        bare,
        Policy::on_receipt(NOW),
    ] {
        check_report(token, &report(token, &policy));
    }
    let Ok(held) = Held::read(token) else {
        return;
    };
    let leaves = held.leaves();
    let all = held.select(&leaves).unwrap();
    let part = held.select(leaves.get(..1).unwrap_or_default()).unwrap();
    for selection in [all, part, Selection::default()] {
        let shown = held.present(&selection).without_binding();
        let again = Held::read(&shown).unwrap();
        assert_eq!(again.claims(), &held.preview(&selection).unwrap());
        assert_eq!(held.disclosed(&selection).len(), selection.len());
    }
}

fn check_report(token: &str, report: &Report) {
    assert!(!report.message.is_empty());
    assert_eq!(report.verdict == Verdict::Valid, report.failed.is_none());
    assert_eq!(report.verdict == Verdict::Invalid, report.payload.is_none());
    let Some(payload) = &report.payload else {
        return;
    };
    assert!(is_free_of_digests(payload));
    // Besides disclosures there are the JWT and the last part.
    assert_eq!(report.disclosed.len() + 2, token.split('~').count());
    for path in &report.disclosed {
        assert!(path.of(payload).is_some());
    }
}

fn is_free_of_digests(value: &Value) -> bool {
    let is_free = |name: &str| !["_sd", "_sd_alg", "..."].contains(&name);
    value.items().iter().all(is_free_of_digests)
        && value
            .fields()
            .iter()
            .all(|(name, value)| is_free(name) && is_free_of_digests(value))
}

/// That no disclosure left that was not selected.
fn check_kept_back(held: &Held, selection: &Selection, token: &str, chosen: &[Path]) {
    let disclosed = held.disclosed(selection);
    let sent = token.split('~').count() - 2;
    assert_eq!(sent, disclosed.len());
    for path in disclosed {
        assert!(chosen.iter().any(|chosen| path.leads_to(chosen)));
    }
}

fn report(token: &str, policy: &Policy) -> Report {
    let key = key();
    let prepared = prepare(token, IssuerKeys::One(&key), policy);
    let good = vec![true; prepared.jobs().len()];
    prepared.finish(&good)
}

fn key() -> PublicKey {
    PublicKey {
        x: [1; 32],
        y: [2; 32],
    }
}

fn jwt(header: &str, payload: &str) -> String {
    let signature = encode(&[0; 64]);
    [
        &encode(header.as_bytes()),
        ".",
        &encode(payload.as_bytes()),
        ".",
        &signature,
    ]
    .concat()
}

fn with_digests(json: &str, disclosures: &[String]) -> String {
    let mut json = json.to_owned();
    for (place, disclosure) in disclosures.iter().enumerate().take(10) {
        json = json.replace(&format!("#{place}"), &digest(disclosure));
    }
    json
}

/// Claims, and a frame for them.
struct Made {
    claims: Value,
    frame: Value,
}

/// What is made of bytes.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn next(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    /// A value of any form, its texts and names all different.
    fn value(&mut self, depth: usize, seeds: &mut usize) -> Made {
        *seeds += 1;
        let own = *seeds;
        let kind = self.next();
        if depth > 0 && (kind < 96 || depth > 4 || own > 8) {
            return Made {
                claims: format!("value {own}").into(),
                frame: Value::Object(Vec::new()),
            };
        }
        let is_list = depth > 0 && kind.is_multiple_of(2);
        let (mut hidden, mut inner, mut inside) = (Vec::new(), Vec::new(), Vec::new());
        for place in 0..usize::from(self.next() % 5) {
            let made = self.value(depth + 1, seeds);
            let name = format!("name {own} {place}");
            let step = if is_list {
                Step::Index(place)
            } else {
                Step::Name(name)
            };
            if self.next().is_multiple_of(2) {
                hidden.push(step.clone());
            }
            inner.push((step_text(&step), made.frame));
            inside.push((step_text(&step), made.claims));
        }
        let decoys = Value::Number((self.next() % 3).to_string());
        let hidden = Path::new(hidden).to_value();
        inner.push(("_sd".to_owned(), hidden));
        inner.push(("_sd_decoy".to_owned(), decoys));
        let claims = if is_list {
            Value::List(inside.into_iter().map(|(_, value)| value).collect())
        } else {
            Value::Object(inside)
        };
        Made {
            claims,
            frame: Value::Object(inner),
        }
    }
}

fn step_text(step: &Step) -> String {
    match step {
        Step::Name(name) => name.clone(),
        Step::Index(index) => index.to_string(),
    }
}

/// The claims with the type that a credential has to have.
fn typed(claims: &Value) -> Value {
    let mut fields = claims.fields().to_vec();
    fields.push(("vct".to_owned(), "v".into()));
    Value::Object(fields)
}
