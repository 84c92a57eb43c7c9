//! Is it really this device that is to be signed in?

use crate::effects::{language::words, moment, sign_in::Door};
use crate::screens::sign_in::frame;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::sign_in::{ConfirmDevice, Event, Screen as Shown, StepName};
use web_sys::HtmlInputElement;

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("confirm_device") else { return };
    let filled = screen.clone();
    // Before the frame's, which makes the heading the window's title.
    follow(move || {
        door.ask(|machine| {
            if let Shown::ConfirmDevice(confirm) = machine.screen() {
                fill(&filled, confirm);
            }
        });
    });
    let denied = screen.clone();
    screen.listen(".no", "click", move |_| decide(door, &denied, false));
    frame::adopt(door, StepName::ConfirmDevice, "confirm_device", |door, screen| decide(door, screen, true));
}

fn decide(door: Door, screen: &Screen, approve: bool) {
    let mine = screen.part::<HtmlInputElement>("[data-focus]").is_some_and(|mine| mine.checked());
    door.send(Event::DeviceDecided { approve, mine });
}

fn fill(screen: &Screen, confirm: &ConfirmDevice) {
    let words = &words().confirm_device;
    screen.write("h1", &(words.heading)(&confirm.application));
    if screen.text(".user-code") != confirm.user_code {
        screen.write(".user-code", &confirm.user_code);
        // A box ticked for one device says nothing of the next.
        if let Some(mine) = screen.part::<HtmlInputElement>("[data-focus]") {
            mine.set_checked(false);
        }
    }
    screen.hide(".device", confirm.device.is_empty());
    // "A browser on a system", as the backend says it.
    let device = confirm.device.replace(" on ", words.on);
    screen.write(".device dd", &device);
    screen.write(".place dd", &confirm.place);
    let time = moment::time(confirm.asked_at);
    let asked = match moment::minutes_since(confirm.asked_at) {
        Some(minutes) => [(words.ago)(minutes).as_str(), " (", &time, ")"].concat(),
        None => time,
    };
    screen.write(".asked dd", &asked);
}
