//! Another PIN.

use super::{frame, node};
use crate::effects::authenticator::Door;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::Secret;
use drempel_flow::authenticator::{Event, Place, Shows};

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("change_pin") else { return };
    frame::leads(&screen, ".back", move || door.send(Event::PlaceChosen(Place::Settings)));
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        let [current, new, again] =
            ["current-pin", "next-pin", "next-pin-again"].map(|id| Secret::new(node::taken(id)));
        door.send(Event::PinChangeSubmitted { current, new, again });
    });
    follow(move || frame::tell(door, &screen, Shows::ChangePin, Some("#change-pin-error")));
}
