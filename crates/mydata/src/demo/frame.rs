//! The frame of a certificate by its type: what can be kept back can be kept back alone.

use crate::types::{CredentialType, Disclosable};
use crate::{Frame, Path, Step, Value};

/// Lists are filled up with decoys to a multiple of this many, so that what is kept
/// back of them does not say exactly how much there is.
const LIST_STEP: usize = 4;

impl CredentialType {
    /// A frame in which each claim, and each element of a list, can be disclosed by
    /// itself, but for claims that the type says are always disclosed.
    #[must_use]
    pub fn frame(&self, claims: &Value) -> Frame {
        let frame = self.frame_of(&Path::default(), claims);
        // What was just written is of the form.
        Frame::from_value(&frame).unwrap_or_default()
    }

    fn frame_of(&self, path: &Path, value: &Value) -> Value {
        let mut hidden = Vec::new();
        let mut inner = Vec::new();
        let mut add = |step: Step, name: String, own: Value, value: &Value| {
            let path = path.then(step);
            if self.is_hideable(&path) {
                hidden.push(own);
            }
            let frame = self.frame_of(&path, value);
            if !frame.fields().is_empty() {
                inner.push((name, frame));
            }
        };
        let mut decoys = 0;
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    let step = Step::Name(name.clone());
                    add(step, name.clone(), name.as_str().into(), value);
                }
            }
            Value::List(values) => {
                for (index, value) in values.iter().enumerate() {
                    let number = index.to_string();
                    let own = Value::Number(number.clone());
                    add(Step::Index(index), number, own, value);
                }
                decoys = values.len().next_multiple_of(LIST_STEP) - values.len();
            }
            _ => {}
        }
        let mut frame = Vec::new();
        if !hidden.is_empty() {
            frame.push(("_sd".to_owned(), Value::List(hidden)));
            if decoys > 0 {
                frame.push(("_sd_decoy".to_owned(), Value::Number(decoys.to_string())));
            }
        }
        frame.extend(inner);
        Value::Object(frame)
    }

    fn is_hideable(&self, path: &Path) -> bool {
        let claim = self.claim(path);
        claim.is_none_or(|claim| claim.sd != Disclosable::Never)
    }
}
