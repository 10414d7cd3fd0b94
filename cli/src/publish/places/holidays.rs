//! The file with public holidays: a date a line.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;

use crate::publish::Error;

/// Reads the file. Blank lines, what stands behind a date and what stands behind a
/// `#` are for people.
pub(super) fn read(path: &Path) -> Result<Vec<NaiveDate>, Error> {
    let bytes = fs::read(path).map_err(|cause| Error::Input {
        path: path.to_owned(),
        cause,
    })?;
    parse(&String::from_utf8_lossy(&bytes)).map_err(|(line, value)| Error::Holiday {
        path: path.to_owned(),
        line,
        value,
    })
}

/// The dates in order, or the first line that begins with none.
fn parse(text: &str) -> Result<Vec<NaiveDate>, (usize, String)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut dates = BTreeSet::new();
    for (number, line) in (1..).zip(text.lines()) {
        let said = line.split('#').next().unwrap_or_default();
        let Some(first) = said.split_whitespace().next() else {
            continue;
        };
        let date = first.parse().ok().filter(|_| first.len() == 10);
        dates.insert(date.ok_or_else(|| (number, first.to_owned()))?);
    }
    Ok(dates.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_date_a_line() {
        let text = "\u{feff}# 2020\r\n2020-05-05 어린이날\r\n\r\n2020-04-30 # 부처님 오신 날\n2020-05-05\n";
        let dates: Vec<String> = parse(text)
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(dates, ["2020-04-30", "2020-05-05"]);
        assert_eq!(parse("2020-05-05\n5월 5일"), Err((2, "5월".to_owned())));
        for wrong in ["2020-02-30", "2020-5-5", "20200505", "2020-05-05,"] {
            assert_eq!(parse(wrong), Err((1, wrong.to_owned())));
        }
    }
}
