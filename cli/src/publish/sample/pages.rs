//! The sample as the public mask API would have answered.

use serde::Serialize;

use super::day::{Day, Row};
use super::outlets::Outlet;
use crate::publish::Error;

/// The most rows that the API gave in a page.
const PER_PAGE: usize = 5_000;

/// A page, with a label in place of a file's name.
type Page = (String, Vec<u8>);

/// Pages of `/stores/json`.
pub(super) fn stores(outlets: &[Outlet]) -> Result<Vec<Page>, Error> {
    paged(outlets, "stores", |page, rows| Answer {
        page,
        store_infos: Some(rows.iter().map(StoreRow::of).collect()),
        sales: None,
    })
}

/// Pages of `/sales/json` at this minute of the day.
pub(super) fn sales(outlets: &[Outlet], days: &[Day], minute: i32) -> Result<Vec<Page>, Error> {
    let both: Vec<(&Outlet, &Day)> = outlets.iter().zip(days).collect();
    paged(&both, "sales", |page, rows| Answer {
        page,
        store_infos: None,
        sales: Some(
            rows.iter()
                .map(|(outlet, day)| SaleRow::of(outlet, day.row(minute)))
                .collect(),
        ),
    })
}

fn paged<'a, T>(
    rows: &'a [T],
    name: &str,
    answer: impl Fn(Paging, &'a [T]) -> Answer<'a>,
) -> Result<Vec<Page>, Error> {
    let total_pages = rows.len().div_ceil(PER_PAGE);
    (1..)
        .zip(rows.chunks(PER_PAGE))
        .map(|(page, chunk)| {
            let paging = Paging {
                total_pages,
                total_count: rows.len(),
                page: page.to_string(),
                count: chunk.len(),
            };
            let bytes = serde_json::to_vec(&answer(paging, chunk))?;
            Ok((format!("sample {name}, page {page}"), bytes))
        })
        .collect()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    #[serde(flatten)]
    page: Paging,
    #[serde(skip_serializing_if = "Option::is_none")]
    store_infos: Option<Vec<StoreRow<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sales: Option<Vec<SaleRow>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Paging {
    total_pages: usize,
    total_count: usize,
    /// A string, as the API wrote it.
    page: String,
    count: usize,
}

#[derive(Serialize)]
struct StoreRow<'a> {
    addr: &'a str,
    code: String,
    lat: f64,
    lng: f64,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
}

impl<'a> StoreRow<'a> {
    fn of(outlet: &'a Outlet) -> Self {
        Self {
            addr: &outlet.addr,
            code: outlet.code(),
            lat: seven_decimals(outlet.at.lat),
            lng: seven_decimals(outlet.at.lon),
            name: &outlet.name,
            kind: outlet.api_type(),
        }
    }
}

#[derive(Serialize)]
struct SaleRow {
    code: String,
    created_at: Option<String>,
    remain_stat: Option<&'static str>,
    stock_at: Option<String>,
}

impl SaleRow {
    fn of(outlet: &Outlet, row: Option<Row>) -> Self {
        Self {
            code: outlet.code(),
            created_at: row.map(|row| time(row.created_at)),
            remain_stat: row.map(|row| row.remain_stat),
            stock_at: row.map(|row| time(row.stock_at)),
        }
    }
}

/// As many as the API gave.
fn seven_decimals(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

/// A minute of 2020-05-12, or before 0 of the day before it.
fn time(minute: i32) -> String {
    const DAY: i32 = 24 * 60;
    let date = 12 + minute.div_euclid(DAY);
    let minute = minute.rem_euclid(DAY);
    format!("2020/05/{date:02} {:02}:{:02}:00", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn minutes_are_times_of_two_days() {
        assert_eq!(time(0), "2020/05/12 00:00:00");
        assert_eq!(time(10 * 60 + 5), "2020/05/12 10:05:00");
        assert_eq!(time(-1), "2020/05/11 23:59:00");
    }
}
