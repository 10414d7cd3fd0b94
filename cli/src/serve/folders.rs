//! Are the folders what they are said to be?

use std::fs;
use std::path::Path;

use super::{Args, Error};

/// Checks that there is something to serve.
pub(super) fn check(args: &Args) -> Result<(), Error> {
    if let Some(reason) = missing(&args.site, "index.html") {
        let path = args.site.clone();
        return Err(Error::Site { path, reason });
    }
    if let Some(reason) = missing(&args.api, "index.json") {
        let path = args.api.clone();
        return Err(Error::Api { path, reason });
    }
    Ok(())
}

/// Why `folder` cannot be served, if so: it has to have `file`.
fn missing(folder: &Path, file: &str) -> Option<String> {
    match fs::metadata(folder) {
        Err(error) => Some(error.to_string()),
        Ok(found) if !found.is_dir() => Some("not a folder".to_owned()),
        Ok(_) if !folder.join(file).is_file() => Some(format!("there is no {file} in it")),
        Ok(_) => None,
    }
}
