//! First use: a PIN, and what there is to know before it counts.

use super::{frame, node};
use crate::effects::authenticator::Door;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::Secret;
use drempel_flow::authenticator::{Authenticator, Event, Shows};

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("choose_pin") else { return };
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        let (pin, again) = (node::taken("new-pin"), node::taken("new-pin-again"));
        door.send(Event::PinChosen { pin: Secret::new(pin), again: Secret::new(again) });
    });
    follow(move || {
        screen.hide(".erased", !door.ask(Authenticator::was_erased));
        frame::tell(door, &screen, Shows::ChoosePin, Some("#new-pin-error"));
    });
}
