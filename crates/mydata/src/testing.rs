//! What tests of several parts share: an invented family's certificate.

use crate::demo::{Issuer, Sample, SamplesFile};
use crate::types::{CredentialType, TypesFile};
use crate::{Held, Path, PublicKey, PurposesFile};

pub const TYPES: &str = r#"{"schema":"madang.mydata.types.v1","types":[{
    "vct":"https://madang.example/credentials/family/1","office":{"ko":"가","en":"A"},"valid_days":90,
    "display":[{"locale":"ko","name":"가족관계증명서"},{"locale":"en","name":"Family"}],
    "claims":[
        {"path":["issue_no"],"display":[{"locale":"ko","label":"발급번호"},{"locale":"en","label":"Number"}]},
        {"path":["register_base"],"display":[{"locale":"ko","label":"등록기준지"},{"locale":"en","label":"Base"}]},
        {"path":["family"],"display":[{"locale":"ko","label":"가족"},{"locale":"en","label":"Family"}]},
        {"path":["family",null,"relation"],"display":[{"locale":"ko","label":"관계"},{"locale":"en","label":"Relation"}]},
        {"path":["family",null,"name"],"display":[{"locale":"ko","label":"이름"},{"locale":"en","label":"Name"}]},
        {"path":["family",null,"birthdate"],"format":"date","display":[{"locale":"ko","label":"생년월일"},{"locale":"en","label":"Birth"}]},
        {"path":["family",null,"clan"],"display":[{"locale":"ko","label":"본"},{"locale":"en","label":"Clan"}]},
        {"path":["family",null,"rrn_back"],"sd":"always","sensitive":"resident_number","display":[{"locale":"ko","label":"뒷자리"},{"locale":"en","label":"Back"}]},
        {"path":["health"],"sensitive":"health","display":[{"locale":"ko","label":"건강"},{"locale":"en","label":"Health"}]},
        {"path":["health","illness"],"display":[{"locale":"ko","label":"병"},{"locale":"en","label":"Illness"}]},
        {"path":["health","since"],"display":[{"locale":"ko","label":"부터"},{"locale":"en","label":"Since"}]},
        {"path":["kind"],"sd":"never","display":[{"locale":"ko","label":"종류"},{"locale":"en","label":"Kind"}]},
        {"path":["children"],"format":"count","predicate":true,"display":[{"locale":"ko","label":"자녀 수"},{"locale":"en","label":"Children"}]}
    ]}]}"#;

pub const PURPOSES: &str = r#"{"schema":"madang.mydata.purposes.v1","notice":{"ko":"우리","en":"ours"},
    "purposes":[{"id":"daycare","name":{"ko":"어린이집","en":"Day-care"},"asked_today":{"ko":"다","en":"all"},
        "retention_days":30,"retention":{"ko":"한 달","en":"a month"},
        "basis":[{"text":{"ko":"법","en":"law"},"evidence":"memory"}],
        "credentials":[{"vct":"https://madang.example/credentials/family/1","fields":[
            {"path":["family",null,"name"],"where":{"relation":["자녀"]},"level":"must","why":{"ko":"누구","en":"who"}},
            {"path":["family",null,"birthdate"],"where":{"relation":["자녀"]},"level":"must","why":{"ko":"나이","en":"age"}},
            {"path":["children"],"level":"choice","why":{"ko":"다자녀","en":"several"}},
            {"path":["family",null,"rrn_back"],"level":"excess","why":{"ko":"금지","en":"forbidden"}}
        ]}]}],
    "inferences":[{"vct":"https://madang.example/credentials/family/1",
        "all":[["family",null,"name"],["family",null,"clan"]],"text":{"ko":"본관","en":"line"}}]}"#;

/// A mother with two children, and a father.
pub const SAMPLE: &str = r#"{"vct":"https://madang.example/credentials/family/1","status_idx":32,"claims":{
    "issue_no":"S-1","register_base":"견본길 1","kind":"일반","children":2,
    "family":[
        {"relation":"본인","name":"김하나","birthdate":"1985-01-02","clan":"가상","rrn_back":"2000000"},
        {"relation":"부","name":"김영","birthdate":"1950-01-02","clan":"가상","rrn_back":"1000000"},
        {"relation":"자녀","name":"이하늘","birthdate":"2019-01-02","clan":"견본","rrn_back":"3000000"},
        {"relation":"자녀","name":"이바다","birthdate":"2021-01-02","clan":"견본","rrn_back":"4000000"}],
    "health":{"illness":"감기","since":"2020"}}}"#;

pub const NOW: i64 = 1_700_000_000;

pub const ISSUER: Issuer<'_> = Issuer {
    issuer: "https://demonstration-issuer.madang.example",
    kid: Some("k1"),
    status_uri: Some("https://demonstration-issuer.madang.example/status/1"),
};

pub fn types() -> TypesFile {
    TypesFile::parse(TYPES.as_bytes()).unwrap()
}

pub fn purposes() -> PurposesFile {
    PurposesFile::parse(PURPOSES.as_bytes()).unwrap()
}

pub fn sample() -> Sample {
    madang_json::read(SAMPLE.as_bytes()).unwrap()
}

/// The certificate, with a signature that nobody looks at.
pub fn held() -> Held {
    copies(&sample(), &types().types[0], 1).remove(0)
}

/// Copies of a certificate, with salts of their own.
pub fn copies(sample: &Sample, kind: &CredentialType, count: u8) -> Vec<Held> {
    let holders: Vec<PublicKey> = (1..=count)
        .map(|n| PublicKey {
            x: [n; 32],
            y: [n; 32],
        })
        .collect();
    let mut salt = 0u64;
    let batch = ISSUER.batch(sample, kind, &holders, 0, NOW);
    let signed = batch.iter().map(|copy| {
        let salts = (0..copy.salts_needed()).map(|_| {
            salt += 1;
            let mut bytes = [0; 16];
            bytes[..8].copy_from_slice(&salt.to_be_bytes());
            bytes
        });
        let unsigned = copy.prepare(&salts.collect::<Vec<_>>()).unwrap();
        Held::read(&unsigned.finish(&[7; 64])).unwrap()
    });
    signed.collect()
}

/// The data that the tool ships.
pub fn shipped() -> (TypesFile, PurposesFile, SamplesFile) {
    (
        TypesFile::parse(include_bytes!("../../../cli/data/mydata/types.json")).unwrap(),
        PurposesFile::parse(include_bytes!("../../../cli/data/mydata/purposes.json")).unwrap(),
        SamplesFile::parse(include_bytes!("../../../cli/data/mydata/samples.json")).unwrap(),
    )
}

pub fn paths(texts: &[&str]) -> Vec<Path> {
    texts
        .iter()
        .map(|text| Path::parse(text).unwrap())
        .collect()
}
