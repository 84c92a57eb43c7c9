//! How to add an account: by camera, picture, key or link.

use super::{self as adding, typed, words};
use crate::effects::add_account::Adding;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::add_account::{AddAccount, Event, Shows};
use drempel_flow::authenticator::{self as door_flow, Place};

/// Takes the screen over.
pub(super) fn adopt(adding: Adding) {
    let here = |door, step| door == door_flow::Shows::Add && step == Shows::Choice;
    let Some(screen) = adding::screen(adding, "add_account", here) else { return };
    screen.listen(".scan", "click", move |_| adding.send(Event::ScanChosen));
    screen.listen(".by-hand", "click", move |_| adding.send(Event::TypeChosen));
    adding::picker(adding, &screen, (".picture", ".picture-file"), Adding::picture);
    screen.listen(".to-import", "click", move |_| {
        adding.door().send(door_flow::Event::PlaceChosen(Place::Import { adding: true }));
    });
    let submitted = screen.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        let link = typed(&submitted, "#setup_link");
        if !link.trim().is_empty() {
            adding.send(Event::TextGiven(link));
        }
    });
    follow(move || reading(adding, &screen));
}

/// Says that a picture is being looked at.
fn reading(adding: Adding, screen: &Screen) {
    let waits = adding.ask(AddAccount::is_waiting);
    screen.write(".reading", if waits { words().add_account.reading } else { "" });
}
