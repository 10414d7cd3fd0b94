//! What the readers of several files share.

use madang_api::LocalText;
use madang_json::{Json, ReadError};

/// What a check of a file gives.
pub(crate) type Checked = Result<(), ReadError>;

/// Refuses files of another form.
pub(crate) fn schema(json: Json<'_>, name: &str) -> Checked {
    let given: String = json.field("schema")?;
    if given == name {
        return Ok(());
    }
    Err(ReadError::new([name, " is expected"].concat()).in_field("schema"))
}

/// Refuses fields that are none of these: a slip in the name of a field that may be
/// left out must not drop it.
pub(crate) fn only(json: Json<'_>, fields: &[&str]) -> Checked {
    for (name, _) in json.entries()? {
        if !fields.contains(&name) {
            return Err(ReadError::new("no such field is known").in_field(name));
        }
    }
    Ok(())
}

/// One of the words of a list, by its place there.
pub(crate) fn word(json: Json<'_>, words: &[&str]) -> Result<usize, ReadError> {
    let text = json.text()?;
    let place = words.iter().position(|word| *word == text);
    place.ok_or_else(|| json.not(&["one of ", &words.join(", ")].concat()))
}

/// That a text is there in every language.
pub(crate) fn text(field: &str, text: &LocalText) -> Checked {
    let missing = |language| Err(ReadError::new("is missing").in_field(language));
    let missing = text.missing().map_or(Ok(()), missing);
    missing.map_err(|error| error.in_field(field))
}

/// Checks the values of a list in turn.
pub(crate) fn each<T>(field: &str, values: &[T], check: &mut dyn FnMut(&T) -> Checked) -> Checked {
    for (row, value) in values.iter().enumerate() {
        check(value).map_err(|error| error.in_row(row).in_field(field))?;
    }
    Ok(())
}

/// That no text of a list is there twice.
pub(crate) fn unique<'a>(field: &str, texts: impl Iterator<Item = &'a str>) -> Checked {
    let mut seen = std::collections::BTreeSet::new();
    for (row, text) in texts.enumerate() {
        if !seen.insert(text) {
            let problem = ["\"", text, "\" is given twice"].concat();
            return Err(ReadError::new(problem).in_row(row).in_field(field));
        }
    }
    Ok(())
}
