//! Rules of all kinds over small domains.

use proptest::prelude::*;
use serde_json::{Value, json};

/// The facts: their domains are small, but for one whose formulas stay formulas.
pub fn facts(impossible: &[Value]) -> Value {
    let text = json!({"ko": "가", "en": "a"});
    let fact = |id: &str, kind: &str, max: Value| {
        let mut fact = json!({"id": id, "kind": kind, "name": text, "question": text});
        if !max.is_null() {
            fact["min"] = json!(0);
            fact["max"] = max;
        }
        fact
    };
    let mut kind = fact("kind", "choice", Value::Null);
    kind["options"] = json!([{"id": "x", "name": text}, {"id": "y", "name": text}]);
    let impossible = impossible.iter().enumerate();
    let impossible = impossible
        .map(|(place, when)| json!({"id": format!("never_{place}"), "when": when, "why": text}));
    json!({
        "schema": "relief-facts/1",
        "facts": [
            fact("sum", "krw", json!(SUM_MAX)),
            kind,
            fact("size", "count", json!(SIZE_MAX)),
            fact("received_other", "yes_no", Value::Null),
        ],
        "impossible": impossible.collect::<Vec<_>>(),
    })
}

pub const SUM_MAX: i64 = 290;
pub const SIZE_MAX: i64 = 4;

fn sum() -> impl Strategy<Value = i64> {
    prop_oneof![
        Just(0),
        Just(1),
        Just(7),
        Just(100),
        Just(SUM_MAX),
        0..=SUM_MAX
    ]
}

fn option() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("x"), Just("y")]
}

fn order() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("le"), Just("lt"), Just("ge"), Just("gt")]
}

/// A condition that is never open on its own.
fn definite() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => (order(), sum()).prop_map(|(op, sum)| json!({"fact": "sum", op: sum})),
        3 => (order(), 0..=SIZE_MAX).prop_map(|(op, size)| json!({"fact": "size", op: size})),
        2 => option().prop_map(|option| json!({"fact": "kind", "is": option})),
        1 => prop::collection::vec(0..=SIZE_MAX, 1..3)
            .prop_map(|sizes| json!({"fact": "size", "in": sizes})),
        1 => any::<bool>().prop_map(|yes| json!({"fact": "received_other", "is": yes})),
        1 => (order(), sum())
            .prop_map(|(op, sum)| json!({"fact": "sum", op: {"krw": sum, "evidence": "memory"}})),
    ]
}

fn open() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => definite(),
        3 => order().prop_map(|op| json!({"fact": "sum", op: {"table": "limit"}})),
        1 => Just(json!({"unknown": {"ko": "가", "en": "a"}})),
    ]
}

fn joined(leaf: impl Strategy<Value = Value> + 'static) -> impl Strategy<Value = Value> {
    leaf.prop_recursive(3, 12, 3, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            list.clone().prop_map(|parts| json!({"all": parts})),
            list.prop_map(|parts| json!({"any": parts})),
            inner.prop_map(|part| json!({"not": part})),
        ]
    })
}

fn table() -> impl Strategy<Value = Value> {
    let size = (0..=SIZE_MAX, 0..=SIZE_MAX).prop_map(|(a, b)| match a == b {
        true => json!(a),
        false => json!([a.min(b), a.max(b)]),
    });
    let kind = prop_oneof![
        2 => option().prop_map(|option| json!(option)),
        1 => Just(json!(["x", "y"])),
    ];
    let value = prop_oneof![6 => sum().prop_map(|sum| json!(sum)), 1 => Just(json!("unknown"))];
    let row = (size, kind, value).prop_map(
        |(size, kind, value)| json!({"when": {"size": size, "kind": kind}, "value": value}),
    );
    prop::collection::vec(row, 0..7).prop_map(
        |rows| json!({"id": "limit", "unit": "krw", "keys": ["size", "kind"], "rows": rows}),
    )
}

fn fixed() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => sum().prop_map(|krw| json!({"krw": krw})),
        1 => Just(json!("unknown")),
    ]
}

fn plain() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => fixed(),
        2 => Just(json!({"table": "limit"})),
        2 => (1..50_i64).prop_map(|krw| json!({"each": "size", "krw": krw})),
        2 => (1..200_i64).prop_map(|p| json!({"product": ["sum"], "percent": p})),
        2 => (1..200_i64).prop_map(|p| json!({"product": ["sum", "size"], "percent": p})),
    ]
}

fn bounded(amount: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    (amount, prop::option::of((0..60_i64, 0..400_i64))).prop_map(|(mut amount, bounds)| {
        if let (Some((floor, more)), true) = (bounds, amount.is_object()) {
            amount["floor"] = json!(floor);
            amount["cap"] = json!(floor + more);
        }
        amount
    })
}

fn cases(
    when: impl Strategy<Value = Value> + 'static,
    amount: impl Strategy<Value = Value> + Clone + 'static,
) -> impl Strategy<Value = Value> {
    let case = (when, amount.clone());
    let case = case.prop_map(|(when, amount)| json!({"when": when, "amount": amount}));
    let rest = prop::option::of(amount.prop_map(|amount| json!({"amount": amount})));
    (prop::collection::vec(case, 1..4), rest).prop_map(|(mut cases, rest)| {
        cases.extend(rest);
        json!({"cases": cases})
    })
}

/// Programmes that pay by a formula to whom the sum divides several times.
pub fn by_formula() -> impl Strategy<Value = Value> {
    let factors = prop_oneof![Just(json!(["sum"])), Just(json!(["sum", "size"]))];
    let amount = (factors, 1..200_i64)
        .prop_map(|(factors, percent)| json!({"product": factors, "percent": percent}));
    let ends = prop::collection::vec(0..=SUM_MAX, 4);
    (programme(), bounded(amount), ends).prop_map(|(mut programme, amount, mut ends)| {
        ends.sort_unstable();
        let text = json!({"ko": "가", "en": "a"});
        let when = json!({"any": [
            {"fact": "sum", "ge": ends[0], "le": ends[1]},
            {"fact": "sum", "ge": ends[2], "le": ends[3]},
            {"fact": "size", "ge": 3},
        ]});
        programme["amount"] = amount;
        programme["conditions"] = json!([{"id": "parts", "text": text, "when": when}]);
        programme
    })
}

pub fn programme() -> impl Strategy<Value = Value> {
    let amount = prop_oneof![
        3 => bounded(plain()).boxed(),
        2 => bounded(cases(joined(definite()), bounded(plain()).boxed())).boxed(),
        2 => cases(joined(open()), fixed().boxed()).boxed(),
    ];
    let conditions = prop::collection::vec(joined(open()), 0..4);
    (conditions, table(), amount, any::<bool>()).prop_map(|(conditions, table, amount, other)| {
        let text = json!({"ko": "가", "en": "a"});
        let conditions = conditions.into_iter().enumerate();
        let conditions = conditions
            .map(|(place, when)| json!({"id": format!("c{place}"), "text": text, "when": when}));
        json!({
            "schema": "relief-programme/1", "id": "one", "version": "1", "status": "final",
            "name": text, "summary": text, "unit": "household", "audience": ["household"],
            "in_force": {"from": "2021-01-01"},
            "conditions": conditions.collect::<Vec<_>>(),
            "tables": [table], "amount": amount,
            "excludes": if other { json!(["other"]) } else { json!([]) },
            "evidence": "source", "sources": ["a"],
        })
    })
}

pub fn impossible() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(joined(definite()), 0..3)
}

/// Answers to the facts in their order, as JSON.
pub fn answers() -> impl Strategy<Value = Value> {
    let of = |known: BoxedStrategy<Value>, range: BoxedStrategy<Value>| {
        prop_oneof![
            3 => known,
            2 => range,
            1 => Just(json!("unknown")),
            1 => Just(Value::Null),
            3 => Just(json!("absent")),
        ]
    };
    let spread = |max: i64| {
        let ends = (0..=max, 0..=max);
        ends.prop_map(|(a, b)| json!({"min": a.min(b), "max": a.max(b)}))
            .boxed()
    };
    let narrow = (sum(), 0..9_i64)
        .prop_map(|(from, width)| json!({"min": from, "max": (from + width).min(SUM_MAX)}));
    let known = |max: i64| (0..=max).prop_map(|value| json!(value)).boxed();
    let yes = any::<bool>().prop_map(|yes| json!(yes)).boxed();
    let kind = option().prop_map(|option| json!(option)).boxed();
    let facts = (
        of(
            sum().prop_map(|sum| json!(sum)).boxed(),
            prop_oneof![narrow.boxed(), spread(SUM_MAX)].boxed(),
        ),
        of(kind.clone(), kind),
        of(known(SIZE_MAX), spread(SIZE_MAX)),
        of(yes.clone(), yes),
    );
    facts.prop_map(|(sum, kind, size, received)| {
        let mut answers = json!({});
        let all = [
            ("sum", sum),
            ("kind", kind),
            ("size", size),
            ("received_other", received),
        ];
        for (id, answer) in all {
            if answer != "absent" {
                answers[id] = answer;
            }
        }
        answers
    })
}
