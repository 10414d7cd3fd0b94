//! `madang credential present`.

use std::path::PathBuf;

use madang_mydata::{Held, Path, PathPattern, PatternStep, Step};

use super::{Error, es256, file, print};
use crate::api_dir::now;

/// Arguments of `madang credential present`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The credential with all its disclosures; - is standard input
    #[arg(long, value_name = "FILE")]
    credential: PathBuf,
    /// The claims to disclose, such as person.name or family.0.name; what a claim lies
    /// in comes along, what lies in it does not; * stands for every element of a list.
    /// Left out: nothing that can be kept back
    #[arg(long, value_name = "PATH", num_args = 0..)]
    disclose: Vec<String>,
    /// The holder's private key, a JWK or PEM, to bind the presentation with. Left out:
    /// it is not bound
    #[arg(long, value_name = "FILE", requires_all = ["aud", "nonce"])]
    holder_key: Option<PathBuf>,
    /// Whom it is for
    #[arg(long, value_name = "TEXT", requires = "holder_key")]
    aud: Option<String>,
    /// The verifier's nonce, or the number of a document
    #[arg(long, value_name = "TEXT", requires = "holder_key")]
    nonce: Option<String>,
    /// When it is bound, in seconds since 1970. Left out: now
    #[arg(long, value_name = "UNIX", allow_negative_numbers = true)]
    now: Option<i64>,
}

pub(super) fn run(args: &Args) -> Result<(), Error> {
    let token = file::token(&args.credential)?;
    let held = Held::read(&token).map_err(|cause| Error::Credential {
        path: args.credential.clone(),
        cause,
    })?;
    let mut paths = Vec::new();
    for text in &args.disclose {
        paths.extend(find(&held, text)?);
    }
    let selection = held.select(&paths);
    let selection = selection.map_err(|unknown| no_claim(&held, &unknown.0.to_string()))?;
    let presentation = held.present(&selection);
    let (Some(path), Some(aud), Some(nonce)) = (&args.holder_key, &args.aud, &args.nonce) else {
        return print(&presentation.without_binding());
    };

    let (key, _) = file::private_key(path)?;
    if held.holder_key() != Some(key.public) {
        return Err(Error::NotTheHolder { path: path.clone() });
    }
    let bound_at = args.now.unwrap_or_else(|| now().timestamp());
    let unbound = presentation.bind(aud, nonce, bound_at);
    let signature = es256::sign(&key, &unbound.job()).map_err(|cause| Error::Key {
        path: path.clone(),
        cause,
    })?;
    print(&unbound.finish(&signature))
}

/// The claims that a path stands for.
fn find(held: &Held, text: &str) -> Result<Vec<Path>, Error> {
    let found = match pattern(text)? {
        Some(pattern) => pattern.find(held.claims()),
        None => Vec::new(),
    };
    match found.is_empty() {
        true => Err(no_claim(held, text)),
        false => Ok(found),
    }
}

/// A path in one of its forms; none where it has no steps.
fn pattern(text: &str) -> Result<Option<PathPattern>, Error> {
    if text.starts_with('[')
        && let Ok(pattern) = madang_json::read(text.as_bytes())
    {
        return Ok(Some(pattern));
    }
    let path = Path::parse(text)?;
    let steps = path.steps().iter().map(|step| match step {
        Step::Name(name) if name == "*" => PatternStep::Every,
        step => PatternStep::One(step.clone()),
    });
    Ok(PathPattern::new(steps.collect()))
}

fn no_claim(held: &Held, path: &str) -> Error {
    let mut fields = held.leaves();
    fields.sort();
    let fields: Vec<String> = fields.iter().map(Path::to_string).collect();
    Error::NoClaim {
        path: path.to_owned(),
        fields: match fields.is_empty() {
            true => "none that can be disclosed".to_owned(),
            false => fields.join(", "),
        },
    }
}
