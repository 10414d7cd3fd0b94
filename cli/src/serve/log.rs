//! The request log, on standard error: what was asked for and how it went, never
//! who asked or what stood in a query.

use std::fmt::Arguments;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use axum::Error;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use http_body::{Frame, SizeHint};

/// Writes a line. A log that cannot be written is no reason to stop serving.
pub(super) fn note(line: Arguments<'_>) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Logs each request when the last byte of its answer is on the way.
pub(super) async fn requests(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let status = response.status();
    response.map(|inner| {
        Body::new(Logged {
            inner,
            bytes: 0,
            method,
            path,
            status,
            started,
        })
    })
}

/// A body that counts itself and writes its line when it is done with, whether
/// it was sent to the end or given up.
struct Logged {
    inner: Body,
    bytes: u64,
    method: Method,
    path: String,
    status: StatusCode,
    started: Instant,
}

impl Drop for Logged {
    fn drop(&mut self) {
        let ms = self.started.elapsed().as_millis();
        note(format_args!(
            "{} {} {} {} bytes {ms} ms",
            self.method,
            self.path,
            self.status.as_u16(),
            self.bytes,
        ));
    }
}

impl HttpBody for Logged {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let frame = ready!(Pin::new(&mut self.inner).poll_frame(context));
        if let Some(Ok(frame)) = &frame {
            self.bytes += frame.data_ref().map_or(0, |data| data.len() as u64);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
