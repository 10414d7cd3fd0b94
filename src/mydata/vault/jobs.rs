//! The core's signature jobs, done by the browser.

use madang_mydata::{SignJob, VerifyJob};

use crate::platform::crypto::{self, Key, PublicPoint, Task};

/// Whether each signature is good, in the jobs' order. None: the browser does no
/// cryptography here, so nothing can be told.
pub fn verify_all(jobs: &[VerifyJob]) -> Task<Option<Vec<bool>>> {
    // They are under way together.
    let answers: Vec<_> = jobs
        .iter()
        .map(|job| {
            let (x, y) = (job.key.x, job.key.y);
            crypto::verify(PublicPoint { x, y }, &job.input, &job.signature)
        })
        .collect();
    Box::pin(async move {
        if !crypto::is_possible() {
            return None;
        }
        let mut good = Vec::new();
        for answer in answers {
            good.push(answer.await?);
        }
        Some(good)
    })
}

/// The signature of a job; none where the browser refuses.
pub fn sign(key: &Key, job: &SignJob) -> Task<Option<[u8; 64]>> {
    crypto::sign(key, &job.input)
}
