//! From bytes to a tree of values, as RFC 8259 has them.
//!
//! Not serde_json's: what an app needs of it weighs four times as much as this.

use std::borrow::Cow;

use crate::ReadError;

/// How deep lists and objects may lie in each other.
const DEPTH_MAX: u8 = 100;

/// A value, borrowed from the document where it stands there as it is meant.
#[derive(Debug)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    /// As written.
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Self>),
    /// Fields in the order of the document.
    Object(Vec<(Cow<'a, str>, Self)>),
}

/// Reads a document. Called once for all types, so that it is there once.
#[inline(never)]
pub(crate) fn document(bytes: &[u8]) -> Result<Value<'_>, ReadError> {
    let whole = std::str::from_utf8(bytes)
        .map_err(|error| not_json("UTF-8", bytes, error.valid_up_to()))?;
    let mut parser = Parser { rest: whole };
    let value = parser.value(DEPTH_MAX);
    parser.skip_blanks();
    value
        .filter(|_| parser.rest.is_empty())
        .ok_or_else(|| not_json("JSON", bytes, bytes.len() - parser.rest.len()))
}

fn not_json(form: &str, bytes: &[u8], place: usize) -> ReadError {
    let before = bytes.iter().take(place);
    let line = before.clone().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.rev().take_while(|byte| **byte != b'\n').count() + 1;
    let (line, column) = (line.to_string(), column.to_string());
    ReadError::new(["not ", form, " at line ", &line, ", byte ", &column].concat())
}

/// What is still to be read. A refusal leaves it where the fault is.
struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn value(&mut self, depth: u8) -> Option<Value<'a>> {
        self.skip_blanks();
        match self.rest.as_bytes().first()? {
            b'n' => self.word("null").then_some(Value::Null),
            b't' => self.word("true").then_some(Value::Bool(true)),
            b'f' => self.word("false").then_some(Value::Bool(false)),
            b'"' => self.text().map(Value::Text),
            b'[' => self.list(depth.checked_sub(1)?).map(Value::List),
            b'{' => self.object(depth.checked_sub(1)?).map(Value::Object),
            _ => self.number().map(Value::Number),
        }
    }

    fn list(&mut self, depth: u8) -> Option<Vec<Value<'a>>> {
        let mut values = Vec::new();
        self.word("[");
        if self.sign("]") {
            return Some(values);
        }
        loop {
            values.push(self.value(depth)?);
            if !self.sign(",") {
                return self.word("]").then_some(values);
            }
        }
    }

    fn object(&mut self, depth: u8) -> Option<Vec<(Cow<'a, str>, Value<'a>)>> {
        let mut fields = Vec::new();
        self.word("{");
        if self.sign("}") {
            return Some(fields);
        }
        loop {
            self.skip_blanks();
            let name = self.text()?;
            if !self.sign(":") {
                return None;
            }
            fields.push((name, self.value(depth)?));
            if !self.sign(",") {
                return self.word("}").then_some(fields);
            }
        }
    }

    fn number(&mut self) -> Option<&'a str> {
        let start = self.rest;
        self.word("-");
        if !self.word("0") {
            self.digits()?;
        }
        if self.word(".") {
            self.digits()?;
        }
        if self.word("e") || self.word("E") {
            let _ = self.word("+") || self.word("-");
            self.digits()?;
        }
        start.get(..start.len() - self.rest.len())
    }

    fn digits(&mut self) -> Option<()> {
        let digits = self.run(|byte| byte.is_ascii_digit());
        (!digits.is_empty()).then_some(())
    }

    fn text(&mut self) -> Option<Cow<'a, str>> {
        if !self.word("\"") {
            return None;
        }
        let plain = self.plain();
        if self.word("\"") {
            return Some(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        while !self.word("\"") {
            text.push(self.escaped()?);
            text.push_str(self.plain());
        }
        Some(Cow::Owned(text))
    }

    /// Characters that stand for themselves.
    fn plain(&mut self) -> &'a str {
        self.run(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f))
    }

    fn escaped(&mut self) -> Option<char> {
        if !self.word("\\") {
            return None;
        }
        let letter = self.rest.chars().next()?;
        self.skip(letter.len_utf8());
        Some(match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode(),
            _ => return None,
        })
    }

    /// A character by its number in UTF-16; half a pair is none.
    fn unicode(&mut self) -> Option<char> {
        let unit = self.hex()?;
        if !(0xD800..0xDC00).contains(&unit) {
            return char::from_u32(unit);
        }
        let low = if self.word("\\u") { self.hex()? } else { 0 };
        let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + (unit - 0xD800) * 0x400 + low)
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.rest.get(..4)?;
        let unit = digits.chars().try_fold(0, |unit, digit| {
            digit.to_digit(16).map(|digit| unit * 16 + digit)
        })?;
        self.skip(4);
        Some(unit)
    }

    /// Whether this sign is next, behind blanks; then it is read.
    fn sign(&mut self, sign: &str) -> bool {
        self.skip_blanks();
        self.word(sign)
    }

    /// Whether this is next; then it is read.
    fn word(&mut self, word: &str) -> bool {
        let behind = self.rest.strip_prefix(word);
        self.rest = behind.unwrap_or(self.rest);
        behind.is_some()
    }

    fn skip_blanks(&mut self) {
        self.run(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    }

    /// As many bytes as are of a kind; where the kind ends a character does, too.
    fn run(&mut self, is_of_kind: impl Fn(u8) -> bool) -> &'a str {
        let length = self.rest.bytes().take_while(|byte| is_of_kind(*byte));
        let length = length.count();
        let run = self.rest.get(..length).unwrap_or_default();
        self.skip(run.len());
        run
    }

    fn skip(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests;
