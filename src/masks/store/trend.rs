//! An outlet's day: what the published snapshots up to now say of it, as bars and
//! as a table.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_masks::{Stock, StockClass};

use super::find::Found;
use crate::i18n::{masks, t, time_of_day};
use crate::masks::fetch;
use crate::masks::words::{of_age, of_class};
use crate::platform::connection;
use crate::ui::button::Button;
use crate::ui::map::ShapeMark;

/// What a snapshot says of the outlet; none where it could not be had.
type Point = (DateTime<Utc>, Option<Stock>);

/// The trend; nothing where the day has one snapshot only.
#[component]
pub fn Trend(found: Found) -> impl IntoView {
    let points = RwSignal::new(Vec::<Point>::new());
    let wanted = RwSignal::new(!connection::is_sparing());
    let times = fetch::day_until(&found.current, found.current.shown.portal_time);
    let several = times.len() > 1;
    Effect::new(move |_| {
        if !wanted.get() || !several {
            return;
        }
        let (found, times) = (found.clone(), times.clone());
        spawn_local(async move {
            for at in times {
                let stock = fetch::stock_at(&found.current, at, &found.sido, found.row).await;
                // The citizen may have left the page meanwhile.
                if points
                    .try_update(|points| points.push((at, stock)))
                    .is_none()
                {
                    return;
                }
            }
        });
    });
    several.then(|| {
        view! {
            <section class="stack trend" aria-label=t(masks::TREND)>
                <h2>{t(masks::TREND)}</h2>
                {move || {
                    (!wanted.get())
                        .then(|| {
                            view! {
                                <Button on_press=move |_| {
                                    wanted.set(true)
                                }>{t(masks::TREND_FETCH)}</Button>
                            }
                        })
                }}
                <div class="trend-bars" aria-hidden="true">
                    {move || points.get().into_iter().map(bar).collect_view()}
                </div>
                <details>
                    <summary>{t(masks::TREND_TABLE)}</summary>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{t(masks::TREND_TIME)}</th>
                                <th scope="col">{t(masks::TREND_STOCK)}</th>
                                <th scope="col">{t(masks::TREND_SEEN)}</th>
                            </tr>
                        </thead>
                        <tbody>{move || points.get().into_iter().map(line).collect_view()}</tbody>
                    </table>
                </details>
            </section>
        }
    })
}

/// A bar as high as the class, with its shape on top.
fn bar((at, stock): Point) -> impl IntoView {
    let class = StockClass::of(stock.map_or(madang_masks::Remain::Unreported, |s| s.remain));
    let words = of_class(class);
    let height = match class {
        StockClass::Plenty => "4.5rem",
        StockClass::Some => "3rem",
        StockClass::Few => "1.6rem",
        StockClass::Empty => "0.4rem",
        StockClass::Break | StockClass::Unknown => "0",
    };
    view! {
        <div class=["trend-bar ", words.class].concat()>
            <div class="trend-room">
                <ShapeMark shape=words.shape />
                <div class="trend-fill" style:height=height></div>
            </div>
            <span>{time_of_day(at)}</span>
        </div>
    }
}

/// A snapshot in words.
fn line((at, stock): Point) -> impl IntoView {
    let word = match stock {
        Some(stock) => t(of_class(StockClass::of(stock.remain)).word),
        None => t(masks::TREND_NONE),
    };
    let seen = stock.and_then(|stock| stock.age(at)).map(of_age);
    view! {
        <tr>
            <th scope="row">{time_of_day(at)}</th>
            <td>{word}</td>
            <td>{seen}</td>
        </tr>
    }
}
