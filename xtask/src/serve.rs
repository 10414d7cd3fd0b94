//! Serves the portal: the release app over the sample data.

use crate::process::{quiet, replace, step};
use crate::{build, env, paths};
use anyhow::Result;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Sets up what is missing, builds what changed, publishes the sample data
/// where there is none, and becomes the server.
///
/// # Errors
/// When a step before the server fails, or it cannot listen.
pub fn run(listen: SocketAddr) -> Result<()> {
    build::run()?;
    build::tool()?;
    sample()?;
    println!("Madang: http://{}/ (stop it with Ctrl-C)", host(listen));
    replace(
        env::native(&paths::madang().to_string_lossy())
            .args(["serve", "--site", "dist", "--listen"])
            .arg(listen.to_string())
            .arg("--api")
            .arg(api()),
    )
}

/// Publishes the sample data, unless there are data already.
///
/// # Errors
/// When the operator's tool refuses.
pub fn sample() -> Result<()> {
    if api().join("index.json").is_file() {
        println!("data: api-data/ has some");
        return Ok(());
    }
    step("the sample data, into api-data/", || {
        quiet(
            "madang publish sample",
            env::native(&paths::madang().to_string_lossy())
                .args(["publish", "sample", "--api"])
                .arg(api()),
        )
    })
}

/// The folder of the published data.
pub fn api() -> PathBuf {
    paths::root().join("api-data")
}

/// The address as a browser on this machine should name it.
fn host(listen: SocketAddr) -> String {
    if listen.ip().is_loopback() || listen.ip().is_unspecified() {
        format!("localhost:{}", listen.port())
    } else {
        listen.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn the_address_is_one_a_browser_can_open() {
        for (listen, shown) in [
            ("127.0.0.1:8080", "localhost:8080"),
            ("0.0.0.0:80", "localhost:80"),
            ("[::1]:8080", "localhost:8080"),
            ("192.0.2.7:8080", "192.0.2.7:8080"),
        ] {
            assert_eq!(host(listen.parse().unwrap()), shown);
        }
    }
}
