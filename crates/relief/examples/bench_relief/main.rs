//! Measures decisions, plans and questions over a folder of relief data. Prints one
//! JSON object a line: `{"key", "name", "unit", "value", "goal"}`, then the first
//! households with how many questions each was asked of the flagship.
//!
//! `cargo run --profile native -p madang-relief --example bench_relief -- DIR
//! [FLAGSHIP [CASES OUTCOMES]]`
//!
//! CASES holds cases of the flagship one after another, each the values of the facts
//! from the first to the last that it reads, as i64 in little-endian; the number that
//! stands for each case's outcome is written to OUTCOMES. Without it households are
//! made up.

mod ask;
mod case;
mod decide;

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use ask::{Order, ask};
use madang_relief::{Answers, Compiled, Facts, Programme, Rulebook, as_of, plan};

const HOUSEHOLDS: usize = 10_000;
/// Of these the orders that take longer are tried, too.
const FIRST: usize = 500;
/// The quickest of so many goes counts: others share the machine.
const GOES: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let dir = Path::new(args.first().ok_or("a folder is expected")?);
    let flagship = args.get(1).map_or("national_support_2021", String::as_str);
    let book = Rulebook::new(Facts::parse(&fs::read(dir.join("facts.json"))?)?)?;
    let all = programmes(dir, &book)?;
    let fund = all.iter().rev().find(|one| one.programme.id == flagship);
    let fund = fund.ok_or("the flagship is not there")?;
    let files = args.get(2).zip(args.get(3));
    decide::run(&book, fund, files.map(|(cases, out)| (cases, out).into()))?;

    let versions: Vec<&Programme> = all.iter().map(|one| &one.programme).collect();
    let chosen: Vec<&Compiled> = as_of(&versions, fund.programme.in_force.from)
        .iter()
        .filter_map(|one| all.get(one.place))
        .collect();
    let every: Vec<&Compiled> = all.iter().collect();
    first_plan(&book, "first_plan_all", &every);
    first_plan(&book, "first_plan", &chosen);
    questions(&book, "fund", &[fund]);
    questions(&book, "all", &chosen);
    first_households(&book, fund);
    Ok(())
}

fn programmes(dir: &Path, book: &Rulebook) -> Result<Vec<Compiled>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir.join("programmes"))? {
        paths.push(entry?.path());
    }
    paths.sort();
    let mut files = Vec::new();
    for path in &paths {
        files.push(fs::read(path)?);
    }
    let start = Instant::now();
    let mut all = Vec::new();
    for file in &files {
        all.push(book.compile(Programme::parse(file)?)?);
    }
    let name = format!("reading and compiling {} versions", all.len());
    print("compile", &name, "ms", ms(start), None);
    Ok(all)
}

fn first_plan(book: &Rulebook, key: &str, programmes: &[&Compiled]) {
    let took = quickest(|| {
        black_box(plan(book, programmes, &Answers::default()));
    });
    let name = format!("first plan, {} versions", programmes.len());
    print(key, &name, "ms", took, Some(5.0));
}

/// Questions by plan beside the fixed orders.
fn questions(book: &Rulebook, key: &str, programmes: &[&Compiled]) {
    let planned = ask(book, programmes, Order::Planned, HOUSEHOLDS);
    let fixed = ask(book, programmes, Order::Fixed, HOUSEHOLDS);
    let show = |what: &str, value: f64, goal: f64| {
        let name = format!("{key}: questions, {what}");
        let key = format!("{key}_{what}");
        print(&key, &name, "questions", value, Some(goal));
    };
    show("mean", planned.mean(), fixed.mean());
    show("worst", planned.worst(), fixed.worst());
    let first = planned.first(FIRST);
    let skipping = ask(book, programmes, Order::Skipping, FIRST);
    show("first_mean", first.mean(), skipping.mean());
    show("first_worst", first.worst(), skipping.worst());
    let plans = format!("{key}: a plan,");
    let [mean, slowest] = [planned.plan_mean(), planned.plan_slowest];
    print(
        &format!("{key}_plan_mean"),
        &format!("{plans} mean"),
        "ms",
        mean,
        None,
    );
    let key = format!("{key}_plan_slowest");
    print(&key, &format!("{plans} slowest"), "ms", slowest, Some(5.0));
}

/// The first households, for those who ask in another way: the values of the facts that
/// the flagship reads, and how many of them were asked.
fn first_households(book: &Rulebook, fund: &Compiled) {
    let facts = fund.facts(book);
    let asked = ask(book, &[fund], Order::Planned, FIRST);
    let ids = facts.iter().filter_map(|fact| book.facts().get(*fact));
    let ids: Vec<&str> = ids.map(|fact| fact.id.as_str()).collect();
    let read = |case: &Vec<i64>| -> Vec<i64> {
        let values = facts.iter().filter_map(|fact| case.get(*fact).copied());
        values.collect()
    };
    let cases: Vec<Vec<i64>> = asked.cases.iter().map(read).collect();
    println!(
        r#"{{"key":"first","facts":{ids:?},"households":{cases:?},"asked":{:?}}}"#,
        asked.asked
    );
}

/// How long the quickest of some goes takes, in ms.
fn quickest(mut act: impl FnMut()) -> f64 {
    let goes = (0..GOES).map(|_| {
        let start = Instant::now();
        act();
        ms(start)
    });
    goes.fold(f64::INFINITY, f64::min)
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

fn print(key: &str, name: &str, unit: &str, value: f64, goal: Option<f64>) {
    let goal = goal.map_or("null".to_owned(), |goal| format!("{goal:.2}"));
    println!(
        r#"{{"key":"{key}","name":"{name}","unit":"{unit}","value":{value:.3},"goal":{goal}}}"#
    );
}
