//! `madang credential key`.

use std::path::PathBuf;

use madang_mydata::{PrivateKey, Value};

use super::{Error, es256, file, print};

/// Arguments of `madang credential key`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Gives the public half of this key instead of making one
    #[arg(long, value_name = "FILE")]
    public_of: Option<PathBuf>,
    /// What the key is called, for the header of what it signs
    #[arg(long, value_name = "TEXT", conflicts_with = "public_of")]
    kid: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<(), Error> {
    let (key, kid) = match &args.public_of {
        Some(path) => {
            let (key, kid) = file::private_key(path)?;
            (key.public.to_value(), kid)
        }
        None => (generate()?.to_value(), args.kid.clone()),
    };
    print(&named(key, kid).write())
}

/// A new key pair.
fn generate() -> Result<PrivateKey, Error> {
    loop {
        let mut random = [0; 32];
        getrandom::fill(&mut random)?;
        if let Some(key) = es256::pair(random) {
            return Ok(key);
        }
    }
}

fn named(key: Value, kid: Option<String>) -> Value {
    match (key, kid) {
        (Value::Object(mut members), Some(kid)) => {
            members.push(("kid".to_owned(), kid.into()));
            Value::Object(members)
        }
        (key, _) => key,
    }
}
