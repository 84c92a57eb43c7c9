//! The device has access.

use crate::effects::{language::words, sign_in::Door};
use crate::screens::sign_in::frame;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::sign_in::{Screen as Shown, StepName};

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("device_approved") else { return };
    // Before the frame's, which makes the heading the window's title.
    follow(move || {
        door.ask(|machine| {
            if let Shown::DeviceApproved(approved) = machine.screen() {
                screen.write("h1", &(words().device_approved.heading)(&approved.application));
            }
        });
    });
    frame::adopt(door, StepName::DeviceApproved, "device_approved", |_, _| {});
}
