//! What is checked of a token, each check under the id that a refusal names.

use std::fmt;

/// Makes the list of checks and their ids, so that none has a wrong one.
macro_rules! checks {
    ($($(#[$doc:meta])* $check:ident,)*) => {
        /// A check, in the order in which they are made: V of RFC 9901 and the
        /// profile of SD-JWT VC, S stricter than they ask for, H the holder's, T of the
        /// status list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Check { $($(#[$doc])* $check,)* }

        impl Check {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$check,)*];

            /// The id: `V17`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$check => stringify!($check),)* }
            }
        }
    };
}

checks! {
    /// It is `<JWT>~<disclosure>~…~`, or the same with a key-binding JWT at the end.
    V01,
    /// The verifier says whether key binding is needed, not the token. Its breach is
    /// [`Self::V03`].
    V02,
    /// Key binding that is needed is there.
    V03,
    /// The issuer signed with ES256.
    V04,
    /// The issuer's signature is right.
    V05,
    /// The key belongs to the issuer that the token names.
    V06,
    /// The digests are of a known, secure kind: SHA-256.
    V07,
    /// `typ` is `dc+sd-jwt` and `vct` the expected kind of credential.
    V08,
    /// Digests are those of the disclosures as they are written. Its breach is
    /// [`Self::V18`].
    V09,
    /// Digests are looked for everywhere, in disclosed values too. Its breach is
    /// [`Self::V18`].
    V10,
    /// Digests without a disclosure are passed over; never a reason to refuse.
    V11,
    /// What stands for a claim is a list of salt, name and value.
    V12,
    /// A disclosed name is one that may be disclosed.
    V13,
    /// A disclosed name is not there already.
    V14,
    /// What stands for a list's element is a list of salt and value.
    V15,
    /// Elements without a disclosure, `_sd` and `_sd_alg` are taken out; never a
    /// reason to refuse.
    V16,
    /// No digest is there twice.
    V17,
    /// Every disclosure is referred to.
    V18,
    /// It is valid now, and meant for this verifier.
    V19,
    /// The holder's key is in `cnf`.
    V20,
    /// The holder signed with ES256.
    V21,
    /// The holder's signature is right.
    V22,
    /// `typ` of the key binding is `kb+jwt`.
    V23,
    /// The key binding was made within the time that the verifier gives.
    V24,
    /// The key binding has the verifier's nonce.
    V25,
    /// The key binding is for this verifier alone.
    V26,
    /// The key binding is for just these disclosures.
    V27,
    /// The key binding is valid now by its own times.
    V28,
    /// No disclosure is there twice.
    S1,
    /// A disclosed name is a text.
    S2,
    /// `_sd` is a list of texts.
    S3,
    /// `_sd_alg` stands at the top of what the issuer signed, nowhere else.
    S4,
    /// Everything is base64url without padding.
    S5,
    /// No disclosure is empty.
    S6,
    /// `...` is alone, in an element of a list, and has a digest.
    S7,
    /// No object has a name twice.
    S8,
    /// It is neither too large nor too deep.
    S9,
    /// No header asks for an extension by `crit`.
    S10,
    /// No input makes the verifier fail; never a reason to refuse.
    S11,
    /// A credential comes from its issuer without key binding.
    H1,
    /// The issuer's status list says that it holds.
    T1,
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A check that failed, and how.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{check}: {message}")]
pub struct Fault {
    /// Which.
    pub check: Check,
    /// A sentence in English, for the command line and logs; pages have their own by
    /// the check.
    pub message: String,
}

impl Fault {
    /// A fault.
    pub(crate) fn new(check: Check, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { check, message }
    }
}
