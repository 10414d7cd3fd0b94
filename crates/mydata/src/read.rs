//! What the readers of several files share.

use madang_api::LocalText;
use madang_json::{FromJson, Json, ReadError};

/// What a check of a file gives.
pub(crate) type Checked = Result<(), ReadError>;

/// The fields of an object, read one by one. The first that is refused is remembered
/// and the rest read on with what stands for nothing: one way out in place of one for
/// each field, of which each weighs.
pub(crate) struct Fields<'a> {
    json: Json<'a>,
    error: Option<ReadError>,
}

impl<'a> Fields<'a> {
    pub fn new(json: Json<'a>) -> Self {
        Self { json, error: None }
    }

    /// Refuses files of another form.
    pub fn schema(json: Json<'a>, name: &str) -> Self {
        let mut fields = Self::new(json);
        let given = fields.text("schema");
        if given != name {
            fields.refuse(ReadError::new([name, " is expected"].concat()).in_field("schema"));
        }
        fields
    }

    /// Refuses fields that are none of these: a slip in the name of a field that may be
    /// left out must not drop it.
    pub fn only(json: Json<'a>, names: &[&str]) -> Self {
        let mut fields = Self::new(json);
        for (name, _) in json.entries().into_iter().flatten() {
            if !names.contains(&name) {
                fields.refuse(ReadError::new("no such field is known").in_field(name));
            }
        }
        fields
    }

    pub fn has(&self, name: &str) -> bool {
        self.json.get(name).is_some()
    }

    #[inline(never)]
    pub fn text(&mut self, name: &str) -> String {
        let read = self.json.field(name);
        self.keep(read)
    }

    #[inline(never)]
    pub fn optional_text(&mut self, name: &str) -> Option<String> {
        let read = self.json.optional(name);
        self.keep(read)
    }

    #[inline(never)]
    pub fn local(&mut self, name: &str) -> LocalText {
        let read = self.json.field(name);
        self.keep(read)
    }

    #[inline(never)]
    pub fn number(&mut self, name: &str) -> i64 {
        let read = self.json.field(name);
        self.keep(read)
    }

    #[inline(never)]
    pub fn optional_number(&mut self, name: &str) -> Option<i64> {
        let read = self.json.optional(name);
        self.keep(read)
    }

    #[inline(never)]
    pub fn count(&mut self, name: &str) -> u32 {
        let read = self.json.field(name);
        self.keep(read)
    }

    #[inline(never)]
    pub fn optional_count(&mut self, name: &str) -> Option<u32> {
        let read = self.json.optional(name);
        self.keep(read)
    }

    #[inline(never)]
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        let read = self.json.optional(name);
        self.keep(read)
    }

    /// One of the words of a list, by its place there.
    #[inline(never)]
    pub fn word(&mut self, name: &str, words: &[&str]) -> usize {
        let place = self.optional_word(name, words);
        place.unwrap_or_else(|| {
            self.refuse(ReadError::new("is missing").in_field(name));
            0
        })
    }

    /// The same of a field that may be left out.
    #[inline(never)]
    pub fn optional_word(&mut self, name: &str, words: &[&str]) -> Option<usize> {
        let field = self.json.get(name)?;
        let place = field.text().ok();
        let place = place.and_then(|text| words.iter().position(|word| *word == text));
        if place.is_none() {
            let error = field.not(&["one of ", &words.join(", ")].concat());
            self.refuse(error.in_field(name));
        }
        Some(place.unwrap_or_default())
    }

    /// A field of a type that nothing can stand for.
    pub fn value<T: FromJson>(&mut self, name: &str) -> Option<T> {
        match self.json.field(name) {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(error);
                None
            }
        }
    }

    /// A list that must be there.
    #[inline]
    pub fn list<T: FromJson>(&mut self, name: &str) -> Vec<T> {
        if self.json.get(name).is_none() {
            self.refuse(ReadError::new("is missing").in_field(name));
        }
        self.optional_list(name)
    }

    /// A list that may be left out.
    #[inline]
    pub fn optional_list<T: FromJson>(&mut self, name: &str) -> Vec<T> {
        let mut values = Vec::new();
        self.each(name, &mut |value| {
            values.push(T::from_json(value)?);
            Ok(())
        });
        values
    }

    /// What was read, unless a field was refused.
    #[inline]
    pub fn finish<T>(self, value: T) -> Result<T, ReadError> {
        self.error.map_or(Ok(value), Err)
    }

    /// By one function for all types: the vectors of each weigh more than this.
    #[inline(never)]
    fn each(&mut self, name: &str, read: &mut dyn FnMut(Json<'_>) -> Checked) {
        let Some(list) = self.json.get(name) else {
            return;
        };
        let mut read_all = || {
            for (row, value) in list.list()?.enumerate() {
                read(value).map_err(|error| error.in_row(row))?;
            }
            Ok(())
        };
        if let Err(error) = read_all() {
            self.refuse(ReadError::in_field(error, name));
        }
    }

    #[inline]
    fn keep<T: Default>(&mut self, read: Result<T, ReadError>) -> T {
        match read {
            Ok(value) => value,
            Err(error) => {
                self.refuse(error);
                T::default()
            }
        }
    }

    /// Remembers the first error.
    #[inline(never)]
    pub fn refuse(&mut self, error: ReadError) {
        self.error.get_or_insert(error);
    }
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
    none_twice(field, &texts.collect::<Vec<_>>())
}

fn none_twice(field: &str, texts: &[&str]) -> Checked {
    for (row, text) in texts.iter().enumerate() {
        if texts.iter().take(row).any(|before| before == text) {
            let problem = ["\"", text, "\" is given twice"].concat();
            return Err(ReadError::new(problem).in_row(row).in_field(field));
        }
    }
    Ok(())
}
