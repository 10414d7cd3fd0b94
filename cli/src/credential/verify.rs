//! `madang credential verify`.

use std::path::{Path, PathBuf};

use madang_mydata::status::StatusToken;
use madang_mydata::{
    Binding, IssuerKeys, LIVE_AGE_MAX_S, Mode, Policy, PublicKey, Report, SKEW_S, StatusRef,
    StatusVerdict, TrustList, Value, Verdict, prepare,
};

use super::{Error, es256, file, print};
use crate::api_dir::now;
use crate::outcome::Outcome;
use crate::publish::Format;

/// Arguments of `madang credential verify`.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("keys").required(true))]
pub struct Args {
    /// The presentation; - is standard input
    #[arg(value_name = "FILE")]
    token: PathBuf,
    /// The issuer's public key, a JWK or PEM
    #[arg(long, value_name = "FILE", group = "keys")]
    issuer_jwk: Option<PathBuf>,
    /// A trust list such as the dataset `issuers`; of an issuer that is not on it
    /// nothing can be told
    #[arg(long, value_name = "FILE", group = "keys")]
    issuers: Option<PathBuf>,
    /// The time, in seconds since 1970. Left out: now
    #[arg(long, value_name = "UNIX", allow_negative_numbers = true)]
    now: Option<i64>,
    /// The issuer that it has to name
    #[arg(long, value_name = "URL")]
    iss: Option<String>,
    /// The type of credential that it has to be
    #[arg(long, value_name = "URL")]
    vct: Option<String>,
    /// Refuses it when it is not bound by its holder. A binding that is there is
    /// checked in any case
    #[arg(long)]
    require_kb: bool,
    /// Whom it has to be bound to
    #[arg(long, value_name = "TEXT")]
    aud: Option<String>,
    /// The nonce that it has to be bound to
    #[arg(long, value_name = "TEXT")]
    nonce: Option<String>,
    /// How old the binding may be, in seconds
    #[arg(long, value_name = "S", default_value_t = LIVE_AGE_MAX_S, value_parser = clap::value_parser!(i64).range(0..))]
    max_kb_age: i64,
    /// How far clocks may be apart, in seconds
    #[arg(long, value_name = "S", default_value_t = SKEW_S, value_parser = clap::value_parser!(i64).range(0..))]
    skew: i64,
    /// The status list that the credential names, a signed token. Left out: whether it
    /// was revoked is not looked at
    #[arg(long, value_name = "FILE")]
    status_list: Option<PathBuf>,
    /// How the verdict is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Whose signature counts.
enum Keys {
    One(PublicKey),
    Trusted(TrustList),
}

pub(super) fn run(args: &Args) -> Result<Outcome, Error> {
    let keys = Keys::read(args)?;
    let list = args.status_list.as_deref().map(file::token).transpose()?;
    let token = file::token(&args.token)?;
    let now = args.now.unwrap_or_else(|| now().timestamp());

    let prepared = prepare(&token, keys.as_issuer_keys(), &args.policy(now));
    let good: Vec<bool> = prepared.jobs().iter().map(es256::verify).collect();
    let mut report = prepared.finish(&good);
    if let Some((list, status)) = list.as_deref().zip(report.status.clone()) {
        let key = report
            .issuer
            .as_deref()
            .and_then(|iss| keys.of(iss, list, &status));
        let verdict = key.map_or(StatusVerdict::Unknown, |key| {
            judge(list, &status, &key, now)
        });
        report = report.with_status(verdict);
    }
    print(&match args.format {
        Format::Json => json(&report),
        Format::Text => text(&report),
    })?;
    Ok(match report.verdict {
        Verdict::Valid => Outcome::Done,
        Verdict::Invalid => Outcome::Invalid,
        Verdict::Unknown => Outcome::Unknown,
    })
}

impl Args {
    fn policy(&self, now: i64) -> Policy {
        Policy {
            now,
            skew_s: self.skew,
            issuer: self.iss.clone(),
            vct: self.vct.clone(),
            binding: Binding {
                required: self.require_kb,
                audience: self.aud.clone(),
                nonce: self.nonce.clone(),
                age_max_s: self.max_kb_age,
                mode: Mode::Live,
            },
            legacy_typ: false,
            expiry_required: false,
        }
    }
}

impl Keys {
    fn read(args: &Args) -> Result<Self, Error> {
        let list = |path: &Path| {
            let list = TrustList::parse(&file::bytes(path)?);
            list.map(Self::Trusted).map_err(|cause| Error::Form {
                path: path.to_owned(),
                cause,
            })
        };
        match (&args.issuer_jwk, &args.issuers) {
            (Some(path), _) => file::public_key(path).map(Self::One),
            (None, Some(path)) => list(path),
            // The command line asks for one of the two.
            (None, None) => Ok(Self::Trusted(TrustList::default())),
        }
    }

    fn as_issuer_keys(&self) -> IssuerKeys<'_> {
        match self {
            Self::One(key) => IssuerKeys::One(key),
            Self::Trusted(list) => IssuerKeys::Trusted(list),
        }
    }

    /// The key of an issuer for its status list.
    fn of(&self, issuer: &str, list: &str, status: &StatusRef) -> Option<PublicKey> {
        match self {
            Self::One(key) => Some(*key),
            Self::Trusted(trusted) => {
                let token = StatusToken::read(list, &status.uri).ok()?;
                trusted.key(issuer, token.kid()).copied()
            }
        }
    }
}

/// What the list says. One that is another, is damaged or was signed by somebody else
/// says nothing.
fn judge(list: &str, status: &StatusRef, key: &PublicKey, now: i64) -> StatusVerdict {
    let read = StatusToken::read(list, &status.uri).and_then(|token| {
        let good = es256::verify(&token.job(key));
        token.finish(good)
    });
    read.map_or(StatusVerdict::Unknown, |list| {
        list.of(status.idx, now, None).verdict
    })
}

fn json(report: &Report) -> String {
    let failed = report.failed.map_or(Value::Null, |check| check.id().into());
    let members = [
        ("verdict", word(report.verdict).into()),
        ("failed", failed),
        ("message", report.message.as_str().into()),
        ("payload", report.payload.clone().unwrap_or(Value::Null)),
    ];
    let members = members.map(|(name, value)| (name.to_owned(), value));
    Value::Object(members.into()).write()
}

fn text(report: &Report) -> String {
    let verdict = word(report.verdict);
    let mut text = match report.failed {
        Some(check) => format!("{verdict} ({check}): {}", report.message),
        None => report.message.clone(),
    };
    if let Some(bound) = &report.binding {
        let (audience, nonce) = (&bound.audience, &bound.nonce);
        text += &format!(
            "\nbound to {audience}, nonce {nonce}, at {}",
            bound.issued_at
        );
    }
    if let Some(payload) = &report.payload {
        let pretty = serde_json::to_string_pretty(payload);
        text += "\n";
        text += &pretty.unwrap_or_else(|_| payload.write());
    }
    text
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Invalid => "invalid",
        Verdict::Unknown => "unknown",
    }
}
