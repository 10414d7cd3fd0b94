//! The core's signature jobs, done by the browser.

use madang_mydata::VerifyJob;

use crate::platform::crypto::{self, PublicPoint, Task};

/// Whether each signature is good, in the jobs' order; none is where the browser does
/// no cryptography.
pub fn verify_all(jobs: &[VerifyJob]) -> Task<Vec<bool>> {
    // They are under way together.
    let answers = jobs.iter().map(|job| {
        let (x, y) = (job.key.x, job.key.y);
        crypto::verify(PublicPoint { x, y }, &job.input, &job.signature)
    });
    let answers: Vec<_> = answers.collect();
    Box::pin(async move {
        let mut good = Vec::new();
        for answer in answers {
            good.push(answer.await == Some(true));
        }
        good
    })
}
