//! An issuer, a holder and a verifier at one desk: a folder with their files.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Output, Stdio};

use madang_mydata::base64url;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{madang, run, stdout};

/// When the tests' credential is presented, in seconds since 1970.
pub const NOW: i64 = 1_790_000_000;
pub const ISS: &str = "https://issuer.example";
pub const VCT: &str = "https://issuer.example/credentials/family/1";

pub struct Desk(TempDir);

impl Desk {
    /// A desk with `issuer.json`, `holder.json`, the public halves of both
    /// (`issuer-public.json`, `holder-public.json`), `claims.json` and `frame.json`.
    pub fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        for who in ["issuer", "holder"] {
            let file = format!("{who}.json");
            desk.write(&file, &desk.done(&["credential", "key", "--kid", who]));
            let public = desk.done(&["credential", "key", "--public-of", &file]);
            desk.write(&format!("{who}-public.json"), &public);
        }
        desk.write("claims.json", &claims().to_string());
        desk.write("frame.json", &frame().to_string());
        desk
    }

    /// The same with a `credential`, bound to the holder.
    pub fn issued() -> Self {
        let desk = Self::new();
        let credential = desk.done(&[&ISSUE[..], &["--holder-jwk", "holder-public.json"]].concat());
        desk.write("credential", &credential);
        desk
    }

    /// The same with a `presentation` of the child's name, bound at [`NOW`].
    pub fn presented() -> Self {
        let desk = Self::issued();
        desk.present(&["--disclose", "family.1.name"], NOW);
        desk
    }

    /// Writes a bound `presentation`.
    pub fn present(&self, more: &[&str], now: i64) {
        let now = now.to_string();
        let bound = ["--holder-key", "holder.json", "--now", &now];
        let to = ["--aud", "day-care", "--nonce", "n-1"];
        let presentation = self.done(&[&PRESENT[..], more, &bound, &to].concat());
        self.write("presentation", &presentation);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: &str) {
        fs::write(self.path(name), content).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn run(&self, args: &[&str]) -> Output {
        run(self.0.path(), args)
    }

    /// Runs the tool with something on its standard input.
    pub fn run_with(&self, args: &[&str], input: &[u8]) -> Output {
        let mut tool = madang()
            .current_dir(self.0.path())
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        tool.stdin.take().unwrap().write_all(input).unwrap();
        tool.wait_with_output().unwrap()
    }

    /// Runs the tool, which must succeed; what it printed.
    pub fn done(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {output:?}");
        stdout(&output)
    }

    /// Runs the tool, which must refuse and print nothing; its reason.
    pub fn refused(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {output:?}");
        assert!(output.stdout.is_empty(), "{args:?}: {output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    /// The verdict on `presentation` by the issuer's key at [`NOW`], with the exit code.
    pub fn verdict(&self, more: &[&str]) -> (Option<i32>, Value) {
        let at = NOW.to_string();
        let mut args = vec!["credential", "verify", "--format", "json", "presentation"];
        if !more.contains(&"--issuers") {
            args.extend(["--issuer-jwk", "issuer-public.json"]);
        }
        if !more.contains(&"--now") {
            args.extend(["--now", &at]);
        }
        verdict(&self.run(&[&args, more].concat()))
    }

    /// The verdict on `presentation` must be valid; its payload.
    pub fn valid(&self, more: &[&str]) -> Value {
        let (code, mut verdict) = self.verdict(more);
        assert_eq!(verdict["verdict"], "valid", "{more:?}: {verdict}");
        assert_eq!((code, &verdict["failed"]), (Some(0), &Value::Null));
        verdict["payload"].take()
    }

    /// The verdict on `presentation` must be invalid; the id of the check that failed.
    pub fn invalid(&self, more: &[&str]) -> String {
        let (code, verdict) = self.verdict(more);
        assert_eq!(verdict["verdict"], "invalid", "{more:?}: {verdict}");
        assert_eq!((code, &verdict["payload"]), (Some(1), &Value::Null));
        assert!(!verdict["message"].as_str().unwrap().is_empty());
        verdict["failed"].as_str().unwrap().to_owned()
    }
}

pub const ISSUE: [&str; 8] = [
    "credential",
    "issue",
    "--issuer-key",
    "issuer.json",
    "--claims",
    "claims.json",
    "--frame",
    "frame.json",
];

pub const PRESENT: [&str; 4] = ["credential", "present", "--credential", "credential"];

/// The claims of the tests' credential.
pub fn claims() -> Value {
    json!({
        "iss": ISS, "vct": VCT, "iat": NOW - 86_400, "exp": NOW + 86_400,
        "base": "Gangneung",
        "family": [
            {"relation": "self", "name": "Kim Yesi", "birthdate": "1988-05-14"},
            {"relation": "child", "name": "Kim Saessak", "birthdate": "2022-03-09"},
        ],
        "child_count": 1,
        "open": "for all",
    })
}

pub fn frame() -> Value {
    let person = json!({"_sd": ["relation", "name", "birthdate"]});
    json!({
        "_sd": ["base", "family", "child_count"], "_sd_decoy": 3,
        "family": {"_sd": [0, 1], "_sd_decoy": 2, "0": person, "1": person},
    })
}

/// What a presentation shows when nothing is chosen.
pub fn nothing(holder: &str) -> Value {
    let mut payload = claims();
    let shown = payload.as_object_mut().unwrap();
    for hidden in ["base", "family", "child_count"] {
        shown.remove(hidden);
    }
    let mut jwk: Value = serde_json::from_str(holder).unwrap();
    jwk.as_object_mut().unwrap().remove("kid");
    shown.insert("cnf".to_owned(), json!({ "jwk": jwk }));
    payload
}

/// What `--format json` printed, with the exit code.
pub fn verdict(output: &Output) -> (Option<i32>, Value) {
    let text = stdout(output);
    assert!(text.starts_with('{'), "{output:?}");
    (output.status.code(), serde_json::from_str(&text).unwrap())
}

/// Header (0) or payload (1) of a JWT at the beginning of a token.
pub fn part(token: &str, place: usize) -> Value {
    let jwt = token.trim().split('~').next().unwrap();
    decoded(jwt.split('.').nth(place).unwrap())
}

/// The disclosures of a token, decoded.
pub fn disclosures(token: &str) -> Vec<Value> {
    let parts: Vec<&str> = token.trim().split('~').collect();
    parts[1..parts.len() - 1]
        .iter()
        .map(|part| decoded(part))
        .collect()
}

pub fn decoded(part: &str) -> Value {
    serde_json::from_slice(&base64url::decode(part).unwrap()).unwrap()
}
