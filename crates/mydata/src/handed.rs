//! What somebody hands over: the tokens in a text that was pasted, read from a file or
//! from QR codes.

use crate::Value;

/// What a JWT begins with: the encoded form of `{"`.
const JWT: &str = "ey";

/// The tokens in a text: one or several with blanks or line ends between them, each
/// perhaps broken into lines as mail does, or any JSON with texts in it that are tokens.
/// Whatever else stands in such JSON is not signed, so it is passed over. Empty where
/// the text holds none; whether one holds is for the verifier to say.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    let text = text.trim();
    let mut tokens = Vec::new();
    if text.starts_with(['{', '[']) {
        if let Ok(document) = Value::parse(text.as_bytes()) {
            collect(&document, &mut tokens);
        }
        return tokens;
    }
    for piece in text.split_whitespace() {
        match tokens.last_mut() {
            // What does not begin a token goes on with the one before it.
            Some(token) if !piece.starts_with(JWT) => *token += piece,
            None if !piece.starts_with(JWT) => return tokens,
            _ => tokens.push(piece.to_owned()),
        }
    }
    tokens.retain(|token| is_token(token));
    tokens
}

fn collect(value: &Value, tokens: &mut Vec<String>) {
    match value {
        Value::Text(text) if is_token(text) => tokens.push(text.clone()),
        Value::List(values) => {
            for value in values {
                collect(value, tokens);
            }
        }
        Value::Object(fields) => {
            for (_, value) in fields {
                collect(value, tokens);
            }
        }
        _ => {}
    }
}

/// Whether a text means to be an SD-JWT.
fn is_token(text: &str) -> bool {
    text.starts_with(JWT) && text.contains('~')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::tokens;

    const TOKEN: &str = "eyJh.eyJi.c2ln~WyJz~eyJrYg.eyJh.c2ln";

    #[test]
    fn a_token_is_found_however_it_is_handed_over() {
        let two = [TOKEN, TOKEN].join("\n");
        let broken = "eyJh.e\n  yJi.c2ln~Wy\r\nJz~eyJrYg.eyJh.c2ln\n";
        let own = format!(r#"{{"nonce":"n","presentations":[{{"sd_jwt":"{TOKEN}","iss":"a"}}]}}"#);
        let openid = format!(r#"{{"vp_token":{{"id":["{TOKEN}"]}},"state":1}}"#);
        for (text, count) in [
            (TOKEN, 1),
            (&format!(" {TOKEN}\n"), 1),
            (&two, 2),
            (broken, 1),
            (&own, 1),
            (&openid, 1),
        ] {
            assert_eq!(tokens(text), vec![TOKEN; count], "{text}");
        }
    }

    #[test]
    fn what_holds_no_token_gives_none() {
        for text in [
            "",
            "  \n",
            "안녕하세요",
            "~",
            "eyJh.eyJi.c2ln",
            "{",
            r#"{"a":"ey~","a":1}"#,
            "[null,1,true]",
        ] {
            assert!(tokens(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_word_before_a_token_is_not_cut_off_in_silence() {
        assert!(tokens(&format!("증명서: {TOKEN}")).is_empty());
    }

    proptest! {
        #[test]
        fn tokens_are_found_whole(
            parts in prop::collection::vec("ey[A-Za-z0-9._-]{1,40}~([A-Za-df-z0-9_-]{0,9}~){0,3}", 1..4),
            blank in "[ \n\r\t]{1,3}",
        ) {
            prop_assert_eq!(tokens(&parts.join(&blank)), parts);
        }

        #[test]
        fn no_text_makes_it_fail(text in ".*") {
            for token in tokens(&text) {
                prop_assert!(token.starts_with("ey"));
            }
        }
    }
}
