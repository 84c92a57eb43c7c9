//! Fingerprint or face, beside the PIN?

use super::frame;
use crate::effects::authenticator::Door;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::authenticator::{Event, Shows};

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("offer_fingerprint") else { return };
    frame::leads(&screen, ".yes", move || door.send(Event::FingerprintWanted));
    frame::leads(&screen, ".no", move || door.send(Event::FingerprintDeclined));
    follow(move || frame::tell(door, &screen, Shows::OfferFingerprint, None));
}
