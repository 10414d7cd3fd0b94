//! An office's own request, from a file or its QR codes.

use std::sync::Arc;

use leptos::prelude::*;
use madang_mydata::frames::{Added, Collector};
use madang_mydata::request::Request;

use crate::i18n::{mydata as texts, t};
use crate::mydata::state::{Aim, Case};
use crate::mydata::step::{Go, Step};
use crate::ui::button::Button;
use crate::ui::page::StepHeading;
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
            let (receiver, number) = (request.client_id.clone(), request.nonce.clone());
            case.begin(Aim::Request(Arc::new(request)));
            case.receiver.set(receiver);
            case.number.set(number);
            go.to(Step::Choose);
        }
        Next::Done
    });
    view! {
        <StepHeading text=t(texts::REQUEST_OPEN) came=case.moved.get_value() />
        <Scan on_text progress />
        <p class="mydata-error" role="alert">
            {move || failed.get().then(|| t(texts::REQUEST_BAD))}
        </p>
        <div class="buttons">
            <Button on_press=move |_| go.to(Step::Start)>{t(texts::BACK)}</Button>
        </div>
    }
}
