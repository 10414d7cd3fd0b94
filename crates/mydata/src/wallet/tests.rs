use proptest::prelude::*;

use super::{
    CopyRecord, Envelope, EnvelopeKind, LinkedBy, Lock, PASSPHRASE_ROUNDS, Receipt, Wallet, Way,
    links,
};
use crate::testing::{paths, purposes, types};

const VCT: &str = "https://madang.example/credentials/family/1";

fn receipt() -> Receipt {
    Receipt {
        id: "r1".to_owned(),
        copy: "c1".to_owned(),
        vct: VCT.to_owned(),
        receiver: "하늘어린이집".to_owned(),
        purpose: Some("daycare".to_owned()),
        at: 1_700_000_000,
        fields: paths(&[
            "family.2.name",
            "family.2.birthdate",
            "family.3.name",
            "issue_no",
        ]),
        way: Way::Paper,
        nonce: Some("MZXW6YTBMZXW6YTB".to_owned()),
        digest: "d".to_owned(),
        delete_by: Some(1_702_592_000),
        deletion_asked_at: None,
    }
}

fn copy() -> CopyRecord {
    CopyRecord {
        id: "c1".to_owned(),
        certificate: "f".to_owned(),
        token: "eyJ.eyJ.sig~".to_owned(),
        key: Some("k1".to_owned()),
        received_at: 1_700_000_000,
    }
}

#[test]
fn records_are_read_back() {
    let receipts = [
        receipt(),
        Receipt {
            way: Way::Qr,
            nonce: None,
            purpose: None,
            delete_by: None,
            deletion_asked_at: Some(3),
            ..receipt()
        },
    ];
    for receipt in &receipts {
        assert_eq!(
            Receipt::parse(receipt.to_json().as_bytes()).as_ref(),
            Ok(receipt)
        );
    }
    let copies = [
        copy(),
        CopyRecord {
            key: None,
            ..copy()
        },
    ];
    for copy in &copies {
        assert_eq!(
            CopyRecord::parse(copy.to_json().as_bytes()).as_ref(),
            Ok(copy)
        );
    }
    let wallet = Wallet {
        copies: copies.into(),
        receipts: receipts.into(),
    };
    assert_eq!(Wallet::parse(wallet.to_json().as_bytes()), Ok(wallet));
    assert!(
        Wallet::parse(b"{}")
            .unwrap_err()
            .to_string()
            .contains("schema")
    );
}

#[test]
fn a_letter_names_fields_and_no_values() {
    let (types, purposes, receipt) = (types(), purposes(), receipt());
    let letter = receipt.letter(&types, &purposes, "ko");
    assert_eq!(letter.receiver, "하늘어린이집");
    assert_eq!(letter.certificate, "가족관계증명서");
    assert_eq!(letter.fields, ["이름", "생년월일", "발급번호"], "each once");
    assert_eq!(letter.number.as_deref(), Some("MZXW-6YTB-MZXW-6YTB"));
    assert_eq!(letter.purpose.unwrap().id, "daycare");
    assert_eq!(
        receipt.letter(&types, &purposes, "en").certificate,
        "Family"
    );
}

#[test]
fn the_same_copy_links_whatever_is_disclosed() {
    let receipts = [receipt()];
    let found = |copy, receiver, fields: &[&str]| {
        let links = links(&receipts, copy, receiver, VCT, &paths(fields));
        links.first().map(|link| link.by)
    };
    assert_eq!(found("c1", "다른 곳", &[]), Some(LinkedBy::Copy));
    assert_eq!(found("c2", "다른 곳", &["children"]), None, "a fresh copy");
    assert_eq!(found("c1", "하늘어린이집", &[]), None, "the same receiver");
}

#[test]
fn a_fresh_copy_does_not_help_where_the_fields_say_who_it_is() {
    let receipts = [receipt()];
    let found = |fields: &[&str]| {
        let links = links(&receipts, "c2", "다른 곳", VCT, &paths(fields));
        links.first().map(|link| link.by)
    };
    assert_eq!(found(&["issue_no"]), Some(LinkedBy::Fields));
    assert_eq!(found(&["family.2.name"]), None, "others may have the name");
    assert_eq!(
        found(&["family.2.name", "family.2.birthdate"]),
        Some(LinkedBy::Fields)
    );
    assert_eq!(
        found(&["family.3.name", "family.3.birthdate"]),
        None,
        "of which one was not given"
    );
}

#[test]
fn the_person_is_the_same_in_every_certificate() {
    let fields = paths(&["person.name", "person.birthdate"]);
    let receipts = [Receipt {
        vct: "other".to_owned(),
        fields,
        ..receipt()
    }];
    let own = paths(&["owner.name", "owner.birthdate"]);
    let links = links(&receipts, "c2", "다른 곳", VCT, &own);
    assert_eq!(links[0].by, LinkedBy::Fields);
}

fn envelope() -> Envelope {
    Envelope {
        kind: EnvelopeKind::Backup,
        lock: Lock::Passphrase {
            salt: [1; 16],
            rounds: 600_000,
        },
        iv: [2; 12],
        sealed: vec![3; 40],
    }
}

#[test]
fn an_envelope_is_read_back() {
    for lock in [envelope().lock, Lock::Key] {
        for kind in [EnvelopeKind::Backup, EnvelopeKind::Transfer] {
            let envelope = Envelope {
                kind,
                lock,
                ..envelope()
            };
            assert_eq!(Envelope::parse(envelope.to_json().as_bytes()), Ok(envelope));
        }
    }
}

#[test]
fn whatever_is_changed_beside_the_text_changes_what_is_authenticated() {
    let of = |envelope: &Envelope| {
        Envelope::additional_data(envelope.kind, &envelope.lock, &envelope.iv)
    };
    let own = of(&envelope());
    assert_eq!(
        own,
        of(&Envelope {
            sealed: Vec::new(),
            ..envelope()
        })
    );
    for other in [
        Envelope {
            kind: EnvelopeKind::Transfer,
            ..envelope()
        },
        Envelope {
            lock: Lock::Key,
            ..envelope()
        },
        Envelope {
            lock: Lock::Passphrase {
                salt: [9; 16],
                rounds: 600_000,
            },
            ..envelope()
        },
        Envelope {
            lock: Lock::Passphrase {
                salt: [1; 16],
                rounds: 600_001,
            },
            ..envelope()
        },
        Envelope {
            iv: [9; 12],
            ..envelope()
        },
    ] {
        assert_ne!(own, of(&other));
    }
}

#[test]
fn an_envelope_that_guards_too_little_is_refused() {
    let refused = |from: &str, to: &str| {
        let json = envelope().to_json().replace(from, to);
        Envelope::parse(json.as_bytes()).unwrap_err().to_string()
    };
    assert!(PASSPHRASE_ROUNDS.contains(&600_000));
    for rounds in ["1", "599999", "10000001"] {
        assert_eq!(
            refused("600000", rounds),
            "rounds: 600000 to 10000000 are expected"
        );
    }
    assert!(refused("PBKDF2-SHA-256", "md5").starts_with("kdf: one of PBKDF2-SHA-256, none"));
    assert!(refused("\"kind\":\"backup\"", "\"kind\":\"x\"").starts_with("kind: one of"));
    assert_eq!(
        refused("\"iv\":\"", "\"iv\":\"AAAA"),
        "iv: has another length"
    );
    assert_eq!(
        refused("\"sealed\":\"", "\"sealed\":\"="),
        "sealed: base64url without padding is expected"
    );
    assert_eq!(refused("{", "{\"more\":1,"), "more: no such field is known");
}

proptest! {
    #[test]
    fn any_sealed_text_is_read_back(sealed: Vec<u8>, iv: [u8; 12], salt: [u8; 16], rounds in PASSPHRASE_ROUNDS) {
        let envelope = Envelope { sealed, iv, lock: Lock::Passphrase { salt, rounds }, ..envelope() };
        prop_assert_eq!(Envelope::parse(envelope.to_json().as_bytes()), Ok(envelope));
    }
}
