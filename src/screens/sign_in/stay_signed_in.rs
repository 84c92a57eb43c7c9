//! May the session outlive the browser?

use super::frame;
use crate::effects::sign_in::Door;
use drempel_flow::sign_in::{Event, StepName};

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = frame::adopt(door, StepName::StaySignedIn, "stay_signed_in", |_, _| {}) else {
        return;
    };
    for (button, stay) in [(".yes", true), (".no", false)] {
        screen.listen(button, "click", move |_| door.send(Event::StayChosen(stay)));
    }
}
