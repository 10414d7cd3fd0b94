//! What an office asks for, as a file or a QR code, in the words of OpenID4VP.

use madang_api::LocalText;
use madang_json::{FromJson, Json, ReadError};

use crate::Value;
use crate::dcql::Query;
use crate::read::Fields;

/// How many bytes a request may have.
pub const REQUEST_BYTES_MAX: usize = 64 * 1024;

const CLIENT_LETTERS_MAX: usize = 100;
const NONCE_LETTERS: std::ops::RangeInclusive<usize> = 8..=200;

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Who asks, as it names itself: nobody vouches for it. It becomes the audience of
    /// the answer.
    pub client_id: String,
    /// Random, made anew for each request; it comes back in the answer.
    pub nonce: String,
    /// What is asked for.
    pub query: Query,
    /// What for, in the office's words.
    pub purpose: Option<LocalText>,
    /// What for, as the id of a purpose in the dataset `purposes`.
    pub purpose_id: Option<String>,
}

impl Request {
    /// Reads a request.
    ///
    /// # Errors
    /// It is none, or larger than [`REQUEST_BYTES_MAX`], or names its office in letters
    /// that cannot be seen.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.len() > REQUEST_BYTES_MAX {
            return Err(ReadError::new("it has more than 65536 bytes"));
        }
        madang_json::read(bytes)
    }

    /// The request as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut fields = vec![
            ("client_id".to_owned(), self.client_id.as_str().into()),
            ("nonce".to_owned(), self.nonce.as_str().into()),
            ("dcql_query".to_owned(), self.query.to_value()),
        ];
        if let Some(purpose) = &self.purpose {
            let texts = purpose.0.iter();
            let texts = texts.map(|(language, text)| (language.clone(), text.as_str().into()));
            fields.push(("purpose".to_owned(), Value::Object(texts.collect())));
        }
        if let Some(id) = &self.purpose_id {
            fields.push(("purpose_id".to_owned(), id.as_str().into()));
        }
        Value::Object(fields).write()
    }
}

impl FromJson for Request {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        let mut fields = Fields::new(json);
        let request = Self {
            client_id: fields.text("client_id"),
            nonce: fields.text("nonce"),
            purpose: fields.has("purpose").then(|| fields.local("purpose")),
            purpose_id: fields.optional_text("purpose_id"),
            query: json.field("dcql_query")?,
        };
        let request = fields.finish(request)?;
        let letters = request.client_id.chars().count();
        if request.client_id.trim().is_empty() || letters > CLIENT_LETTERS_MAX {
            return Err(ReadError::new("1 to 100 letters are expected").in_field("client_id"));
        }
        if request.client_id.chars().any(is_unseen) {
            let problem = "has letters that cannot be seen or that turn others around";
            return Err(ReadError::new(problem).in_field("client_id"));
        }
        let is_plain = request.nonce.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_plain || !NONCE_LETTERS.contains(&request.nonce.len()) {
            let problem = "8 to 200 letters of ASCII without blanks are expected";
            return Err(ReadError::new(problem).in_field("nonce"));
        }
        Ok(request)
    }
}

/// Control characters, and those that show nothing or change the direction of writing
/// (general category Cf, of which these are what could disguise a name).
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{REQUEST_BYTES_MAX, Request};

    const REQUEST: &str = r#"{"client_id":"하늘어린이집","nonce":"n-0S6_WzA2Mj","dcql_query":{"credentials":[{"id":"c0","format":"dc+sd-jwt","meta":{"vct_values":["https://madang.example/credentials/family/1"]},"claims":[{"path":["family",null,"name"],"values":["이하늘"]}]}]},"purpose":{"en":"Admission","ko":"입소"},"purpose_id":"daycare"}"#;

    fn refused(from: &str, to: &str) -> String {
        let json = REQUEST.replace(from, to);
        assert_ne!(json, REQUEST, "{from}");
        Request::parse(json.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn a_request_is_read_and_written() {
        let request = Request::parse(REQUEST.as_bytes()).unwrap();
        assert_eq!(request.client_id, "하늘어린이집");
        assert_eq!(request.query.credentials.len(), 1);
        assert_eq!(request.to_json(), REQUEST);
    }

    #[test]
    fn a_name_that_disguises_itself_is_refused() {
        assert_eq!(
            refused("하늘어린이집", "하늘\\u202e어린이집"),
            "client_id: has letters that cannot be seen or that turn others around"
        );
        assert_eq!(
            refused("하늘어린이집", "  "),
            "client_id: 1 to 100 letters are expected"
        );
        let long = "가".repeat(101);
        assert_eq!(
            refused("하늘어린이집", &long),
            "client_id: 1 to 100 letters are expected"
        );
    }

    #[test]
    fn a_nonce_that_could_be_guessed_or_not_be_shown_is_refused() {
        for nonce in ["short", "with blank inside", "한글논스한글논스"] {
            assert_eq!(
                refused("n-0S6_WzA2Mj", nonce),
                "nonce: 8 to 200 letters of ASCII without blanks are expected"
            );
        }
    }

    #[test]
    fn what_is_none_is_refused_with_its_place() {
        assert_eq!(
            refused("\"client_id\"", "\"client\""),
            "client_id: is missing"
        );
        assert_eq!(
            refused("\"path\":[\"family\"", "\"path\":[-1"),
            "dcql_query.credentials[0].claims[0].path[0]: a name, null or a number from 0 on is expected, not -1"
        );
        let long = vec![b' '; REQUEST_BYTES_MAX + 1];
        assert!(
            Request::parse(&long)
                .unwrap_err()
                .to_string()
                .contains("65536")
        );
    }
}
