//! What the fuzz targets try, so that ordinary tests can try it on the corpus too.

mod mydata;
mod qr;
mod relief;
mod sd_jwt;

use chrono::{DateTime, NaiveDate};
use madang_api::{FamilyIndex, PortalClock, RootIndex};
use madang_geo::{Gazetteer, LonLat};
use madang_json::{FromJson, Json, ReadError};
use madang_masks::changes::ChangesFile;
use madang_masks::import::{Outlets, Sales};
use madang_masks::places::import::Places;
use madang_masks::places::{Opening, PlacesFile};
use madang_masks::rules::{Record, RulesFile};
use madang_masks::search::Finder;
use madang_masks::wire::{AreaFile, KindCounts, RegionStock, SnapshotFile, StoresFile};

pub use mydata::{mydata_data, mydata_frames, mydata_records, mydata_request, mydata_status};
pub use qr::qr_read;
pub use relief::{relief_answers, relief_programme};
pub use sd_jwt::{sd_jwt_parts, sd_jwt_present, sd_jwt_token, sd_jwt_words};

/// An answer of the public mask API, or something else: given as either group it is
/// read or refused, and what is read can be published and read again.
pub fn import(bytes: &[u8]) {
    let locate = |_: LonLat| None;
    let mut outlets = Outlets::new(&locate);
    outlets.add("fuzz", bytes);
    let outlets = outlets.finish();
    assert!(outlets.tally.bad <= outlets.tally.rows);

    let mut sales = Sales::new(DateTime::UNIX_EPOCH + chrono::Days::new(40_000));
    sales.add("fuzz", bytes);
    let sales = sales.finish();
    assert!(sales.tally.bad <= sales.tally.rows);

    for (sido, stores) in outlets.value.by_sido.clone() {
        let file = StoresFile::build(sido, stores);
        let file = file.with_slots(|code| outlets.value.slots.get(code).copied());
        let (products, at) = (sales.value.form().products(), sales.value.at());
        let snapshot =
            SnapshotFile::build_of(products, at, [(&file, "00")], |code| sales.value.held(code));
        let held = snapshot.regions[0]
            .held(snapshot.at, "00")
            .unwrap_or_default();
        assert!(
            held.iter()
                .all(|held| 1 + held.more.len() == snapshot.product_count())
        );
        let stock = snapshot.regions[0].stock(snapshot.at, "00");
        assert_eq!(stock.map(|stock| stock.len()).ok(), Some(file.code.len()));
        assert_eq!(file.kinds.total(), file.code.len() as u64);
        assert_eq!(file.clone().into_stores().len(), file.code.len());
    }
}

/// Places as CSV, GeoJSON or a payload, or something else: read or refused, and what
/// is read can be asked when it is open.
pub fn places(bytes: &[u8]) {
    let mut places = Places::default();
    places.add("fuzz", bytes);
    let read = places.finish();
    assert!(read.tally.bad <= read.tally.rows);
    assert_eq!(
        read.value.len() as u64,
        read.tally.rows - read.tally.bad,
        "a row is a place or bad"
    );
    let payload = PlacesFile::parse(bytes).map_or(Vec::new(), |file| file.places);
    let holidays: Vec<NaiveDate> = NaiveDate::from_ymd_opt(2020, 5, 5).into_iter().collect();
    let first = DateTime::UNIX_EPOCH.naive_utc() + chrono::Days::new(18_380);
    for place in read.value.iter().chain(&payload) {
        assert!(place.at().lat.abs() <= 90.0);
        for hours in 0..240 {
            let at = first + chrono::TimeDelta::hours(hours);
            match place.open_at(&holidays, at) {
                Opening::Open { until: Some(then) } | Opening::Closed { opens: Some(then) } => {
                    assert!(at < then);
                }
                Opening::Open { until: None }
                | Opening::Closed { opens: None }
                | Opening::Unknown => {}
            }
        }
    }
}

/// A payload, or something else: read or refused, and what is read is as long as it
/// says.
pub fn wire(bytes: &[u8]) {
    if let Ok(area) = AreaFile::parse(bytes) {
        let [south_west, north_east] = area.frame.corners();
        assert!(south_west.lon <= north_east.lon && south_west.lat <= north_east.lat);
    }
    if let Ok(file) = StoresFile::parse(bytes) {
        let total = file.kinds.total();
        assert_eq!(file.into_stores().len() as u64, total);
    }
    if let Ok(snapshot) = SnapshotFile::parse(bytes) {
        for region in &snapshot.regions {
            let stock = region.stock(snapshot.at, &region.stores);
            let total = region.kinds.total();
            assert_eq!(stock.map(|stock| stock.len() as u64).ok(), Some(total));
            assert_eq!(u64::from(region.counts().total()), total);
            for product in 0..snapshot.product_count() {
                assert_eq!(region.remains_of(product).count() as u64, total);
            }
        }
        let changes = ChangesFile::between((&snapshot, "00"), (&snapshot, "00"));
        let made = changes.and_then(|changes| changes.apply(&snapshot, "00").ok());
        assert_eq!(made, Some(snapshot));
    }
    if let Ok(changes) = ChangesFile::parse(bytes) {
        let base = three_outlets_each(&changes);
        if let Ok(made) = changes.apply(&base, &changes.base) {
            assert!(
                made.regions
                    .iter()
                    .all(|region| region.stock_min.len() == 3)
            );
        }
    }
}

/// Rules, or something else: read or refused, and what is read can be asked about any
/// birth year and date. The same for what somebody noted about themselves.
pub fn rules(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let record = Record::parse(&text).unwrap_or_default();
    assert_eq!(Record::parse(&record.to_json()).ok(), Some(record.clone()));
    let Ok(rules) = RulesFile::parse(bytes) else {
        return;
    };
    let sound = rules.validate().is_ok();
    let ends = rules
        .span()
        .into_iter()
        .flat_map(|(first, last)| [first, last]);
    let edges = [NaiveDate::MIN, NaiveDate::MAX, NaiveDate::default()];
    for date in ends.chain(edges) {
        for year in [i32::MIN, 1940, 2010, i32::MAX] {
            let day = rules.day(year, date, &record.purchases);
            let quota = rules.rule_on(date).and_then(|rule| rule.quota(year));
            assert!(day.left <= quota);
            assert!(rules.coming_week(year, date, &record.purchases).len() <= 7);
            let next = rules.next_day(year, date, &record.purchases);
            assert!(next.is_none_or(|next| next > date));
            if let Some(proxies) = rules.proxies(year, date) {
                let found = proxies.own.len() + proxies.others.len();
                assert!(found <= proxies.rule.classes.len());
            }
        }
        let holding = rules
            .rules
            .iter()
            .filter(|r| r.from <= date && date <= r.to);
        assert!(!sound || holding.count() <= 1);
    }
}

/// A snapshot that a change set may go with.
fn three_outlets_each(changes: &ChangesFile) -> SnapshotFile {
    let region = |sido: &String| RegionStock {
        sido: sido.clone(),
        stores: String::new(),
        kinds: KindCounts {
            pharmacy: 3,
            ..KindCounts::default()
        },
        remain: "p-e".to_owned(),
        created_min: vec![Some(0), None, Some(i32::MAX)],
        stock_min: vec![Some(i32::MIN), None, Some(5)],
        count: Vec::new(),
        more: Vec::new(),
    };
    SnapshotFile {
        at: changes.at,
        regions: changes
            .regions
            .iter()
            .map(|changed| region(&changed.sido))
            .collect(),
        products: Vec::new(),
    }
}

/// An index, or something else: read or refused, and what is read can be asked.
pub fn index(bytes: &[u8]) {
    if let Ok(root) = RootIndex::parse(bytes) {
        let clock = PortalClock::of(&root);
        let age = clock.age(root.generated_at, DateTime::UNIX_EPOCH);
        assert!(age >= chrono::TimeDelta::zero());
    }
    if let Ok(family) = FamilyIndex::parse(bytes) {
        for dataset in &family.datasets {
            let newest = family.dataset(&dataset.name);
            assert!(newest.is_some_and(|newest| newest.generated_at >= dataset.generated_at));
            let _ = dataset.verify(bytes);
        }
    }
}

/// Anything that is JSON.
struct Anything;

impl FromJson for Anything {
    fn from_json(_: Json<'_>) -> Result<Self, ReadError> {
        Ok(Self)
    }
}

/// A document, or something else: JSON for this reader when it is for serde_json, which
/// counts neither nesting nor numbers without end as JSON.
pub fn json(bytes: &[u8]) {
    let refusal = serde_json::from_slice::<serde_json::Value>(bytes).err();
    let refusal = refusal.map(|error| error.to_string());
    match (madang_json::read::<Anything>(bytes), refusal) {
        (Ok(Anything), None) => {}
        (Ok(Anything), Some(refusal)) => assert!(refusal.contains("out of range"), "{refusal}"),
        (Err(refusal), None) => assert!(bytes.len() > 100, "{refusal}"),
        (Err(_), Some(_)) => {}
    }
}

/// A gazetteer, or names a line each: read or refused; every name, typed as it is, is
/// found, and a search gives no more than it was asked for.
pub fn search(bytes: &[u8]) {
    if let Ok(gazetteer) = Gazetteer::parse(bytes) {
        for emd in &gazetteer.emds {
            assert!(gazetteer.find(&emd.code).is_some());
        }
        assert!(Finder::korea([], Some(&gazetteer)).len() >= gazetteer.emds.len());
    }
    let text = String::from_utf8_lossy(bytes);
    let names: Vec<&str> = text.lines().collect();
    let finder = Finder::elsewhere(names.iter().map(|name| ("", *name, "")));
    for name in names.iter().take(8) {
        let found = finder.find(name, 3);
        assert!(found.hits.len() == found.total.min(3));
        let has_letters = name.bytes().any(|byte| byte.is_ascii_alphanumeric());
        assert!(found.total > 0 && !found.guessed || !has_letters);
    }
}
