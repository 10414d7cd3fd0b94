//! Credentials of any shape whose names and values are all different, so that each can
//! be looked for in what leaves the device.

use madang_mydata::base64url::{decode, encode};
use madang_mydata::{Frame, Held, Issuing, Path, Step, Value};
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::draft::{ISSUER, NOW, VCT, holder, issuer};

/// A shape of claims: what may be hidden, and how many decoys there are.
#[derive(Debug, Clone)]
pub enum Shape {
    Leaf,
    List(Vec<(bool, Shape)>, usize),
    Object(Vec<(bool, Shape)>, usize),
}

/// A claim of a credential.
#[derive(Debug, Clone)]
pub struct Node {
    pub path: Path,
    pub is_hidden: bool,
    /// What can be looked for: its name in an object, its value if it is a leaf.
    pub marks: Vec<String>,
}

/// A credential, and what it is made of.
#[derive(Debug)]
pub struct Grown {
    pub claims: Json,
    pub frame: Json,
    pub nodes: Vec<Node>,
    count: usize,
}

pub fn shapes() -> impl Strategy<Value = Shape> {
    let leaf = Just(Shape::Leaf);
    let inner = leaf.prop_recursive(3, 24, 4, |inner| {
        let inside = prop::collection::vec((any::<bool>(), inner), 0..4);
        prop_oneof![
            (inside.clone(), 0..3usize).prop_map(|(inside, decoys)| Shape::List(inside, decoys)),
            (inside, 0..3usize).prop_map(|(inside, decoys)| Shape::Object(inside, decoys)),
        ]
    });
    let top = prop::collection::vec((any::<bool>(), inner), 1..6);
    (top, 0..3usize).prop_map(|(top, decoys)| Shape::Object(top, decoys))
}

impl Grown {
    pub fn new(shape: &Shape) -> Self {
        let mut grown = Self {
            claims: Json::Null,
            frame: json!({}),
            nodes: Vec::new(),
            count: 0,
        };
        let (claims, frame) = grown.grow(shape, &Path::default());
        (grown.claims, grown.frame) = (claims, frame);
        grown.claims["iss"] = json!(ISSUER);
        grown.claims["vct"] = json!(VCT);
        grown.claims["exp"] = json!(NOW + 1000);
        grown
    }

    /// The credential, signed, for the holder's key.
    pub fn issued(&self) -> String {
        let claims = Value::parse(self.claims.to_string().as_bytes()).unwrap();
        let frame = Frame::parse(self.frame.to_string().as_bytes()).unwrap();
        let key = holder().public();
        let issuing = Issuing {
            claims: &claims,
            frame: &frame,
            holder: Some(&key),
            kid: None,
        };
        let salts: Vec<[u8; 16]> = (0..issuing.salts_needed()).map(salt).collect();
        let unsigned = issuing.prepare(&salts).unwrap();
        let signature = issuer().sign(&unsigned.job());
        unsigned.finish(&signature)
    }

    /// Whether a claim is seen where these are selected: all that hides it is an outer
    /// one of a selected claim, or that claim itself.
    pub fn is_seen(&self, node: &Node, selected: &[&Path]) -> bool {
        let hides = |other: &&Node| other.is_hidden && other.path.leads_to(&node.path);
        let is_given = |other: &Node| selected.iter().any(|path| other.path.leads_to(path));
        self.nodes.iter().filter(hides).all(is_given)
    }

    fn grow(&mut self, shape: &Shape, at: &Path) -> (Json, Json) {
        match shape {
            Shape::Leaf => (json!(self.mark("값")), Json::Null),
            Shape::List(items, decoys) => {
                let mut list = Vec::new();
                let mut frame = Map::new();
                let mut hidden = Vec::new();
                for (index, (is_hidden, inner)) in items.iter().enumerate() {
                    let path = at.then(Step::Index(index));
                    list.push(self.node(path, *is_hidden, inner, Vec::new(), &mut frame));
                    hidden.extend(is_hidden.then(|| json!(index)));
                }
                (json!(list), framed(frame, hidden, *decoys))
            }
            Shape::Object(fields, decoys) => {
                let mut object = Map::new();
                let mut frame = Map::new();
                let mut hidden = Vec::new();
                for (is_hidden, inner) in fields {
                    let name = self.mark("name");
                    let path = at.then(Step::Name(name.clone()));
                    let value = self.node(path, *is_hidden, inner, vec![name.clone()], &mut frame);
                    hidden.extend(is_hidden.then(|| json!(name)));
                    object.insert(name, value);
                }
                (object.into(), framed(frame, hidden, *decoys))
            }
        }
    }

    fn node(
        &mut self,
        path: Path,
        is_hidden: bool,
        shape: &Shape,
        mut marks: Vec<String>,
        outer: &mut Map<String, Json>,
    ) -> Json {
        let (value, frame) = self.grow(shape, &path);
        marks.extend(value.as_str().map(str::to_owned));
        if frame.is_object() {
            let step = match path.steps().last().unwrap() {
                Step::Name(name) => name.clone(),
                Step::Index(index) => index.to_string(),
            };
            outer.insert(step, frame);
        }
        self.nodes.push(Node {
            path,
            is_hidden,
            marks,
        });
        value
    }

    fn mark(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("{kind}<{}>", self.count)
    }
}

/// All that can be read in a token: its parts, and their base64url undone.
pub fn readable(token: &str) -> String {
    let mut text = token.to_owned();
    for part in token.split(['~', '.']) {
        let bytes = decode(part).unwrap();
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

/// The salts of the disclosures that a selection does not have.
pub fn kept_back(held: &Held, presentation: &str) -> Vec<String> {
    let parts = held
        .token()
        .split('~')
        .skip(1)
        .filter(|part| !part.is_empty());
    let back = parts.filter(|part| !presentation.split('~').any(|given| given == *part));
    back.map(|part| {
        let parts: Json = serde_json::from_slice(&decode(part).unwrap()).unwrap();
        parts[0].as_str().unwrap().to_owned()
    })
    .collect()
}

/// Salts that differ, and look like nothing else.
fn salt(number: usize) -> [u8; 16] {
    let mut salt = [0xa5; 16];
    salt[..8].copy_from_slice(&number.to_be_bytes());
    assert_eq!(encode(&salt).len(), 22);
    salt
}

fn framed(mut frame: Map<String, Json>, hidden: Vec<Json>, decoys: usize) -> Json {
    frame.insert("_sd".to_owned(), hidden.into());
    frame.insert("_sd_decoy".to_owned(), decoys.into());
    frame.into()
}
