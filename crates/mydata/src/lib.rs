//! Selective disclosure of one's own certificates: SD-JWT (RFC 9901) with key
//! binding, in the profile of SD-JWT VC (`dc+sd-jwt`), ES256 and SHA-256.
//!
//! Deliberately absent: keys, signatures, randomness, clock, network. What has to be
//! signed or verified is handed out as jobs and its result taken back: `prepare()`,
//! then the jobs, then `finish()`. So the browser's WebCrypto and a native crate serve
//! the same code.
#![forbid(unsafe_code)]

pub mod advice;
pub mod base64url;
mod check;
mod claims;
pub mod dcql;
pub mod demo;
mod digest;
mod disclosure;
mod frame;
pub mod frames;
pub mod handed;
mod held;
mod issue;
mod job;
mod jwk;
mod jws;
mod number;
mod path;
mod pattern;
mod policy;
mod process;
pub mod purposes;
mod read;
pub mod request;
pub mod status;
#[cfg(test)]
mod testing;
mod token;
pub mod trust;
pub mod types;
pub mod value;
mod verify;
pub mod wallet;

pub use check::{Check, Fault};
pub use digest::digest;
pub use frame::Frame;
pub use held::{Held, Presentation, Selection, Unbound, UnknownPath};
pub use issue::{IssueError, Issuing, SALT_BYTES, Unsigned};
pub use job::{SIGNATURE_BYTES, SignJob, VerifyJob};
pub use jwk::{KeyError, PrivateKey, PublicKey};
pub use number::{NUMBER_LETTERS, document_number, grouped, typed_number};
pub use path::{NoPath, Path, Step};
pub use pattern::{PathPattern, PatternStep};
pub use policy::{Binding, DOCUMENT_AGE_MAX_S, LIVE_AGE_MAX_S, Mode, Policy, SKEW_S};
pub use purposes::PurposesFile;
pub use trust::TrustList;
pub use types::TypesFile;
pub use value::Value;
pub use verify::{Bound, IssuerKeys, Prepared, Report, StatusRef, StatusVerdict, Verdict, prepare};
