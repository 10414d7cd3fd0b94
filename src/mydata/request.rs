//! An office's own request, from a file or its QR codes.

use std::sync::Arc;

use leptos::prelude::*;
use madang_mydata::frames::{Added, Collector};
use madang_mydata::request::Request;

use super::state::{Aim, Case};
use super::step::{Go, Step};
use crate::i18n::{mydata as texts, t};
use crate::ui::scan::{Next, Scan};

/// The way to open one.
#[component]
pub fn OpenRequest() -> impl IntoView {
    let case = Case::get();
    let go = Go::from_here();
    let failed = RwSignal::new(false);
    let progress = RwSignal::new(None);
    let collector = StoredValue::new(Collector::default());
    let on_text = Callback::new(move |text: String| {
        let mut added = Added::NoFrame;
        collector.update_value(|collector| {
            added = collector.add(&text);
            let all = (collector.have(), collector.of());
            progress.set((all.1 > 1).then_some(all));
        });
        let whole = match added {
            Added::Whole(whole) => whole,
            Added::NoFrame => text,
            Added::New | Added::Repeat | Added::Anew | Added::Damaged => return Next::More,
        };
        let request = Request::parse(whole.trim().as_bytes());
        failed.set(request.is_err());
        if let Ok(request) = request {
            case.begin(Aim::Request(Arc::new(request)));
            go.to(Step::Choose);
        }
        Next::Done
    });
    view! {
        <details class="mydata-pile">
            <summary>{t(texts::REQUEST_OPEN)}</summary>
            <Scan on_text progress />
            <p class="mydata-error" role="alert">
                {move || failed.get().then(|| t(texts::REQUEST_BAD))}
            </p>
        </details>
    }
}
