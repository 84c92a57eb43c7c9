//! The sign-in door: the static identify form, and a screen a step below it.

use crate::effects::{dom, sign_in::Door};
use crate::screens::sign_in::{identify, password, progress, stay_signed_in, totp};
use crate::ui::reactive::{mount, part};
use drempel_flow::sign_in::StepName;
use leptos::prelude::*;

/// Opens `/signin`.
pub(super) fn open() {
    dom::hide_shell("start", true);
    dom::hide_shell("identify", false);
    let door = Door::new();
    identify::adopt(door);
    if let Some(slot) = dom::by_id("app") {
        mount(slot, move || screens(door));
    }
    door.begin();
}

/// The screens after the first. The memo makes that a keystroke or a countdown never rebuilds one.
fn screens(door: Door) -> AnyView {
    let name = Memo::new(move |_| door.ask(|machine| machine.screen_name()));
    part(move || match name.get() {
        StepName::Identify => ().into_any(),
        StepName::Password => password::password(door),
        StepName::Totp => totp::totp(door),
        StepName::StaySignedIn => stay_signed_in::stay_signed_in(door),
        StepName::Done => progress::progress(),
    })
}
