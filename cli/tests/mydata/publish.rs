//! `madang publish mydata`.

use madang_mydata::demo::SamplesFile;
use madang_mydata::status::{StatusFile, StatusToken};
use madang_mydata::{PurposesFile, StatusVerdict, TrustList, TypesFile};
use serde_json::{Value, json};

use crate::desk::{Desk, FILES, OWN, put};
use crate::support::{edit_index, stdout};

const URI: &str = "https://demonstration-issuer.madang.example/status/1";

#[test]
fn the_programs_own_data_are_published_as_they_are_meant() {
    let desk = Desk::new();
    let output = desk.portal.run(&["publish", "mydata", "--api", "api"]);
    assert_eq!(
        stdout(&output),
        "Published mydata, edition 1: 10 types of certificates with 212 fields, 9 purposes, \
         1 issuers, 1 status lists, 3 invented people with 14 certificates\n"
    );
    let own = |file: &str| std::fs::read(format!("{OWN}/{file}")).unwrap();
    let published = |name: &str| desk.portal.bytes(&desk.dataset(name));
    let types = TypesFile::parse(&published("types"));
    assert_eq!(types, TypesFile::parse(&own("types.json")));
    let purposes = PurposesFile::parse(&published("purposes"));
    assert_eq!(purposes, PurposesFile::parse(&own("purposes.json")));
    let issuers = TrustList::parse(&published("issuers"));
    assert_eq!(issuers, TrustList::parse(&own("issuers.json")));
    let samples = SamplesFile::parse(&published("samples"));
    assert_eq!(samples, SamplesFile::parse(&own("samples.json")));

    let index = desk.index();
    let told: Vec<(&str, &str, bool)> = index
        .datasets
        .iter()
        .map(|dataset| {
            (
                dataset.name.as_str(),
                dataset.schema.as_str(),
                dataset.sample,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("issuers", "schemas/mydata-issuers.json", true),
            ("purposes", "schemas/mydata-purposes.json", false),
            ("samples", "schemas/mydata-samples.json", true),
            ("status", "schemas/mydata-status.json", true),
            ("types", "schemas/mydata-types.json", false),
        ]
    );
}

#[test]
fn the_status_list_is_signed_when_it_is_published() {
    let desk = Desk::new();
    desk.edit("status.json", |file| {
        file["lists"][0]["bits"] = json!(2);
        file["lists"][0]["suspended"] = json!([3]);
    });
    let before = madang::api_dir::now().timestamp();
    desk.publish();
    let file = StatusFile::parse(&desk.portal.bytes(&desk.dataset("status"))).unwrap();
    let token = StatusToken::read(&file.get(URI).unwrap().jwt, URI).unwrap();
    let issuers = TrustList::parse(&desk.portal.bytes(&desk.dataset("issuers"))).unwrap();
    let key = issuers
        .key(&issuers.issuers[0].issuer, token.kid())
        .unwrap();
    let good = madang::credential::es256::verify(&token.job(key));
    let list = token.finish(good).unwrap();
    assert!((before..before + 60).contains(&list.issued_at));
    assert_eq!(list.expires, Some(list.issued_at + 366 * 86_400));
    assert_eq!(list.ttl, Some(30 * 86_400));
    let verdicts = [0, 3, 159, 160, 175, 176].map(|idx| list.of(idx, before, None).verdict);
    use StatusVerdict::{Good, Revoked, Suspended};
    assert_eq!(verdicts, [Good, Suspended, Good, Revoked, Revoked, Good]);
}

#[test]
fn an_operator_needs_no_invented_people() {
    let desk = Desk::new();
    desk.remove("samples.json");
    desk.remove("status.json");
    desk.edit("issuers.json", |file| {
        file["issuers"][0]["demonstration"] = json!(false)
    });
    desk.publish();
    let index = desk.index();
    assert!(index.dataset("samples").is_none());
    assert!(index.datasets.iter().all(|dataset| !dataset.sample));
    assert_eq!(desk.json("status")["lists"], json!([]));
}

#[test]
fn a_list_that_its_issuer_signed_is_taken_as_it_is() {
    let desk = Desk::published();
    let lists = desk.json("status")["lists"].clone();
    desk.edit("status.json", |file| file["lists"] = lists.clone());
    desk.publish();
    assert_eq!(desk.json("status")["lists"], lists);
    // It needs no key either.
    desk.remove("samples.json");
    desk.publish();
    assert_eq!(desk.json("status")["lists"], lists);
}

#[test]
fn what_did_not_change_keeps_its_instant_and_payload() {
    let desk = Desk::published();
    edit_index(&desk.portal.api(), "mydata", |index| {
        for dataset in index["datasets"].as_array_mut().unwrap() {
            dataset["generated_at"] = json!("2021-01-01T00:00:00Z");
        }
    });
    let before = desk.index();
    desk.edit("purposes.json", |file| {
        file["purposes"][0]["retention_days"] = json!(20)
    });
    desk.publish();
    let after = desk.index();
    for (name, changed) in [("types", false), ("samples", false), ("purposes", true)] {
        assert_eq!(
            before.dataset(name) != after.dataset(name),
            changed,
            "{name}"
        );
    }
}

/// The place of a field of the day-care's family certificate.
const FIELD: &str = "/purposes/0/credentials/0/fields/0";

#[test]
fn what_is_wrong_is_refused_with_file_and_place() {
    let desk = Desk::published();
    let off = json!("pHjYAmDQuJ83V0eTSvSqfVE6LwEgVEKLW8OlJxTeSd4");
    let wrong: &[(&str, &str, Value, &str)] = &[
        (
            "types.json",
            "/schema",
            json!("x"),
            "schema: madang.mydata.types.v1 is expected",
        ),
        ("types.json", "/types/0/vct", json!("a"), "types[0].vct: "),
        (
            "types.json",
            "/types/0/office/en",
            json!(""),
            "types[0].office.en: is missing",
        ),
        (
            "types.json",
            "/types/0/claims/1/display",
            json!([{"locale": "ko", "label": "가"}]),
            "types[0].claims[1].display.en: is missing",
        ),
        (
            "types.json",
            "/types/0/claims/1/path",
            json!(["paper", "issue_no"]),
            "types[0].claims[1].path: lies in \"paper\"",
        ),
        (
            "types.json",
            "/types/0/claims/1/sd",
            json!("often"),
            "types[0].claims[1].sd: one of always",
        ),
        (
            "purposes.json",
            "/purposes/0/name/en",
            json!(" "),
            "purposes[0].name.en: is missing",
        ),
        (
            "purposes.json",
            "/purposes/0/credentials/0/vct",
            json!("https://a.example"),
            "purposes[0].credentials[0]",
        ),
        (
            "purposes.json",
            "/purposes/0/credentials/0/fields/0/path",
            json!(["family", null, "nmae"]),
            "purposes[0].credentials[0].fields[0].path: ",
        ),
        (
            "purposes.json",
            "/purposes/0/credentials/0/fields/0/level",
            json!("might"),
            "purposes[0].credentials[0].fields[0].level: one of must, choice, excess",
        ),
        (
            "purposes.json",
            "/purposes/0/credentials/0/fields/0/path",
            json!(["family", null, "rrn_back"]),
            "purposes[0].credentials[0].fields",
        ),
        (
            "purposes.json",
            "/purposes/0/credentials/0/fields/3/level",
            json!("must"),
            "purposes[0].credentials[0].fields: 4 of 15 fields are a must, more than 25 %",
        ),
        (
            "issuers.json",
            "/issuers/0/jwks/keys/0/y",
            off,
            "issuers[0].jwks.keys[0]: x and y of the key",
        ),
        (
            "issuers.json",
            "/issuers/0/issuer",
            json!("http://a"),
            "issuers[0].issuer: ",
        ),
        (
            "status.json",
            "/lists/0/bits",
            json!(3),
            "lists[0].bits: 1, 2, 4 or 8",
        ),
        (
            "status.json",
            "/lists/0/revoked",
            json!([1024]),
            "lists[0].revoked[0]: the list ends before 1024",
        ),
        (
            "status.json",
            "/lists/0/revoked",
            json!([1, 1]),
            "lists[0].revoked[1]: 1 is given twice",
        ),
        (
            "status.json",
            "/lists/0/suspended",
            json!([1]),
            "lists[0].bits: 1, 2, 4 or 8",
        ),
        (
            "status.json",
            "/lists/0/size",
            json!(0),
            "lists[0].size: 1 to ",
        ),
        (
            "status.json",
            "/lists/0/ttl",
            json!(1),
            "lists[0].ttl: no such field is known",
        ),
        (
            "samples.json",
            "/signing_key/d",
            json!("AA"),
            "signing_key: ",
        ),
        (
            "samples.json",
            "/people/0/certificates/0/claims/child_count",
            json!("one"),
            "people[0].certificates[0].claims.child_count: a whole number is expected",
        ),
        (
            "samples.json",
            "/people/0/certificates/0/claims/document/issue_no",
            Value::Null,
            "people[0].certificates[0].claims.document.issue_no: a text is expected",
        ),
        (
            "samples.json",
            "/people/0/certificates/0/claims/family/4/pet",
            json!("dog"),
            "people[0].certificates[0].claims: \"family.4.pet\"",
        ),
        (
            "samples.json",
            "/people/0/certificates/1/status_idx",
            json!(0),
            "people[0].certificates[1].status_idx: people[0].certificates[0] has it too",
        ),
        (
            "samples.json",
            "/people/0/certificates/1/status_idx",
            json!(1024),
            "people[0].certificates[1].status_idx: no status list of the demonstration issuer",
        ),
        (
            "samples.json",
            "/people/0/certificates/0/frame",
            json!({"_sd": ["nobody"]}),
            "people[0].certificates[0].frame: the frame is about nobody, which is not there",
        ),
        (
            "samples.json",
            "/people/0/certificates/0/frame",
            json!({"_sd": ["document"]}),
            "people[0].certificates[0].frame: ",
        ),
    ];
    for (file, pointer, value, expected) in wrong {
        desk.edit(file, |json| put(json, pointer, value));
        let refusals = desk.refusals();
        let expected = format!("data/{file}: {expected}");
        let is_said = refusals
            .iter()
            .any(|refusal| refusal.starts_with(&expected));
        assert!(
            is_said,
            "{pointer}: {expected:?} begins none of {refusals:#?}"
        );
        desk.restore(file);
    }
    assert!(
        wrong
            .iter()
            .any(|(_, pointer, ..)| pointer.starts_with(FIELD))
    );
    desk.publish();
}

#[test]
fn all_files_at_fault_are_named_at_once() {
    let desk = Desk::new();
    for file in FILES.into_iter().filter(|file| *file != "status.json") {
        desk.edit(file, |json| json["schema"] = json!("other"));
    }
    let refusals = desk.refusals();
    assert_eq!(refusals.len(), 4, "{refusals:#?}");
    for (refusal, file) in refusals
        .iter()
        .zip(["types", "purposes", "issuers", "samples"])
    {
        assert!(
            refusal.starts_with(&format!("data/{file}.json: schema: ")),
            "{refusal}"
        );
    }
    desk.portal.write("data/purposes.json", "{\n nothing}");
    assert!(desk.refusals()[1].starts_with("data/purposes.json: not JSON at line 2"));
}

#[test]
fn lists_need_a_key_and_files_have_to_be_there() {
    let desk = Desk::new();
    desk.remove("samples.json");
    assert_eq!(
        desk.refusals(),
        ["data/status.json: lists[0]: there is no signing_key in samples.json to sign it with"]
    );
    for file in ["types.json", "purposes.json", "issuers.json"] {
        let desk = Desk::new();
        desk.remove(file);
        let args = ["publish", "mydata", "--data", "data", "--api", "api"];
        let said = desk.portal.refused(&args);
        assert!(said.contains(&format!("cannot read data/{file}")), "{said}");
    }
}

#[test]
fn a_rollback_brings_the_data_before_back() {
    let desk = Desk::published();
    let before = desk.dataset("purposes");
    desk.edit("purposes.json", |file| {
        file["purposes"][0]["retention_days"] = json!(20)
    });
    desk.publish();
    assert_ne!(desk.dataset("purposes"), before);
    desk.portal.done(&["rollback", "--api", "api", "mydata"]);
    assert_eq!(desk.dataset("purposes"), before);
}
