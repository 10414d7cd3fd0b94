//! Measures how long a credential takes to issue, to present and to verify, and judges
//! presentations; as `madang credential` does it.
//!
//! `bench_credential FILE`, with `{"task", "terms", "vectors"}` in the file: prints one
//! JSON object, `{"issue", "present", "verify"}` in ms, the quickest of several goes,
//! `{"issued", "presented"}` in bytes, and `"verdicts"`, one for each vector.

mod task;

use std::error::Error;
use std::time::{Duration, Instant};

use madang::credential::es256;
use madang_mydata::{
    Held, IssuerKeys, Issuing, PrivateKey, Report, SALT_BYTES, Value, Verdict, prepare,
};
use task::{Task, Terms, member, text};

type Done<T> = Result<T, Box<dyn Error>>;

/// The quickest of so many goes counts: others share the machine.
const GOES: usize = 7;
/// A go lasts at least so long.
const GO: Duration = Duration::from_millis(100);

fn main() -> Done<()> {
    let file = std::env::args().nth(1).ok_or("the file is missing")?;
    let file = Value::parse(&std::fs::read(file)?)?;
    let (task, terms) = (member(&file, "task")?, member(&file, "terms")?);
    let bench = Bench {
        issuer_key: PrivateKey::from_value(member(terms, "issuer")?)?,
        holder_key: PrivateKey::from_value(member(task, "holder")?)?,
        task: Task::read(task)?,
        terms: Terms::read(terms)?,
    };
    let issued = bench.issue()?;
    let presented = bench.present(&issued)?;
    let report = verify(&presented, &bench.terms);
    if report.verdict != Verdict::Valid {
        return Err(report.message.into());
    }
    let members = [
        ("issue", quickest(|| bench.issue())?),
        ("present", quickest(|| bench.present(&issued))?),
        ("verify", quickest(|| Ok(verify(&presented, &bench.terms)))?),
        ("issued", Value::Number(issued.len().to_string())),
        ("presented", Value::Number(presented.len().to_string())),
        ("verdicts", verdicts(member(&file, "vectors")?)?),
    ];
    let members = members.map(|(name, value)| (name.to_owned(), value));
    println!("{}", Value::Object(members.into()).write());
    Ok(())
}

struct Bench {
    task: Task,
    terms: Terms,
    issuer_key: PrivateKey,
    holder_key: PrivateKey,
}

impl Bench {
    fn issue(&self) -> Done<String> {
        let issuing = Issuing {
            claims: &self.task.claims,
            frame: &self.task.frame,
            holder: Some(&self.task.holder),
            kid: None,
        };
        let mut salts = vec![[0; SALT_BYTES]; issuing.salts_needed()];
        for salt in &mut salts {
            getrandom::fill(salt)?;
        }
        let unsigned = issuing.prepare(&salts)?;
        let signature = es256::sign(&self.issuer_key, &unsigned.job())?;
        Ok(unsigned.finish(&signature))
    }

    fn present(&self, credential: &str) -> Done<String> {
        let held = Held::read(credential)?;
        let presentation = held.present(&held.select(&self.task.paths)?);
        let Terms {
            audience,
            nonce,
            now,
            ..
        } = &self.terms;
        let unbound = presentation.bind(audience, nonce, *now);
        let signature = es256::sign(&self.holder_key, &unbound.job())?;
        Ok(unbound.finish(&signature))
    }
}

fn verify(presentation: &str, terms: &Terms) -> Report {
    let keys = IssuerKeys::One(&terms.issuer);
    let prepared = prepare(presentation, keys, &terms.policy);
    let good: Vec<bool> = prepared.jobs().iter().map(es256::verify).collect();
    prepared.finish(&good)
}

/// What is said of each vector: `{"verdict", "payload"}`.
fn verdicts(vectors: &Value) -> Done<Value> {
    let terms = Terms::read(member(vectors, "terms")?)?;
    let mut verdicts = Vec::new();
    for vector in member(vectors, "vectors")?.items() {
        let report = verify(&text(vector, "token")?, &terms);
        let verdict = match report.verdict {
            Verdict::Valid => "valid",
            Verdict::Invalid => "invalid",
            Verdict::Unknown => "unknown",
        };
        let payload = report.payload.unwrap_or(Value::Null);
        let members = [("verdict", verdict.into()), ("payload", payload)];
        let members = members.map(|(name, value)| (name.to_owned(), value));
        verdicts.push(Value::Object(members.into()));
    }
    Ok(Value::List(verdicts))
}

/// How long `act` takes, in ms.
fn quickest<T>(act: impl Fn() -> Done<T>) -> Done<Value> {
    let mut quickest = f64::INFINITY;
    for _ in 0..GOES {
        let (start, mut passes) = (Instant::now(), 0_u32);
        while start.elapsed() < GO {
            std::hint::black_box(act()?);
            passes += 1;
        }
        let took = start.elapsed().as_secs_f64() * 1_000.0 / f64::from(passes);
        quickest = quickest.min(took);
    }
    Ok(Value::Number(format!("{quickest:.4}")))
}
