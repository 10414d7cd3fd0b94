//! `madang serve`: the app's files and the static API over HTTP, to be put behind
//! a TLS front where the portal leaves the device it runs on.
//!
//! A request passes, from the outside in: the log, the headers that every answer
//! has, the refusal of methods other than GET and HEAD, then the site's or the
//! API's files.

mod api;
mod app;
mod cache;
mod config_json;
mod files;
mod folders;
mod headers;
mod log;
mod site;
mod stop;
mod summary;

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;

use tokio::net::TcpListener;

use crate::config;

/// Arguments of `madang serve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The built app
    #[arg(long, value_name = "DIR")]
    site: PathBuf,
    /// The published API, served below /api/v1/
    #[arg(long, value_name = "DIR")]
    api: PathBuf,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The operator's configuration, see `madang config example`
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Why the portal cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The site's folder is not one.
    #[error("--site {path}: {reason}; build the app there, or name another folder")]
    Site {
        /// The folder.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The API's folder is not one.
    #[error(
        "--api {path}: {reason}; publish data first, for example with: \
         madang publish sample --api {path}"
    )]
    Api {
        /// The folder.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The configuration is missing or wrong.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// Another program listens there.
    #[error(
        "port {} of {} is in use: stop the program that listens there, or choose \
         another port, for example --listen {} for any free one",
        .0.port(), .0.ip(), SocketAddr::new(.0.ip(), 0)
    )]
    PortInUse(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {cause}; choose another with --listen")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// What the system says.
        cause: io::Error,
    },
    /// The system gave no threads or no signals.
    #[error("cannot start serving: {0}")]
    Start(io::Error),
}

/// Serves until SIGINT or SIGTERM.
///
/// # Errors
/// See [`Error`].
pub fn run(args: &Args) -> Result<(), Error> {
    folders::check(args)?;
    let config = args.config.as_deref().map(config::load).transpose()?;
    let app = app::router(args, config.as_ref());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Error::Start)?;
    runtime.block_on(serve(args, app))
}

async fn serve(args: &Args, app: axum::Router) -> Result<(), Error> {
    let stop = stop::Stop::listen().map_err(Error::Start)?;
    let listener = TcpListener::bind(args.listen)
        .await
        .map_err(|cause| refused(args.listen, cause))?;
    let address = listener.local_addr().map_err(Error::Start)?;
    announce(args, address);
    stop.serve(listener, app).await.map_err(Error::Start)
}

fn refused(address: SocketAddr, cause: io::Error) -> Error {
    match cause.kind() {
        io::ErrorKind::AddrInUse => Error::PortInUse(address),
        _ => Error::Listen { address, cause },
    }
}

/// Says what is served where, on standard output; the log is on standard error.
fn announce(args: &Args, address: SocketAddr) {
    let (site, api) = (args.site.display(), args.api.display());
    let build = summary::site(&args.site);
    let data = summary::api(&args.api);
    let mut out = io::stdout().lock();
    // Whoever closed the output does not want to know.
    let _ = writeln!(out, "site {site}: {build}; api {api}: {data}");
    let _ = writeln!(out, "listening on http://{address}");
    let _ = out.flush();
}
