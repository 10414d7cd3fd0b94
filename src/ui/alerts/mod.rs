//! What concerns the whole portal: a new version, an operator's notice, and what
//! this browser keeps from working. Nothing shows when there is nothing to say.

mod examples;

pub use examples::examples;
use leptos::prelude::*;

use crate::i18n::{shell, t, texts, tf};
use crate::platform::{clock, device, worker};
use crate::portal::Portal;
use crate::ui::button::{Button, Weight};
use crate::ui::notice::{Kind, Notice};

/// All alerts that hold now, above the page.
#[component]
pub fn Alerts() -> impl IntoView {
    let portal = Portal::get();
    let emergency = move || {
        let text = portal.config.with(|config| {
            let notice = config.notice_at(clock::now())?;
            Some(notice.text.in_language(texts::lang().tag()).to_owned())
        })?;
        Some(view! { <Notice kind=Kind::Danger>{text}</Notice> })
    };
    view! {
        <div class="alerts">
            {emergency} {move || portal.update_ready.get().then(update)}
            {(!device::is_secure()).then(|| warning(t(shell::WARN_INSECURE)))}
            {device::in_app().map(|app| warning(tf(shell::WARN_IN_APP, &[("app", app)])))}
            {move || portal.memory_only.get().then(|| warning(t(shell::WARN_MEMORY_ONLY)))}
        </div>
    }
}

fn warning(text: String) -> impl IntoView {
    view! { <Notice kind=Kind::Warning>{text}</Notice> }
}

fn update() -> impl IntoView {
    view! {
        <Notice kind=Kind::Info>
            <p>{t(shell::UPDATE_READY)}</p>
            <Button weight=Weight::Primary on_press=|_| worker::apply_update()>
                {t(shell::UPDATE_APPLY)}
            </Button>
        </Notice>
    }
}
