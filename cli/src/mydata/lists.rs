//! Status lists to be signed when they are published.

use std::collections::BTreeSet;

use madang_json::{FromJson, Json, ReadError};
use madang_mydata::PrivateKey;
use madang_mydata::status::{Bits, NewStatusList, PublishedList, StatusFile};

use crate::credential::es256::{self, KeyFault};

/// How many places a list may have: at a bit each, what the readers inflate at most.
const SIZE_MAX: u32 = 8 << 20;

const DAY_S: i64 = 24 * 60 * 60;

/// What `status.json` of an operator says.
#[derive(Debug)]
struct Lists {
    lists: Vec<List>,
}

#[derive(Debug)]
enum List {
    /// Signed by its issuer already; taken as it is.
    Signed(PublishedList),
    /// To be signed with the demonstration issuer's key.
    Unsigned(Unsigned),
}

#[derive(Debug)]
struct Unsigned {
    uri: String,
    bits: u8,
    size: u32,
    valid_days: Option<u32>,
    ttl_days: Option<u32>,
    revoked: Vec<u32>,
    suspended: Vec<u32>,
}

/// Why the lists cannot be published.
#[derive(Debug, thiserror::Error)]
pub enum ListFault {
    /// The file is not of its form, or contradicts itself.
    #[error(transparent)]
    Form(#[from] ReadError),
    /// There is a list to sign and no key.
    #[error("lists[{0}]: there is no signing_key in samples.json to sign it with")]
    NoKey(usize),
    /// The key signs nothing.
    #[error("signing_key of samples.json: {0}")]
    Key(#[from] KeyFault),
}

/// Signs the lists of an operator's `status.json` that are not signed yet, as of `now`
/// in seconds since 1970 (UTC).
///
/// # Errors
/// See [`ListFault`].
pub fn sign(
    bytes: &[u8],
    key: Option<(&PrivateKey, Option<&str>)>,
    now: i64,
) -> Result<StatusFile, ListFault> {
    let file: Lists = madang_json::read(bytes)?;
    let mut lists = Vec::new();
    for (row, list) in file.lists.into_iter().enumerate() {
        lists.push(match list {
            List::Signed(list) => list,
            List::Unsigned(list) => {
                let key = key.ok_or(ListFault::NoKey(row))?;
                let in_file = |error: ReadError| error.in_row(row).in_field("lists");
                let bits = list.pack().map_err(in_file)?;
                list.sign(&bits, key, now)?
            }
        });
    }
    Ok(StatusFile { lists })
}

impl Unsigned {
    fn pack(&self) -> Result<Bits, ReadError> {
        if self.size == 0 || self.size > SIZE_MAX {
            let problem = format!("1 to {SIZE_MAX} is expected, not {}", self.size);
            return Err(ReadError::new(problem).in_field("size"));
        }
        let mut statuses = vec![0; self.size as usize];
        let mut seen = BTreeSet::new();
        for (field, status, places) in [
            ("revoked", 1, &self.revoked),
            ("suspended", 2, &self.suspended),
        ] {
            for (row, place) in places.iter().enumerate() {
                let at = |problem: String| ReadError::new(problem).in_row(row).in_field(field);
                let entry = statuses.get_mut(*place as usize);
                let entry = entry.ok_or_else(|| at(format!("the list ends before {place}")))?;
                if !seen.insert(*place) {
                    return Err(at(format!("{place} is given twice")));
                }
                *entry = status;
            }
        }
        Bits::pack(self.bits, &statuses).ok_or_else(|| {
            let problem = "1, 2, 4 or 8 is expected, 2 or more where something is suspended";
            ReadError::new(problem).in_field("bits")
        })
    }

    fn sign(
        &self,
        bits: &Bits,
        (key, kid): (&PrivateKey, Option<&str>),
        now: i64,
    ) -> Result<PublishedList, KeyFault> {
        let list = NewStatusList {
            uri: &self.uri,
            kid,
            issued_at: now,
            expires: self.valid_days.map(|days| now + i64::from(days) * DAY_S),
            ttl: self.ttl_days.map(|days| i64::from(days) * DAY_S),
            bits,
        };
        let unsigned = list.prepare();
        let signature = es256::sign(key, &unsigned.job())?;
        Ok(PublishedList {
            uri: self.uri.clone(),
            jwt: unsigned.finish(&signature),
        })
    }
}

impl FromJson for Lists {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        only(json, &["lists"])?;
        Ok(Self {
            lists: json.field("lists")?,
        })
    }
}

impl FromJson for List {
    fn from_json(json: Json<'_>) -> Result<Self, ReadError> {
        if json.get("jwt").is_some() {
            only(json, &["uri", "jwt"])?;
            return PublishedList::from_json(json).map(Self::Signed);
        }
        only(json, FIELDS)?;
        Ok(Self::Unsigned(Unsigned {
            uri: json.field("uri")?,
            bits: json.field("bits")?,
            size: json.field("size")?,
            valid_days: json.optional("valid_days")?,
            ttl_days: json.optional("ttl_days")?,
            revoked: json.or_default("revoked")?,
            suspended: json.or_default("suspended")?,
        }))
    }
}

const FIELDS: &[&str] = &[
    "uri",
    "bits",
    "size",
    "valid_days",
    "ttl_days",
    "revoked",
    "suspended",
];

/// Refuses fields that are none of these, so that a slip in a name drops nothing.
fn only(json: Json<'_>, fields: &[&str]) -> Result<(), ReadError> {
    for (name, _) in json.entries()? {
        if !fields.contains(&name) {
            return Err(ReadError::new("no such field is known").in_field(name));
        }
    }
    Ok(())
}
