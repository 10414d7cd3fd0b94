//! The invented family: what the data that come with the program promise beyond their
//! form, by issuing and presenting their certificates as a device does.

use std::collections::BTreeSet;

use madang::credential::es256;
use madang_mydata::demo::{Issuer, SamplesFile};
use madang_mydata::purposes::Level;
use madang_mydata::types::Sensitive;
use madang_mydata::{
    Held, IssuerKeys, Path, Policy, PrivateKey, PurposesFile, TrustList, TypesFile, Verdict,
    prepare,
};
use serde_json::json;

use crate::desk::OWN;

const NOW: i64 = 1_795_000_000;

struct Own {
    types: TypesFile,
    purposes: PurposesFile,
    issuers: TrustList,
    samples: SamplesFile,
    holder: PrivateKey,
}

impl Own {
    fn new() -> Self {
        let read = |file: &str| std::fs::read(format!("{OWN}/{file}")).unwrap();
        Self {
            types: TypesFile::parse(&read("types.json")).unwrap(),
            purposes: PurposesFile::parse(&read("purposes.json")).unwrap(),
            issuers: TrustList::parse(&read("issuers.json")).unwrap(),
            samples: SamplesFile::parse(&read("samples.json")).unwrap(),
            holder: es256::pair([7; 32]).unwrap(),
        }
    }

    /// A certificate of somebody, issued.
    fn issue(&self, person: usize, certificate: usize) -> Held {
        let sample = &self.samples.people[person].certificates[certificate];
        let kind = self.types.get(&sample.vct).unwrap();
        let issuer = Issuer {
            issuer: self.samples.issuer(&self.issuers).unwrap(),
            kid: self.samples.kid(),
            status_uri: None,
        };
        let copies = issuer.batch(sample, kind, &[self.holder.public], 0, NOW);
        let salts: Vec<[u8; 16]> = (0..copies[0].salts_needed() as u128)
            .map(u128::to_be_bytes)
            .collect();
        let unsigned = copies[0].prepare(&salts).unwrap();
        let key = self.samples.key().unwrap();
        let signature = es256::sign(&key, &unsigned.job()).unwrap();
        Held::read(&unsigned.finish(&signature)).unwrap()
    }

    fn certificates(&self) -> impl Iterator<Item = (usize, usize)> {
        let people = self.samples.people.iter().enumerate();
        people.flat_map(|(row, person)| (0..person.certificates.len()).map(move |at| (row, at)))
    }

    fn verdict(&self, token: &str) -> madang_mydata::Report {
        let policy = Policy::document(NOW + 100, Some("day-care"), Some("n"));
        let keys = IssuerKeys::Trusted(&self.issuers);
        let prepared = prepare(token, keys, &policy);
        let good: Vec<bool> = prepared.jobs().iter().map(es256::verify).collect();
        prepared.finish(&good)
    }

    fn hand_over(&self, held: &Held, paths: &[Path]) -> String {
        let selection = held.select(paths).unwrap();
        let unbound = held.present(&selection).bind("day-care", "n", NOW);
        let signature = es256::sign(&self.holder, &unbound.job()).unwrap();
        unbound.finish(&signature)
    }
}

#[test]
fn a_father_gives_the_day_care_three_things_and_nothing_else() {
    let own = Own::new();
    let (daycare, father) = (own.purposes.get("daycare").unwrap(), 0);
    let held = own.issue(father, 0);
    let asked = daycare.asked(held.vct().unwrap()).unwrap();
    let leaves = held.leaves();
    let needed = asked
        .fields
        .iter()
        .filter(|field| field.level == Level::Must);
    let chosen: Vec<Path> = needed
        .flat_map(|field| {
            leaves
                .iter()
                .filter(|path| field.is_of(path, held.claims()))
        })
        .cloned()
        .collect();
    assert_eq!(chosen.len(), 3, "of {}", leaves.len());

    let token = own.hand_over(&held, &chosen);
    let report = own.verdict(&token);
    assert_eq!(report.verdict, Verdict::Valid, "{}", report.message);
    let payload: serde_json::Value =
        serde_json::from_str(&report.payload.unwrap().write()).unwrap();
    let child = json!([{"relation": "자녀", "name": "김새싹", "birthdate": "2022-03-09"}]);
    assert_eq!(payload["family"], child);
    let members: Vec<&str> = payload
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(members, ["cnf", "exp", "family", "iat", "iss", "vct"]);
    // On paper it is a handful of codes.
    let frames = madang_mydata::frames::split(&token).unwrap();
    assert!(
        frames.len() <= 4,
        "{} codes for {} bytes",
        frames.len(),
        token.len()
    );
}

#[test]
fn every_field_of_every_certificate_can_be_kept_back() {
    let own = Own::new();
    for (person, certificate) in own.certificates() {
        let held = own.issue(person, certificate);
        let vct = held.vct().unwrap().to_owned();
        for path in held.leaves() {
            assert!(held.is_hideable(&path), "{vct}: {path}");
        }
        let payload = held.preview(&held.select(&[]).unwrap()).unwrap();
        let shown: Vec<&str> = payload
            .fields()
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        assert_eq!(shown, ["iss", "iat", "exp", "vct", "cnf"], "{vct}");
    }
}

#[test]
fn the_family_has_all_ten_certificates_one_of_them_expired() {
    let own = Own::new();
    let mut kinds = BTreeSet::new();
    let mut expired = 0;
    for (person, certificate) in own.certificates() {
        let held = own.issue(person, certificate);
        kinds.insert(held.vct().unwrap().to_owned());
        let report = own.verdict(&own.hand_over(&held, &[]));
        match report.verdict {
            Verdict::Valid => {}
            verdict => {
                let failed = report.failed.map(|check| check.id());
                assert_eq!((verdict, failed), (Verdict::Invalid, Some("V19")));
                expired += 1;
            }
        }
    }
    let all: BTreeSet<String> = own
        .types
        .types
        .iter()
        .map(|kind| kind.vct.clone())
        .collect();
    assert_eq!((kinds, expired), (all, 1));
}

#[test]
fn what_purposes_need_is_little_and_never_a_resident_number() {
    let own = Own::new();
    assert_eq!(own.purposes.purposes.len(), 9);
    for purpose in &own.purposes.purposes {
        for asked in &purpose.credentials {
            let kind = own.types.get(&asked.vct).unwrap();
            let fields = kind.fields().count();
            let needed = asked
                .fields
                .iter()
                .filter(|field| field.level == Level::Must);
            assert!(
                needed.count() * 4 <= fields,
                "{}: {}",
                purpose.id,
                asked.vct
            );
            for field in asked
                .fields
                .iter()
                .filter(|field| field.level != Level::Excess)
            {
                let claim = kind
                    .claims
                    .iter()
                    .find(|claim| claim.path == field.path)
                    .unwrap();
                let is_number = claim.sensitive == Some(Sensitive::ResidentNumber);
                assert!(!is_number, "{}: {}", purpose.id, field.path);
            }
        }
    }
}

#[test]
fn every_purpose_can_be_served_by_the_family() {
    let own = Own::new();
    let held: Vec<Held> = own.certificates().map(|(p, c)| own.issue(p, c)).collect();
    for purpose in &own.purposes.purposes {
        for asked in &purpose.credentials {
            let of_kind = held
                .iter()
                .filter(|held| held.vct() == Some(asked.vct.as_str()));
            let serves = |held: &Held| {
                let leaves = held.leaves();
                asked
                    .fields
                    .iter()
                    .filter(|field| field.level == Level::Must)
                    .all(|field| leaves.iter().any(|path| field.is_of(path, held.claims())))
            };
            let mut serving = of_kind.filter(|held| serves(held));
            assert!(serving.next().is_some(), "{}: {}", purpose.id, asked.vct);
        }
    }
}
