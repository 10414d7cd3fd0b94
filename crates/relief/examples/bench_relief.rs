//! Measures decisions, plans and questions over a folder of relief data. Prints one
//! JSON object a line: `{"name", "unit", "value", "goal"}`.
//!
//! `cargo run --profile native -p madang-relief --example bench_relief -- DIR [FLAGSHIP]`

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use madang_relief::{
    Answer, Answers, Compiled, Facts, Outcome, Plan, Programme, Rulebook, as_of, plan,
};

const BATCH: usize = 1_000_000;
const HOUSEHOLDS: usize = 10_000;
/// The quickest of so many goes counts: others share the machine.
const GOES: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let dir = args.next().ok_or("a folder is expected")?;
    let flagship = args
        .next()
        .unwrap_or_else(|| "national_support_2021".to_owned());
    let dir = Path::new(&dir);
    let book = Rulebook::new(Facts::parse(&fs::read(dir.join("facts.json"))?)?)?;
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
    print("reading and compiling all", "ms", ms(start), None);
    print("versions", "programmes", all.len() as f64, None);

    let fund = all.iter().rev().find(|one| one.programme.id == flagship);
    let fund = fund.ok_or("the flagship is not there")?;
    decisions(&book, fund);
    let programmes: Vec<&Programme> = all.iter().map(|one| &one.programme).collect();
    let date = fund.programme.in_force.from;
    let chosen: Vec<&Compiled> = as_of(&programmes, date)
        .iter()
        .filter_map(|one| all.get(one.place))
        .collect();
    let every: Vec<&Compiled> = all.iter().collect();
    for (name, set) in [("all versions", &every), ("one version each", &chosen)] {
        let start = Instant::now();
        let rounds = 20;
        for _ in 0..rounds {
            black_box(plan(&book, set, &Answers::default()));
        }
        let each = ms(start) / f64::from(rounds);
        print(
            &format!("first plan, {name} ({})", set.len()),
            "ms",
            each,
            Some(5.0),
        );
    }
    questions(&book, "the flagship", &[fund], HOUSEHOLDS);
    questions(&book, "one version each", &chosen, HOUSEHOLDS);
    Ok(())
}

/// One decision after another over households of all kinds.
fn decisions(book: &Rulebook, fund: &Compiled) {
    let mut random = Random(7);
    let mut cases: Vec<Vec<i64>> = Vec::new();
    while cases.len() < 1000 {
        let case = household(book, &mut random);
        if fund.decide(&case) != Outcome::Impossible {
            cases.push(case);
        }
    }
    let rounds = BATCH / cases.len();
    let mut yes = 0_usize;
    let mut took = f64::INFINITY;
    for _ in 0..GOES {
        yes = 0;
        let start = Instant::now();
        for _ in 0..rounds {
            for case in &cases {
                let outcome = black_box(fund).decide(black_box(case));
                yes += usize::from(matches!(outcome, Outcome::Yes(_)));
            }
        }
        took = took.min(ms(start));
    }
    print("a million households, decided", "ms", took, None);
    print("one decision", "ns", took * 1e6 / BATCH as f64, Some(100.0));
    print(
        "of these eligible",
        "%",
        100.0 * yes as f64 / BATCH as f64,
        None,
    );
}

/// Questions until nothing that was not asked matters, beside the facts' own order
/// without what no programme reads.
fn questions(book: &Rulebook, name: &str, programmes: &[&Compiled], households: usize) {
    let mut random = Random(11);
    let (mut sum, mut worst, mut slowest, mut plans, mut total) = (0, 0, 0.0_f64, 0_u32, 0.0);
    let (mut fixed_sum, mut fixed_worst) = (0, 0);
    let mut done = 0;
    let mut fixed: Vec<usize> = programmes.iter().flat_map(|one| one.facts(book)).collect();
    fixed.sort_unstable();
    fixed.dedup();
    while done < households {
        let case = household(book, &mut random);
        if programmes
            .iter()
            .any(|one| one.decide(&case) == Outcome::Impossible)
        {
            continue;
        }
        done += 1;
        let mut answers = Answers::default();
        let mut asked = 0;
        loop {
            let (plan, took) = planned(book, programmes, &answers);
            slowest = slowest.max(took);
            total += took;
            plans += 1;
            let Some(next) = plan.next else { break };
            let value = case.get(next).copied().unwrap_or_default();
            let _ = answers.set(book.facts(), next, Answer::Known(value));
            asked += 1;
        }
        sum += asked;
        worst = worst.max(asked);
        // A fixed order stops as soon as all is settled.
        let mut answers = Answers::default();
        let mut asked = 0;
        for fact in &fixed {
            if programmes
                .iter()
                .all(|one| one.verdict(book, &answers).is_settled())
            {
                break;
            }
            let value = case.get(*fact).copied().unwrap_or_default();
            let _ = answers.set(book.facts(), *fact, Answer::Known(value));
            asked += 1;
        }
        fixed_sum += asked;
        fixed_worst = fixed_worst.max(asked);
    }
    let mean = |sum: usize| sum as f64 / done as f64;
    print(
        &format!("{name}: questions, mean"),
        "questions",
        mean(sum),
        Some(mean(fixed_sum)),
    );
    print(
        &format!("{name}: questions, worst"),
        "questions",
        worst as f64,
        Some(fixed_worst as f64),
    );
    print(
        &format!("{name}: a plan, mean"),
        "ms",
        total / f64::from(plans),
        None,
    );
    print(
        &format!("{name}: a plan, slowest"),
        "ms",
        slowest,
        Some(5.0),
    );
}

/// A plan and how long it took: of a slow one the quickest of some goes.
fn planned(book: &Rulebook, programmes: &[&Compiled], answers: &Answers) -> (Plan, f64) {
    let start = Instant::now();
    let first = plan(book, programmes, answers);
    let mut took = ms(start);
    for _ in 1..GOES {
        if took > 1.0 {
            let start = Instant::now();
            black_box(plan(book, programmes, black_box(answers)));
            took = took.min(ms(start));
        }
    }
    (first, took)
}

/// A household: a typical value of each fact, or any; sums over their magnitudes.
fn household(book: &Rulebook, random: &mut Random) -> Vec<i64> {
    let facts = book.facts().facts.iter();
    let values = facts.map(|fact| {
        let typical = fact
            .typical
            .get(random.below(fact.typical.len().max(1) as u64) as usize);
        if let (Some(value), true) = (typical, random.below(4) > 0) {
            // Near it: people differ.
            if fact.is_numeric() && fact.size() > 1000 {
                let off = random.below(41) as i64 - 20;
                return (value + value / 100 * off).clamp(fact.min, fact.max);
            }
            return *value;
        }
        if fact.size() <= 1000 {
            return fact.min + random.below(fact.size()) as i64;
        }
        let bits = 64 - fact.size().leading_zeros();
        let top = 1_u64 << (1 + random.below(u64::from(bits)));
        (fact.min + random.below(top) as i64).min(fact.max)
    });
    values.collect()
}

/// A small generator of numbers that anybody can repeat (Marsaglia's xorshift64*).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) % end
    }
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

fn print(name: &str, unit: &str, value: f64, goal: Option<f64>) {
    let goal = goal.map_or("null".to_owned(), |goal| format!("{goal:.2}"));
    println!(r#"{{"name":"{name}","unit":"{unit}","value":{value:.2},"goal":{goal}}}"#);
}
