//! Names, dates and faults in the current language.

use chrono::DateTime;
use leptos::prelude::*;
use madang_mydata::Path;
use madang_mydata::wallet::{Receipt, Way};

use super::Wallet;
use crate::i18n::{self, Key, data_text, date_value, mydata_wallet as texts, t, tf};
use crate::mydata::vault::{Credential, Fault, Files, Standing, person};
use crate::platform::crypto::NoPasskey;

/// What happened, and what to do.
pub fn fault(fault: &Fault) -> Key {
    match fault {
        Fault::NoCryptography => texts::FAULT_NO_CRYPTOGRAPHY,
        Fault::WrongSecret => texts::FAULT_WRONG,
        Fault::Passkey(NoPasskey::Refused) => texts::FAULT_PASSKEY,
        Fault::Passkey(NoPasskey::WithoutSecret) => texts::FAULT_PASSKEY_SECRET,
        Fault::Full => texts::FAULT_FULL,
        Fault::Shared => texts::FAULT_SHARED,
        Fault::Elsewhere => texts::FAULT_ELSEWHERE,
        Fault::Locked => texts::FAULT_LOCKED,
        Fault::Data => texts::FAULT_DATA,
        Fault::File => texts::FAULT_FILE,
        Fault::Unknown => texts::FAULT_UNKNOWN,
        Fault::NoMore => texts::FAULT_NO_MORE,
    }
}

/// The date of an instant, in seconds since 1970.
pub fn day(at: i64) -> String {
    let at = DateTime::from_timestamp(at, 0).unwrap_or_default();
    date_value(i18n::local(at).date_naive())
}

/// The date and time of an instant.
pub fn moment(at: i64) -> String {
    i18n::date_and_time(DateTime::from_timestamp(at, 0).unwrap_or_default())
}

/// Whether a certificate holds: a class, a mark and words.
pub fn standing(standing: Standing) -> (&'static str, &'static str, String) {
    match standing {
        Standing::Good => ("is-yes", "●", t(texts::STANDING_GOOD)),
        Standing::NotYet => ("is-open", "○", t(texts::STANDING_NOT_YET)),
        Standing::Expired => ("is-no", "×", t(texts::STANDING_EXPIRED)),
        Standing::Revoked => ("is-no", "×", t(texts::STANDING_REVOKED)),
        Standing::Suspended => ("is-no", "▲", t(texts::STANDING_SUSPENDED)),
        Standing::Unknown(None) => ("is-open", "?", t(texts::STANDING_UNKNOWN)),
        Standing::Unknown(Some(since)) => {
            let since = day(since);
            let text = tf(texts::STANDING_UNKNOWN_SINCE, &[("date", &since)]);
            ("is-open", "?", text)
        }
    }
}

/// How something was given.
pub fn way(way: Way) -> String {
    t(match way {
        Way::File => texts::WAY_FILE,
        Way::Qr => texts::WAY_QR,
        Way::Paper => texts::WAY_PAPER,
        Way::Share => texts::WAY_SHARE,
    })
}

impl Wallet {
    /// What a type of certificate is called; the name for machines where it is not
    /// known.
    pub fn kind(self, vct: &str) -> String {
        let lang = i18n::texts::lang().tag();
        let known = self.with_files(|files| {
            let kind = files.types.get(vct)?;
            Some(kind.name_in(lang).to_owned())
        });
        known.flatten().unwrap_or_else(|| vct.to_owned())
    }

    /// What a certificate is called: its type, and whose it is where that is known.
    pub fn name(self, credential: &Credential) -> String {
        let kind = self.kind(&credential.vct);
        match self.person(credential) {
            Some(person) => [&kind, " · ", &person].concat(),
            None => kind,
        }
    }

    /// The invented person that a certificate is about; none for others.
    pub fn person(self, credential: &Credential) -> Option<String> {
        let person = self.with_files(|files| person(files, credential).map(str::to_owned));
        person.flatten()
    }

    /// Who issued a certificate, and what that means.
    pub fn issuer(self, issuer: &str) -> String {
        let known = self.with_files(|files| {
            let known = files.issuers.issuer(issuer)?;
            let name = data_text(&known.name);
            Some(match known.demonstration {
                true => tf(texts::BY_DEMONSTRATION, &[("name", &name)]),
                false => name,
            })
        });
        let unknown = || tf(texts::BY_UNKNOWN, &[("name", issuer)]);
        known.flatten().unwrap_or_else(unknown)
    }

    /// What a claim is called; its path where that is not known.
    pub fn field(self, vct: &str, path: &Path) -> String {
        let lang = i18n::texts::lang().tag();
        let known = self.with_files(|files| {
            let claim = files.types.get(vct)?.claim(path)?;
            Some(claim.label_in(lang))
        });
        known.flatten().unwrap_or_else(|| path.to_string())
    }

    /// What the fields are called that were given, each name once.
    pub fn fields(self, receipt: &Receipt) -> String {
        let mut labels: Vec<String> = Vec::new();
        for path in &receipt.fields {
            let label = self.field(&receipt.vct, path);
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels.join(", ")
    }

    /// What something was given for; none where it is not known.
    pub fn purpose(self, receipt: &Receipt) -> Option<String> {
        let id = receipt.purpose.as_deref()?;
        let known = self.with_files(|files| {
            let purpose = files.purposes.get(id)?;
            Some(data_text(&purpose.name))
        });
        Some(known.flatten().unwrap_or_else(|| id.to_owned()))
    }

    /// Looks something up in what is published, once it is here.
    pub fn with_files<T>(self, look: impl FnOnce(&Files) -> T) -> Option<T> {
        self.files.with(|files| match files {
            Some(Ok(files)) => Some(look(files)),
            Some(Err(())) | None => None,
        })
    }
}
