//! CSV as RFC 4180 has it: a heading, commas, quotes; in UTF-8.

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::{REQUIRED, Record};
use crate::import::FileFault;
use crate::import::row::Fault;

/// The rows below the heading. Lines that are blank, or hold nothing but commas as
/// spreadsheets leave them at the end, are none.
pub(super) fn records(bytes: &[u8]) -> Result<Vec<Record>, FileFault> {
    let text = text(bytes)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = Lines::of(&text);
    let mut heading: Option<Vec<String>> = None;
    let mut records = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| FileFault::Csv(error.to_string()))?;
        let begins = record.position().map_or(0, csv::Position::byte);
        let number = lines.number(usize::try_from(begins).unwrap_or(usize::MAX));
        match &heading {
            None => heading = Some(columns(&record)?),
            Some(_) if record.iter().all(|cell| cell.trim().is_empty()) => {}
            Some(heading) => records.push(Record {
                number,
                fields: fields(heading, &record),
            }),
        }
    }
    match heading {
        Some(_) => Ok(records),
        None => Err(FileFault::Csv("empty, without a heading".to_owned())),
    }
}

/// With one kind of line end, so that lines can be counted.
fn text(bytes: &[u8]) -> Result<String, FileFault> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        FileFault::Csv(format!(
            "line {line} is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)"
        ))
    })?;
    // A quote inside a quoted cell is written twice, so a whole file has an even number.
    if text.matches('"').count() % 2 == 1 {
        let problem = "a quote is opened and not closed".to_owned();
        return Err(FileFault::Csv(problem));
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn columns(heading: &StringRecord) -> Result<Vec<String>, FileFault> {
    let names: Vec<String> = heading.iter().map(|name| name.trim().to_owned()).collect();
    let missing: Vec<&str> = REQUIRED
        .into_iter()
        .filter(|required| !names.iter().any(|name| name == required))
        .collect();
    if !missing.is_empty() {
        return Err(FileFault::Columns {
            missing: missing.join(", "),
            found: names.join(", "),
        });
    }
    let twice = (1..)
        .zip(&names)
        .find(|(before, name)| names.iter().skip(*before).any(|later| later == *name));
    match twice {
        Some((_, name)) if !name.is_empty() => {
            Err(FileFault::Csv(format!("the heading has {name} twice")))
        }
        _ => Ok(names),
    }
}

fn fields(heading: &[String], record: &StringRecord) -> Result<Map<String, Value>, Fault> {
    if record.len() != heading.len() {
        let (cells, columns) = (record.len(), heading.len());
        return Err(Fault {
            field: None,
            reason: format!("has {cells} cells, the heading {columns}"),
        });
    }
    let named = heading
        .iter()
        .zip(record)
        .filter(|(name, _)| !name.is_empty());
    Ok(named
        .map(|(name, cell)| (name.clone(), Value::from(cell)))
        .collect())
}

/// Counts lines up to places that come in ascending order.
struct Lines<'a> {
    text: &'a [u8],
    byte: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text: text.as_bytes(),
            byte: 0,
            line: 1,
        }
    }

    /// The line of the first character from `begins` on that ends no line.
    fn number(&mut self, begins: usize) -> usize {
        while let Some(byte) = self.text.get(self.byte) {
            let ends_line = *byte == b'\n';
            if self.byte >= begins && !ends_line {
                break;
            }
            self.line += usize::from(ends_line);
            self.byte += 1;
        }
        self.line
    }
}
