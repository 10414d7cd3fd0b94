//! The end of a visit at a shared device, in reach on every page.

use leptos::prelude::*;

use crate::i18n::{shell, t};
use crate::platform::kiosk;
use crate::ui::button::{Button, Weight};

/// The button that ends the visit; nothing on a person's own device.
#[component]
pub fn EndVisit() -> impl IntoView {
    kiosk::is_on().then(|| {
        kiosk::forbid_return();
        view! {
            <div class="end-visit">
                <Button weight=Weight::Primary on_press=|_| kiosk::end_visit()>
                    {t(shell::KIOSK_END)}
                </Button>
            </div>
        }
    })
}
