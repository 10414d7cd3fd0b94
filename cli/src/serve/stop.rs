//! Stopping without cutting anybody off.

use std::io;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::oneshot;
use tokio::time::sleep;

/// Running requests get this long to finish.
const PATIENCE: Duration = Duration::from_secs(20);

/// SIGINT and SIGTERM, caught from the moment this is made.
pub(super) struct Stop {
    interrupt: Signal,
    terminate: Signal,
}

impl Stop {
    /// Catches the signals.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    /// Serves until a signal, then lets running requests finish; a second signal
    /// ends them.
    pub async fn serve(mut self, listener: TcpListener, app: Router) -> io::Result<()> {
        let (stop, stopped) = oneshot::channel::<()>();
        let server = axum::serve(listener, app).with_graceful_shutdown(async {
            // A dropped sender means the same: stop.
            let _ = stopped.await;
        });
        let deadline = async {
            self.signalled().await;
            drop(stop);
            super::log::note(format_args!("stopping: running requests may finish"));
            tokio::select! {
                () = self.signalled() => {}
                () = sleep(PATIENCE) => {}
            }
        };
        tokio::select! {
            done = server => done,
            () = deadline => Ok(()),
        }
    }

    async fn signalled(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
