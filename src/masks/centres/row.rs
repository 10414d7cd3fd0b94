//! What is said of a screening centre.

use chrono::{Datelike, NaiveDateTime};
use leptos::prelude::*;
use madang_masks::places::{DayRun, Hours, Opening, PlaceKind, PlacesFile, Span};

use crate::data;
use crate::i18n::{Key, local, masks, t, t_nth, texts, tf};
use crate::masks::state::Room;
use crate::masks::ways;
use crate::masks::words::of_distance;
use crate::ui::icon::Icon;

/// A centre: whether it is open, then where and what it is.
pub fn row(room: &Room, file: &PlacesFile, index: usize) -> Option<impl IntoView + use<>> {
    let place = file.places.get(index)?;
    let lang = texts::lang().tag();
    let now = local(data::portal_time()).naive_local();
    let opening = place.open_at(&file.holidays, now);
    let open = matches!(opening, Opening::Open { .. });
    let origin = untrack(|| room.origin.get());
    let distance = origin.map(|origin| {
        let distance_m = madang_geo::distance_m(origin.at, place.at());
        [" · ", &of_distance(distance_m)].concat()
    });
    let phone = place.phone.clone().map(|phone| {
        let href = ["tel:", &phone].concat();
        view! {
            <a class="button" href=href>
                {phone}
            </a>
        }
    });
    let note = place
        .note
        .as_ref()
        .map(|note| note.in_language(lang).to_owned());
    let geo = ways::geo(place.at(), place.name.in_language(lang));
    Some(view! {
        <div class="centre">
            <h3>{place.name.in_language(lang).to_owned()}</h3>
            <p class="centre-open" class:is-open=open>
                {said(opening, now)}
            </p>
            <p class="subtle">{t(of_kind(place.kind))} {distance}</p>
            <p class="subtle">{place.address.clone()}</p>
            {place.hours.as_ref().map(week)}
            {note.map(|note| view! { <p class="subtle">{note}</p> })}
            <div class="buttons no-print">
                {phone}
                <a class="button" href=geo>
                    <Icon name="place" />
                    {t(masks::STORE_MAP_APP)}
                </a>
            </div>
        </div>
    })
}

/// The hours of the week, and those of a public holiday where they are known.
fn week(hours: &Hours) -> impl IntoView + use<> {
    let day = |day| t_nth(masks::CENTRE_WEEK, day);
    let days = |run: &DayRun<'_>| match (day(run.first), day(run.last)) {
        (first, last) if first == last => first,
        (first, last) => tf(masks::CENTRE_DAYS, &[("first", &first), ("last", &last)]),
    };
    let runs = hours.runs();
    let week = runs.iter().map(|run| (days(run), spans(run.spans)));
    let holiday = hours.holiday.as_deref();
    let holiday = holiday.map(|holiday| (t(masks::CENTRE_HOLIDAY), spans(holiday)));
    let line = |(days, spans): (String, String)| view! { <li>{days} " " {spans}</li> };
    let lines: Vec<_> = week.chain(holiday).map(line).collect();
    view! {
        <ul class="subtle centre-hours" aria-label=t(masks::CENTRE_HOURS)>
            {lines}
        </ul>
    }
}

/// The hours of a day: `09:00-12:00, 13:00-18:00`.
fn spans(spans: &[Span]) -> String {
    if spans.is_empty() {
        return t(masks::CENTRE_NOT_OPEN);
    }
    let spans: Vec<String> = spans.iter().map(ToString::to_string).collect();
    spans.join(", ").replace('-', "–")
}

/// Whether it is open, and when that changes.
fn said(opening: Opening, now: NaiveDateTime) -> String {
    let with = |key, at: NaiveDateTime| tf(key, &[("time", &when(at, now))]);
    match opening {
        Opening::Open { until: Some(until) } => with(masks::CENTRE_OPEN_UNTIL, until),
        Opening::Open { until: None } => t(masks::CENTRE_OPEN),
        Opening::Closed { opens: Some(opens) } => with(masks::CENTRE_OPENS, opens),
        Opening::Closed { opens: None } => t(masks::CENTRE_CLOSED),
        Opening::Unknown => t(masks::CENTRE_UNKNOWN),
    }
}

/// A time of day, with its date unless that is today.
fn when(at: NaiveDateTime, now: NaiveDateTime) -> String {
    let time = at.time().to_string();
    let time = time.get(..5).unwrap_or(&time);
    if at.date() == now.date() {
        return time.to_owned();
    }
    let (month, day) = (at.month().to_string(), at.day().to_string());
    let values = [("month", month.as_str()), ("day", &day), ("time", time)];
    tf(masks::CENTRE_DAY, &values)
}

fn of_kind(kind: PlaceKind) -> Key {
    match kind {
        PlaceKind::DriveThrough => masks::CENTRE_DRIVE,
        PlaceKind::WalkThrough => masks::CENTRE_WALK,
        PlaceKind::Temporary => masks::CENTRE_TEMPORARY,
        PlaceKind::Unknown => masks::CENTRE_OTHER,
    }
}
