//! Exactly what the receiver will see, and the last word before it is signed.

use leptos::prelude::*;
use leptos::task::spawn_local;
use madang_mydata::grouped;

use super::made::Shown;
use super::part::Part;
use super::state::Hand;
use crate::i18n::{mydata as texts, t};
use crate::mydata::step::{Go, Step};
use crate::mydata::words;
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};
use crate::ui::page::StepHeading;

/// The step.
#[component]
pub fn Preview() -> impl IntoView {
    let hand = Hand::get();
    let go = Go::from_here();
    let parts = hand.parts_to_give();
    let failed = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let give = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let made = hand.sign().await;
            // The page may be gone by now.
            let _ = busy.try_set(false);
            let _ = failed.try_set(made.is_none());
            if made.is_some() {
                hand.case.made.set(made);
                go.to(Step::Give);
            }
        });
    };
    let bound = match parts.iter().all(Part::is_bound) {
        true => t(texts::PREVIEW_BOUND),
        false => t(texts::PREVIEW_UNBOUND),
    };
    let parts: Vec<AnyView> = parts.iter().map(part).collect();
    view! {
        <StepHeading text=t(texts::PREVIEW) came=hand.case.moved.get_value() />
        <p>{t(texts::PREVIEW_TEXT)}</p>
        <dl class="mydata-facts">
            {words::fact(t(texts::RECEIVER), hand.case.receiver.get_untracked())}
            {words::fact(t(texts::PREVIEW_NUMBER), grouped(&hand.number()))}
        </dl>
        {parts}
        <p class="subtle">{bound}</p>
        <Show when=move || failed.get()>
            <Notice kind=Kind::Danger>
                <p>{t(texts::GIVE_FAILED)}</p>
            </Notice>
        </Show>
        <p class="sr-only" role="status">
            {move || busy.get().then(|| t(texts::GIVING))}
        </p>
        <div class="buttons">
            <Button weight=Weight::Primary on_press=give>
                {t(texts::GIVE)}
            </Button>
            <Button on_press=move |_| go.to(Step::Choose)>{t(texts::BACK)}</Button>
        </div>
    }
}

fn part(part: &Part) -> AnyView {
    let fields = part.shown();
    let field = |field: &Shown| words::fact(field.label.clone(), field.value.clone());
    let fields: Vec<AnyView> = fields.iter().map(field).collect();
    let until = part.credential.time("exp");
    let until = until.map(|at| words::fact(t(texts::PREVIEW_UNTIL), words::day(at)));
    view! {
        <section class="mydata-preview">
            <h3>{part.name()}</h3>
            <dl class="mydata-facts">{fields}</dl>
            <h4 class="subtle">{t(texts::ALWAYS)}</h4>
            <dl class="mydata-facts">
                {words::fact(t(texts::PREVIEW_KIND), part.credential.vct.clone())}
                {words::fact(t(texts::PREVIEW_ISSUER), part.credential.issuer.clone())} {until}
            </dl>
        </section>
    }
    .into_any()
}
