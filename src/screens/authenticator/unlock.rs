//! Locked: the PIN, or a fingerprint. Nothing of what is inside can be seen, nor what waits.

use super::{frame, node};
use crate::effects::authenticator::Door;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::Secret;
use drempel_flow::authenticator::{Authenticator, Event, Shows, Trouble};
use drempel_verify::vault::Tries;

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("unlock") else { return };
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        door.send(Event::PinSubmitted(Secret::new(node::taken("pin"))));
    });
    frame::leads(&screen, ".fingerprint", move || door.send(Event::FingerprintChosen));
    frame::leads(&screen, ".forgot", move || door.send(Event::ForgotChosen));
    follow(move || {
        frame::tell(door, &screen, Shows::Unlock, Some("#pin-error"));
        screen.hide(".fingerprint", !door.ask(|machine| machine.settings().fingerprint));
        screen.hide(".waits", door.ask(Authenticator::requests) == 0);
        let left = door.ask(Authenticator::tries_left);
        let just_said = door.ask(|machine| matches!(machine.trouble(), Some(Trouble::Wrong { .. })));
        let said = if left == Tries::ALL.left() || just_said {
            String::new()
        } else {
            (frame::words().unlock.tries)(left)
        };
        screen.write(".tries", &said);
    });
}
