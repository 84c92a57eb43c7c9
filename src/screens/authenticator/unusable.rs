//! Nothing can be done here, why, and what helps.

use super::frame;
use crate::effects::authenticator::Door;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::authenticator::{Authenticator, Event, Unusable};

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("unusable") else { return };
    frame::leads(&screen, ".yes", move || door.send(Event::EraseConfirmed));
    follow(move || {
        let why = door.ask(Authenticator::unusable);
        let words = &frame::words().unusable;
        screen.write(
            ".alert",
            why.map_or("", |why| match why {
                Unusable::NoStorage => words.no_storage,
                Unusable::Insecure => words.insecure,
                Unusable::NoWorker => words.no_worker,
                Unusable::Damaged => words.damaged,
                Unusable::Newer => words.newer,
            }),
        );
        screen.hide(".yes", why != Some(Unusable::Damaged));
    });
}
