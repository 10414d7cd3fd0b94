//! What a verifier asks for. Chosen by the verifier, never by what a token has.

/// How far clocks may be apart, in seconds.
pub const SKEW_S: i64 = 60;

/// How old a key binding may be that answers a request, in seconds.
pub const LIVE_AGE_MAX_S: i64 = 300;

/// How old a document on paper or in a file may be, in seconds: 30 days.
pub const DOCUMENT_AGE_MAX_S: i64 = 30 * 24 * 60 * 60;

/// What a verifier asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The time, in seconds since 1970 (UTC).
    pub now: i64,
    /// How far clocks may be apart, in seconds; every limit of time is that much wider.
    pub skew_s: i64,
    /// The issuer that it has to be from; any of those whose keys are given if none.
    pub issuer: Option<String>,
    /// The type of credential that it has to be; any if none.
    pub vct: Option<String>,
    /// How it is bound to its holder and to this verifier.
    pub binding: Binding,
    /// Whether `vc+sd-jwt`, the `typ` until November 2024, is taken as well.
    pub legacy_typ: bool,
    /// Whether a credential without `exp` is refused.
    pub expiry_required: bool,
}

/// What a verifier asks of key binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Whether it has to be there. Where it is there it is checked in any case.
    pub required: bool,
    /// Who the verifier is; not checked if none. A credential that names an audience
    /// itself is refused then, as nobody says to be it.
    pub audience: Option<String>,
    /// The verifier's nonce; not checked if none.
    pub nonce: Option<String>,
    /// How old it may be, in seconds.
    pub age_max_s: i64,
    /// What it proves.
    pub mode: Mode,
}

/// On which occasion a token is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// In answer to the verifier's own request: whoever hands it over has the key.
    Live,
    /// As a file or on paper, for a named receiver: it may be a copy.
    Document,
    /// By the holder, on receipt from the issuer: key binding has no place there, and
    /// the audience is somebody else.
    Receipt,
}

impl Policy {
    /// For the answer to a request of one's own.
    #[must_use]
    pub fn live(now: i64, audience: &str, nonce: &str) -> Self {
        Self::new(now, Mode::Live, Some(audience), Some(nonce))
    }

    /// For a file or paper; what is not known of audience and nonce is not checked,
    /// but shown in the report.
    #[must_use]
    pub fn document(now: i64, audience: Option<&str>, nonce: Option<&str>) -> Self {
        Self::new(now, Mode::Document, audience, nonce)
    }

    /// For the holder, before a credential is kept.
    #[must_use]
    pub fn on_receipt(now: i64) -> Self {
        Self::new(now, Mode::Receipt, None, None)
    }

    fn new(now: i64, mode: Mode, audience: Option<&str>, nonce: Option<&str>) -> Self {
        let age_max_s = match mode {
            Mode::Live | Mode::Receipt => LIVE_AGE_MAX_S,
            Mode::Document => DOCUMENT_AGE_MAX_S,
        };
        Self {
            now,
            skew_s: SKEW_S,
            issuer: None,
            vct: None,
            binding: Binding {
                required: mode != Mode::Receipt,
                audience: audience.map(str::to_owned),
                nonce: nonce.map(str::to_owned),
                age_max_s,
                mode,
            },
            legacy_typ: false,
            expiry_required: false,
        }
    }
}
