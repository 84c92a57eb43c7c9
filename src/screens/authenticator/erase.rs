//! Erase everything? Asked before, because nobody can undo it.

use super::frame;
use crate::effects::authenticator::Door;
use crate::ui::screen::Screen;
use drempel_flow::authenticator::Event;

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("erase") else { return };
    frame::leads(&screen, ".no", move || door.send(Event::EraseCancelled));
    frame::leads(&screen, ".yes", move || door.send(Event::EraseConfirmed));
}
