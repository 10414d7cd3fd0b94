//! `madang credential issue`.

use std::path::PathBuf;

use madang_mydata::{Frame, Issuing, SALT_BYTES};

use super::{Error, es256, file, print};

/// Arguments of `madang credential issue`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The issuer's private key, a JWK or PEM; the header names it when it has a kid
    #[arg(long, value_name = "FILE")]
    issuer_key: PathBuf,
    /// The claims, a JSON object with iss, vct and times in it
    #[arg(long, value_name = "FILE")]
    claims: PathBuf,
    /// Which claims the holder may keep back, such as {"_sd": ["name"], "_sd_decoy": 2,
    /// "members": {"_sd": [0, 1], "0": {"_sd": ["name"]}}}
    #[arg(long, value_name = "FILE")]
    frame: PathBuf,
    /// The holder's public key, a JWK or PEM, for cnf. Left out: whoever has the
    /// credential may present it
    #[arg(long, value_name = "FILE")]
    holder_jwk: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<(), Error> {
    let (key, kid) = file::private_key(&args.issuer_key)?;
    let claims = file::json(&args.claims)?;
    let frame = file::json(&args.frame)?;
    let frame = Frame::from_value(&frame).map_err(|cause| Error::Form {
        path: args.frame.clone(),
        cause,
    })?;
    let holder = args.holder_jwk.as_deref().map(file::public_key);
    let holder = holder.transpose()?;
    let issuing = Issuing {
        claims: &claims,
        frame: &frame,
        holder: holder.as_ref(),
        kid: kid.as_deref(),
    };
    let unsigned = issuing.prepare(&salts(issuing.salts_needed())?)?;
    let signature = es256::sign(&key, &unsigned.job()).map_err(|cause| Error::Key {
        path: args.issuer_key.clone(),
        cause,
    })?;
    print(&unsigned.finish(&signature))
}

fn salts(count: usize) -> Result<Vec<[u8; SALT_BYTES]>, Error> {
    let mut salts = vec![[0; SALT_BYTES]; count];
    for salt in &mut salts {
        getrandom::fill(salt)?;
    }
    Ok(salts)
}
