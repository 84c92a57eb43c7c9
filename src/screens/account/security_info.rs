//! Security info: the person's ways to sign in.

use super::{changes, enrolment, frame, method, told};
use crate::effects::account::security_info::Door;
use crate::effects::{dom, language};
use crate::ui::{reactive, screen::Screen};
use drempel_flow::security_info::{Event, Intent, SecurityInfo, Shows};
use leptos::prelude::*;

/// Takes the page over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("security_info") else { return };
    frame::adopt();
    let buttons = [
        (".add", Event::Chosen(Intent::Add)),
        (".add-second", Event::Chosen(Intent::Add)),
        (".not-now", Event::AdviceSkipped),
        (".allow-requests", Event::Chosen(Intent::AllowRequests)),
        (".everywhere", Event::Chosen(Intent::SignOutEverywhere)),
        (".again", Event::AgainChosen),
    ];
    for (button, event) in buttons {
        screen.listen(button, "click", move |_| door.send(event.clone()));
    }
    let info = Memo::new(move |_| door.ask(|machine| machine.info().cloned()));
    if let Some(slot) = dom::by_id("methods") {
        reactive::list(slot, move || {
            info.with(|info| info.as_ref().map_or_else(|| ().into_any(), |info| method::list(door, info)))
        });
    }
    reactive::follow(move || keep_up(door, &screen));
    reactive::follow(move || announce(door));
    changes::adopt(door);
    enrolment::adopt(door);
}

fn keep_up(door: Door, screen: &Screen) {
    frame::show_waiting(door.ask(SecurityInfo::is_waiting));
    let here = door.ask(SecurityInfo::shows) == Shows::Methods;
    screen.show(here);
    screen.write(".alert", &if here { told::above(door) } else { String::new() });
    screen.write(".told", &if here { told::right(door) } else { String::new() });
    let (email, stopped) = door.ask(|machine| {
        let info = machine.info();
        (info.map(|info| info.email.clone()), info.is_some_and(|info| info.requests_stopped))
    });
    let waiting = door.ask(SecurityInfo::is_waiting);
    screen.hide(".list", email.is_none());
    screen.hide(".again", email.is_some() || waiting);
    screen.write(".account-email", &email.unwrap_or_default());
    screen.hide(".stopped", !stopped);
    let advises = door.ask(SecurityInfo::advises);
    screen.hide(".advice", !advises);
    // The advice has the same button, and one of them is enough to be the first.
    screen.set(".button.add", "class", if advises { "button add" } else { "button primary add" });
    frame::enable(screen, &[".add", ".add-second", ".allow-requests"], door.ask(SecurityInfo::can_act));
}

/// What a screen reader hears beside the alerts and the headings.
fn announce(door: Door) {
    let words = frame::words();
    let shows = door.ask(SecurityInfo::shows);
    let text = if door.ask(SecurityInfo::is_waiting) {
        language::words().page.waiting.to_owned()
    } else if let Some(done) = door.ask(SecurityInfo::copied) {
        if done { words.set_up.copied } else { words.set_up.not_copied }.to_owned()
    } else if door.ask(SecurityInfo::is_nearly_over) {
        words.common.nearly_over.to_owned()
    } else if shows == Shows::Methods {
        told::right(door)
    } else {
        String::new()
    };
    frame::announce(&text);
}
