//! The end of a visit at a shared device: in reach on every page, and by itself
//! when nobody touches the screen any more.

use leptos::prelude::*;

use crate::i18n::{shell, t, tf};
use crate::platform::kiosk;
use crate::portal::Portal;
use crate::ui::button::{Button, Weight};

/// How long the countdown shows before an idle visit ends, in seconds.
const WARNING_S: u32 = 15;

/// The button that ends the visit; nothing on a person's own device.
#[component]
pub fn EndVisit() -> impl IntoView {
    kiosk::is_on().then(|| {
        kiosk::forbid_return();
        let countdown = countdown();
        view! {
            <div class="end-visit">
                <p class="end-visit-idle" role="alert">
                    {countdown}
                </p>
                <Button weight=Weight::Primary on_press=|_| kiosk::end_visit()>
                    {t(shell::KIOSK_END)}
                </Button>
            </div>
        }
    })
}

/// Counts the seconds without a touch; says when few are left, and ends the visit
/// when none are.
fn countdown() -> impl Fn() -> Option<String> + Send {
    let portal = Portal::get();
    // A portal whose operator has no kiosks is nobody's to share.
    Effect::new(move |_| {
        if portal.config.with(|config| !config.kiosk.enabled) {
            kiosk::leave();
        }
    });
    let idle = RwSignal::new(0);
    kiosk::on_each_second(move |idle_s| {
        let limit = portal.config.with_untracked(|config| config.kiosk.idle_s);
        if idle_s >= limit {
            kiosk::end_visit();
        }
        idle.set(idle_s);
    });
    move || {
        let limit = portal.config.with(|config| config.kiosk.idle_s);
        let left = limit.saturating_sub(idle.get());
        (left <= WARNING_S).then(|| tf(shell::KIOSK_IDLE, &[("n", &left.to_string())]))
    }
}
