//! Compares with peers and prints one table.
//!
//! Each bench is a program that prints a JSON object on a line for each
//! figure, `{"name", "unit", "value", "peer", "peer_value", "goal"}`: the last
//! three are left out where there is no peer or no goal. Other lines are
//! passed on.

use crate::setup;
use crate::{build, env, paths};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::process::{Command, Stdio};

/// One line of the table. Less is better, always.
#[derive(Deserialize)]
struct Figure {
    /// What is measured.
    name: String,
    /// Its unit.
    unit: String,
    /// Ours.
    value: f64,
    /// Whom it is compared with.
    peer: Option<String>,
    /// Theirs.
    peer_value: Option<f64>,
    /// The most it should be, in the same unit.
    goal: Option<f64>,
}

/// Runs every bench.
///
/// # Errors
/// When a bench fails.
pub fn run() -> Result<()> {
    setup::for_builds()?;
    setup::for_benches()?;
    build::app()?;
    build::tool()?;
    let mut figures = measure(&mut example("madang", "bench_publish"))?;
    figures.extend(measure(&mut example("madang-masks", "bench_search"))?);
    build_example("madang-geo", "bench_cluster")?;
    build_example("madang-relief", "bench_relief")?;
    build_module("relief")?;
    build_example("madang", "bench_credential")?;
    build_module("mydata")?;
    let browser = setup::browser::chromium()?;
    figures.extend(measure(
        env::native("node")
            .arg("bench/run.mjs")
            .env("CHROMIUM", browser)
            .env("MADANG_PYTHON", setup::python::program()?),
    )?);
    println!("\n{}", table(&figures));
    Ok(())
}

/// Runs a package's example.
fn example(package: &str, name: &str) -> Command {
    let mut cargo = env::native("cargo");
    cargo.args(["run", "--quiet", "--profile", "native"]);
    cargo.args(["--package", package, "--example", name]);
    cargo
}

/// A program that a part of `bench/` times.
fn build_example(package: &str, name: &str) -> Result<()> {
    let mut cargo = env::native("cargo");
    cargo.args(["build", "--quiet", "--profile", "native"]);
    cargo.args(["--package", package, "--example", name]);
    crate::process::foreground(&mut cargo)
}

/// What a part of `bench/` times in the browser, as a module of its own.
fn build_module(part: &str) -> Result<()> {
    let mut cargo = env::wasm("cargo")?;
    cargo.args([
        "build",
        "--quiet",
        "--release",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    cargo.args(["--manifest-path", &format!("bench/{part}/wasm/Cargo.toml")]);
    cargo.arg("--target-dir").arg(paths::target());
    crate::process::foreground(&mut cargo)
}

fn measure(bench: &mut Command) -> Result<Vec<Figure>> {
    let shown = crate::process::shown(bench);
    println!("bench: {shown} ...");
    let done = bench
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {shown}"))?;
    ensure!(done.status.success(), "{shown} ended with {}", done.status);
    figures(&String::from_utf8_lossy(&done.stdout))
}

fn figures(output: &str) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for line in output.lines() {
        if line.starts_with('{') {
            let figure = serde_json::from_str(line)
                .with_context(|| format!("a bench printed what is no figure: {line}"))?;
            figures.push(figure);
        } else {
            println!("  {line}");
        }
    }
    Ok(figures)
}

fn table(figures: &[Figure]) -> String {
    let mut text = format!(
        "{:<42} {:>12} {:>12} {:>7}  {}\n",
        "what (less is better)", "us", "peer", "ratio", "peer, goal"
    );
    for figure in figures {
        let theirs = figure.peer_value.map(number).unwrap_or_default();
        let ratio = figure
            .peer_value
            .filter(|theirs| *theirs > 0.0)
            .map(|theirs| format!("{:.2}", figure.value / theirs))
            .unwrap_or_default();
        let goal = figure.goal.map(|goal| {
            let missed = if figure.value > goal { ", MISSED" } else { "" };
            format!("goal {}{missed}", number(goal))
        });
        let notes: Vec<String> = figure.peer.clone().into_iter().chain(goal).collect();
        let what = format!("{}, {}", figure.name, figure.unit);
        text.push_str(&format!(
            "{what:<42} {:>12} {theirs:>12} {ratio:>7}  {}\n",
            number(figure.value),
            notes.join("; ")
        ));
    }
    text
}

/// Whole numbers as they are, others with two digits.
fn number(value: f64) -> String {
    if value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_set_beside_their_peers() {
        let output = "warming up\n\
            {\"name\":\"first load\",\"unit\":\"B\",\"value\":150000,\"peer\":\"React\",\"peer_value\":120000}\n\
            {\"name\":\"publish\",\"unit\":\"s\",\"value\":1.25,\"goal\":1}\n";
        let text = table(&figures(output).unwrap());
        assert!(
            text.contains("150000       120000    1.25  React"),
            "{text}"
        );
        assert!(text.contains("goal 1, MISSED"), "{text}");
        assert!(figures("{\"name\":1}").is_err());
    }
}
