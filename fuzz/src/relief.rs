//! Relief programmes and answers.

use std::sync::OnceLock;

use madang_relief::{Answers, Compiled, Facts, Outcome, Programme, Rulebook, Verdict, plan};

/// What parts a file of facts from a file of a programme.
const PARTED: &[u8] = b"\n---\n";

const FACTS: &[u8] = include_bytes!("../../cli/tests/fixtures/relief/facts.json");
const RENT: &[u8] =
    include_bytes!("../../cli/tests/fixtures/relief/programmes/rent_help-2021.json");
const CHILD: &[u8] =
    include_bytes!("../../cli/tests/fixtures/relief/programmes/child_help-2021.json");

/// More rows than this are compiled, not proven: a proof compares them in pairs.
const PROVEN_MAX: usize = 40;

/// Facts, a line `---` and a programme, or a programme alone, or something else: read
/// or refused, and what is read can be compiled, proven and asked about any case.
pub fn relief_programme(bytes: &[u8]) {
    let mut windows = bytes.windows(PARTED.len());
    let (facts, programme) = match windows.position(|window| window == PARTED) {
        Some(place) => (&bytes[..place], &bytes[place + PARTED.len()..]),
        None => (FACTS, bytes),
    };
    let Ok(facts) = Facts::parse(facts) else {
        return;
    };
    let validated = facts.validate().is_ok();
    let Ok(book) = Rulebook::new(facts) else {
        return;
    };
    assert!(validated, "facts that contradict themselves were taken");
    let Ok(programme) = Programme::parse(programme) else {
        return;
    };
    let validated = programme.validate(book.facts()).is_ok();
    let Ok(compiled) = book.compile(programme) else {
        return;
    };
    assert!(validated, "a programme that contradicts itself was taken");
    let rows = compiled
        .programme
        .tables
        .iter()
        .map(|table| table.rows.len());
    if rows.sum::<usize>() <= PROVEN_MAX {
        let proof = compiled.prove(&book);
        for problem in &proof.problems {
            assert!(!problem.text(book.facts()).is_empty());
        }
    }
    ask(&book, &compiled);
}

/// The verdict on nothing known takes in that on each full case.
fn ask(book: &Rulebook, compiled: &Compiled) {
    let open = compiled.verdict(book, &Answers::default());
    let facts = || book.facts().facts.iter();
    let ends: [Vec<i64>; 3] = [
        facts().map(|fact| fact.min).collect(),
        facts().map(|fact| fact.max).collect(),
        facts().map(|fact| fact.min.midpoint(fact.max)).collect(),
    ];
    for values in ends {
        let outcome = compiled.decide(&values);
        let allowed = match (outcome, open) {
            (Outcome::Impossible, _) => true,
            (Outcome::Yes(_), Verdict::Eligible(_))
            | (Outcome::No, Verdict::NotEligible)
            | (Outcome::Confirm(_), Verdict::Confirm(_)) => true,
            (Outcome::Yes(_), Verdict::Open { yes, .. }) => yes,
            (Outcome::No, Verdict::Open { no, .. }) => no,
            (Outcome::Confirm(_), Verdict::Open { confirm, .. }) => confirm,
            _ => false,
        };
        assert!(allowed, "{outcome:?} is not among {open:?}");
    }
}

/// Answers, or something else: read or refused; what is read is written and read
/// again, and can be asked about.
pub fn relief_answers(bytes: &[u8]) {
    let (book, programmes) = rules();
    let Ok(answers) = Answers::parse(book.facts(), bytes) else {
        return;
    };
    let written = answers.to_json(book.facts());
    let again = Answers::parse(book.facts(), written.as_bytes());
    assert_eq!(again.as_ref(), Ok(&answers), "{written}");

    let all: Vec<&Compiled> = programmes.iter().collect();
    let plan = plan(book, &all, &answers);
    assert!(plan.relevant.len() <= plan.at_most);
    assert_eq!(plan.next.is_some(), !plan.relevant.is_empty());
    for fact in &plan.relevant {
        assert!(answers.get(*fact).is_none(), "asked twice");
    }
    for programme in all {
        let explanation = programme.explain(book, &answers);
        assert_eq!(explanation.verdict, programme.verdict(book, &answers));
        let is_impossible = explanation.verdict == Verdict::Impossible;
        assert_eq!(is_impossible, book.is_contradictory(&answers));
        assert!(explanation.missing.is_empty() || !explanation.verdict.is_settled());
    }
}

/// Rules that answers are for.
fn rules() -> &'static (Rulebook, Vec<Compiled>) {
    static RULES: OnceLock<(Rulebook, Vec<Compiled>)> = OnceLock::new();
    RULES.get_or_init(|| {
        let book = Rulebook::new(Facts::parse(FACTS).unwrap()).unwrap();
        let compiled = |bytes| book.compile(Programme::parse(bytes).unwrap()).unwrap();
        let programmes = vec![compiled(RENT), compiled(CHILD)];
        (book, programmes)
    })
}
