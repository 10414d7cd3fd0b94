//! What surrounds credentials: status lists, requests, frames, envelopes, and the data
//! about certificates.

use std::sync::OnceLock;

use madang_mydata::advice::Advice;
use madang_mydata::base64url::encode;
use madang_mydata::dcql::Query;
use madang_mydata::demo::{Issuer, SamplesFile};
use madang_mydata::frames::{Added, Collector, FRAME_BYTES, split};
use madang_mydata::purposes::Level;
use madang_mydata::request::Request;
use madang_mydata::status::{Bits, StatusToken};
use madang_mydata::wallet::{CopyRecord, Envelope, Receipt, Wallet};
use madang_mydata::{Held, Path, PublicKey, PurposesFile, TrustList, TypesFile, typed_number};

const TYPES: &[u8] = include_bytes!("../../cli/data/mydata/types.json");
const SAMPLES: &[u8] = include_bytes!("../../cli/data/mydata/samples.json");
const URI: &str = "https://demonstration-issuer.madang.example/status/1";

/// A status list as a token, or as header and payload in a line of JSON each, or zlib
/// data of statuses: read or refused, and what is read can be asked about any place.
pub fn mydata_status(bytes: &[u8]) {
    for width in [0, 3, 255] {
        assert!(Bits::inflate(width, bytes).is_none());
    }
    if let Some(bits) = Bits::inflate(1, bytes) {
        assert!(bits.get(u64::MAX).is_none());
        let again = Bits::inflate(1, &bits.deflate());
        assert_eq!(again.as_ref(), Some(&bits));
    }
    let text = String::from_utf8_lossy(bytes);
    let mut token = text.to_string();
    if let Some((header, payload)) = text.split_once('\n') {
        let parts = [header.as_bytes(), payload.as_bytes(), &[7; 64]];
        token = parts.map(encode).join(".");
    }
    let Ok(token) = StatusToken::read(&token, URI) else {
        return;
    };
    let list = token.finish(true).unwrap();
    for now in [i64::MIN, 0, 1_790_000_000, i64::MAX] {
        for fetched_at in [None, Some(i64::MIN), Some(i64::MAX)] {
            let status = list.of(7, now, fetched_at);
            assert_eq!(status.as_of, Some(list.issued_at));
        }
    }
}

/// An office's request or its query alone, or something else: read or refused; what is
/// read is written and read again, and what answers it can be presented.
pub fn mydata_request(bytes: &[u8]) {
    if let Ok(request) = Request::parse(bytes) {
        let again = Request::parse(request.to_json().as_bytes());
        assert_eq!(again.as_ref(), Ok(&request));
        answer(&request.query);
    }
    if let Ok(query) = Query::parse(bytes) {
        let again = Query::parse(query.to_value().write().as_bytes());
        assert_eq!(again.as_ref(), Ok(&query));
        answer(&query);
    }
}

fn answer(query: &Query) {
    let all: Vec<&Held> = wallet().iter().collect();
    let answer = query.least(&all);
    for part in &answer.parts {
        let held = all[part.held];
        assert!(query.credential(&part.id).unwrap().is_for(held));
        let selection = held.select(&part.fields).unwrap();
        let leaves = held.leaves();
        assert!(part.fields.iter().all(|field| leaves.contains(field)));
        assert!(held.preview(&selection).is_ok());
        assert!(!answer.unmet.contains(&part.id));
    }
}

/// Frames, a line each, or a text to split: whatever comes, what is put together is
/// what was split.
pub fn mydata_frames(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut collector = Collector::default();
    for line in text.lines() {
        if let Added::Whole(whole) = collector.add(line) {
            let frames = split(&whole).unwrap();
            assert_eq!(
                frames[0].split(':').nth(1),
                line.split(':').nth(1),
                "the digest"
            );
        }
        assert!(collector.have() <= collector.of());
        let missing = collector.missing().count();
        assert_eq!(collector.have() + missing, collector.of());
    }
    let Some(frames) = split(&text) else {
        return;
    };
    collector.clear();
    let mut whole = None;
    for frame in frames.iter().rev() {
        assert!(frame.len() <= FRAME_BYTES);
        if let Added::Whole(text) = collector.add(frame) {
            whole = Some(text);
        }
    }
    assert_eq!(whole.as_deref(), Some(&*text));
}

/// An encrypted envelope, records of a wallet or a document number, or something else:
/// what is read is written and read again.
pub fn mydata_records(bytes: &[u8]) {
    if let Ok(envelope) = Envelope::parse(bytes) {
        assert_eq!(Envelope::parse(envelope.to_json().as_bytes()), Ok(envelope));
    }
    if let Ok(wallet) = Wallet::parse(bytes) {
        assert_eq!(Wallet::parse(wallet.to_json().as_bytes()), Ok(wallet));
    }
    if let Ok(copy) = CopyRecord::parse(bytes) {
        assert_eq!(CopyRecord::parse(copy.to_json().as_bytes()), Ok(copy));
    }
    if let Ok(receipt) = Receipt::parse(bytes) {
        let again = Receipt::parse(receipt.to_json().as_bytes());
        assert_eq!(again.as_ref(), Ok(&receipt));
        let purposes = PurposesFile::default();
        let letter = receipt.letter(types(), &purposes, "ko");
        assert!(letter.fields.len() <= receipt.fields.len());
    }
    if let Some(number) = typed_number(&String::from_utf8_lossy(bytes)) {
        assert_eq!(typed_number(&number), Some(number));
    }
}

/// Types, purposes, issuers or samples, or something else: read or refused; what is
/// read is written and read again, and purposes that hold tick no more than they need.
pub fn mydata_data(bytes: &[u8]) {
    if let Ok(types) = TypesFile::parse(bytes) {
        let written = serde_json::to_vec(&types).unwrap();
        assert_eq!(TypesFile::parse(&written).as_ref(), Ok(&types));
        let _ = types.validate();
    }
    if let Ok(issuers) = TrustList::parse(bytes) {
        let written = serde_json::to_vec(&issuers).unwrap();
        assert_eq!(TrustList::parse(&written).as_ref(), Ok(&issuers));
        let _ = issuers.validate();
    }
    if let Ok(samples) = SamplesFile::parse(bytes) {
        let _ = samples.validate(types(), &TrustList::default());
    }
    if let Ok(purposes) = PurposesFile::parse(bytes) {
        let written = serde_json::to_vec(&purposes).unwrap();
        assert_eq!(PurposesFile::parse(&written).as_ref(), Ok(&purposes));
        advise(&purposes, purposes.validate(types()).is_ok());
    }
}

fn advise(purposes: &PurposesFile, is_sound: bool) {
    for held in wallet() {
        let vct = held.vct().unwrap();
        let kind = types().get(vct);
        for purpose in &purposes.purposes {
            let asked = purpose.asked(vct);
            let open = Advice::new(held, kind, asked, &[]);
            let picked: Vec<Path> = open
                .picks
                .iter()
                .map(|pick| pick.elements[0].clone())
                .collect();
            let advice = Advice::new(held, kind, asked, &picked);
            let ticked = advice.ticked();
            assert!(ticked.len() >= open.ticked().len());
            let count = advice.count(&ticked);
            assert_eq!(count.given, ticked.len());
            assert_eq!(count.of, held.leaves().len());
            assert_eq!(advice.pile(Level::Must).count(), ticked.len());
            assert!(advice.excess(&ticked).next().is_none());
            let has_number = advice.pile(Level::Must).any(|field| {
                field.sensitive == Some(madang_mydata::types::Sensitive::ResidentNumber)
            });
            assert!(!is_sound || !has_number);
            let _ = advice.inferred(&purposes.inferences, vct, &ticked);
            if is_sound {
                answer(&Query::of_purpose(purpose));
            }
        }
    }
}

fn types() -> &'static TypesFile {
    static TYPE: OnceLock<TypesFile> = OnceLock::new();
    TYPE.get_or_init(|| TypesFile::parse(TYPES).unwrap())
}

/// A copy of each certificate of the first of the invented people.
fn wallet() -> &'static [Held] {
    static WALLET: OnceLock<Vec<Held>> = OnceLock::new();
    WALLET.get_or_init(|| {
        let samples = SamplesFile::parse(SAMPLES).unwrap();
        let issuer = Issuer {
            issuer: "https://demonstration-issuer.madang.example",
            kid: None,
            status_uri: Some(URI),
        };
        let key = PublicKey {
            x: [1; 32],
            y: [2; 32],
        };
        let held = samples.people[0].certificates.iter().map(|sample| {
            let kind = types().get(&sample.vct).unwrap();
            let copy = issuer
                .batch(sample, kind, &[key], 0, 1_790_000_000)
                .remove(0);
            let salts: Vec<[u8; 16]> = (1..=copy.salts_needed())
                .map(|salt| (salt as u128).to_be_bytes())
                .collect();
            let token = copy.prepare(&salts).unwrap().finish(&[7; 64]);
            Held::read(&token).unwrap()
        });
        held.collect()
    })
}
