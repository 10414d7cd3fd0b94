//! The static JSON API: its indexes, editions, integrity and freshness.
//!
//! Everything lies under `/api/v1/`. The root index names families; each family
//! has an index of its own, which lists datasets. Payload paths carry the hash of
//! their content and never change; publishing anew writes new payloads and then
//! replaces the family's index, so a reader never sees half an edition.
//!
//! Deliberately absent: files, network, clock. Bytes and instants are passed in.
#![forbid(unsafe_code)]

mod clock;
mod disclosure;
mod index;
mod integrity;
mod portal_config;

pub use clock::PortalClock;
pub use disclosure::Disclosure;
pub use index::{Dataset, FamilyIndex, FamilyRef, IndexError, RootIndex, VERSION};
pub use integrity::{IntegrityError, sha256_hex};
pub use portal_config::{
    Kiosk, LANGUAGES, LocalText, Notice, Operator, PortalConfig, PortalStatus, Screen, Services,
};
