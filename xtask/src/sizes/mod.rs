//! What `dist/` weighs against the budgets.

mod budgets;
mod weigh;

use crate::dist::Record;
use crate::{paths, process::plural};
use anyhow::{Context, Result, bail};
use budgets::Budgets;
use weigh::Scales;

/// One line of the table.
struct Line {
    what: String,
    bytes: u64,
    limit_kb: u64,
}

/// Prints the table.
///
/// # Errors
/// When there is no release build, or a line is past its budget.
pub fn run() -> Result<()> {
    let dist = paths::dist();
    let record = Record::read(&dist)
        .context("dist/ holds no release build: run `cargo xtask build` first")?;
    let lines = lines(&record, &Budgets::read()?, &Scales::new(&dist))?;
    println!("{}", table(&lines));
    let past = lines.iter().filter(|line| line.is_past()).count();
    if past > 0 {
        bail!(
            "{} past the budget in xtask/budgets.toml",
            plural(past, "line")
        );
    }
    Ok(())
}

fn lines(record: &Record, budgets: &Budgets, scales: &Scales) -> Result<Vec<Line>> {
    let roles = &record.roles;
    let html = scales.heaviest(&roles.html)?;
    let css = scales.sum(&roles.css)?;
    let js = scales.sum(&roles.js)?;
    let main = scales.sum(&roles.main_wasm)?;
    let shared = scales.sum(&roles.shared_wasm)?;
    let shell = scales.heaviest(&room(record, "shell"))?;
    let first = html + css + js + main + shell;

    let mut lines = vec![
        Line::new("a route's HTML, the heaviest", html, budgets.html),
        Line::new("all CSS", css, budgets.css),
        Line::new("JS glue and service worker", js, budgets.js),
        Line::new("main wasm", main, budgets.main_wasm),
        Line::new(
            "the shell's texts, the heaviest language",
            shell,
            budgets.shell_texts,
        ),
        Line::new("FIRST LOAD: the sum of these", first, budgets.first_load),
    ];
    let mut install = first + shared;
    for (service, chunks) in &roles.service_wasm {
        let chunk = scales.sum(chunks)?;
        let texts = scales.heaviest(&room(record, service))?;
        install += chunk + texts;
        lines.push(Line::new(
            format!("{service}: wasm"),
            chunk,
            budgets.service_wasm(service),
        ));
        lines.push(Line::new(
            format!("{service}: texts"),
            texts,
            budgets.service_texts,
        ));
    }
    lines.push(Line::new(
        "wasm shared by services, in all",
        shared,
        budgets.shared_wasm,
    ));
    for chunk in &roles.side_wasm {
        let bytes = scales.weigh(chunk)?;
        lines.push(Line::new(
            format!("on demand: {}", name(chunk)),
            bytes,
            budgets.side_wasm,
        ));
    }
    lines.push(Line::new(
        "base map",
        scales.sum(&roles.basemap)?,
        budgets.basemap,
    ));
    lines.push(Line::new(
        "names of places",
        scales.sum(&roles.gazetteer)?,
        budgets.gazetteer,
    ));
    lines.push(Line::new(
        "the worker's install set",
        install,
        budgets.install,
    ));
    Ok(lines)
}

/// A room's texts, one file a language.
fn room(record: &Record, room: &str) -> Vec<String> {
    record
        .roles
        .texts
        .values()
        .filter_map(|rooms| rooms.get(room).cloned())
        .collect()
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

impl Line {
    fn new(what: impl Into<String>, bytes: u64, limit_kb: u64) -> Self {
        Self {
            what: what.into(),
            bytes,
            limit_kb,
        }
    }

    fn is_past(&self) -> bool {
        self.bytes > self.limit_kb * 1000
    }
}

fn table(lines: &[Line]) -> String {
    let mut text = format!("{:<44} {:>9} {:>8}\n", "KB, brotli", "weight", "at most");
    for line in lines {
        let mark = if line.is_past() { "  PAST" } else { "" };
        text.push_str(&format!(
            "{:<44} {:>5}.{:03} {:>8}{mark}\n",
            line.what,
            line.bytes / 1000,
            line.bytes % 1000,
            line.limit_kb,
        ));
    }
    text
}

#[cfg(test)]
mod tests;
