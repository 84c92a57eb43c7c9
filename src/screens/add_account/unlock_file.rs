//! The password of a file.

use super::trouble;
use super::{self as adding, typed, words};
use crate::effects::add_account::Adding;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::Secret;
use drempel_flow::add_account::{Event, Shows};

/// Takes the screen over.
pub(super) fn adopt(adding: Adding) {
    let here = |door, step| step == Shows::Unlock && adding::is_adding(door);
    let Some(screen) = adding::screen(adding, "unlock_file", here) else { return };
    let submitted = screen.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        adding.send(Event::PasswordSubmitted(Secret::new(typed(&submitted, "#file_password"))));
    });
    follow(move || keep_up(adding, &screen));
}

fn keep_up(adding: Adding, screen: &Screen) {
    let waits = adding.ask(|adding| adding.shows() == Shows::Unlock && adding.is_waiting());
    screen.write(".reading", if waits { words().unlock_file.opening } else { "" });
    screen.set(".primary", "aria-disabled", if waits { "true" } else { "false" });
    let told = adding.ask(|adding| adding.trouble().copied().filter(|_| adding.shows() == Shows::Unlock));
    let text = told.map(|told| trouble::told(&told)).unwrap_or_default();
    screen.write("#file_password-error", &text);
    screen.set("#file_password", "aria-invalid", if text.is_empty() { "false" } else { "true" });
}
