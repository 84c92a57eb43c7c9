//! Settings: when it locks, what opens it, what is kept where.

use super::{frame, node};
use crate::effects::authenticator::Door;
use crate::effects::dom;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::authenticator::{Authenticator, Event, LockAfter, Place, Shows};
use drempel_verify::contents::AccountId;
use leptos::prelude::{Get, Memo};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

const LOCKS: [(&str, LockAfter); 3] = [
    ("input[value='at_once']", LockAfter::AtOnce),
    ("input[value='minute']", LockAfter::Minute),
    ("input[value='five_minutes']", LockAfter::FiveMinutes),
];

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("settings") else { return };
    for (button, place) in [
        (".back", Place::Accounts),
        (".change-pin", Place::ChangePin),
        (".import", Place::Import { adding: false }),
        (".export", Place::Export),
    ] {
        screen.listen(button, "click", move |_| door.send(Event::PlaceChosen(place.clone())));
    }
    frame::leads(&screen, ".erase", move || door.send(Event::ForgotChosen));
    for (field, after) in LOCKS {
        screen.listen(field, "change", move |_| door.send(Event::LockAfterChosen(after)));
    }
    screen.listen(".hide-codes", "change", move |event| door.send(Event::HideCodesChosen(is_ticked(&event))));
    screen.listen(".fingerprint", "change", move |event| {
        let wants = is_ticked(&event);
        door.send(if wants { Event::FingerprintWanted } else { Event::FingerprintTurnedOff });
    });
    screen.listen("#registered-list", "click", move |event| {
        let id = node::around(&event, ".tile").and_then(|it| it.get_attribute("data-id"));
        if let Some(id) = id {
            door.send(Event::PlaceChosen(Place::Account(AccountId::read(&id))));
        }
    });
    let registered = Memo::new(move |_| registered(door));
    let phones = screen.clone();
    follow(move || show_registered(&phones, &registered.get()));
    follow(move || keep_up(door, &screen));
}

fn is_ticked(event: &web_sys::Event) -> bool {
    let field = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    field.is_some_and(|field| field.checked())
}

fn registered(door: Door) -> Vec<(String, String)> {
    door.ask(|machine| {
        let all = machine.contents().filter(|_| machine.may_show()).map(|contents| contents.accounts.iter());
        let known = all.into_iter().flatten().filter_map(|account| {
            let registration = account.registration.as_ref()?;
            Some((account.id.as_str().to_owned(), registration.email.clone()))
        });
        known.collect()
    })
}

fn show_registered(screen: &Screen, known: &[(String, String)]) {
    screen.hide(".phones", known.is_empty());
    let Some(list) = dom::by_id::<Element>("registered-list") else { return };
    list.set_text_content(None);
    for (id, email) in known {
        if let Ok(tile) = dom::document().create_element("button") {
            tile.set_class_name("tile");
            node::mark(&tile, "type", "button");
            node::mark(&tile, "data-id", id);
            tile.set_text_content(Some(email));
            list.append_child(&tile).ok();
        }
    }
}

fn keep_up(door: Door, screen: &Screen) {
    let words = &frame::words().settings;
    frame::tell(door, screen, Shows::Settings, None);
    let (settings, able) = door.ask(|machine| (machine.settings(), machine.able()));
    for (field, after) in LOCKS {
        tick(screen, field, settings.lock_after == after);
    }
    tick(screen, ".hide-codes", settings.hide_codes);
    // Not while the person is asked: the box shows what they want.
    if !door.ask(Authenticator::is_waiting) {
        tick(screen, ".fingerprint", settings.fingerprint);
    }
    screen.hide(".with-fingerprint", !able.fingerprint && !settings.fingerprint);
    screen.write(".persistence", frame::either(able.persistent, words.persistent, words.not_persistent));
    let changed = door.ask(Authenticator::pin_was_changed) && door.ask(|machine| machine.trouble().is_none());
    screen.write(".done", if changed { words.pin_changed } else { "" });
}

fn tick(screen: &Screen, selector: &str, on: bool) {
    if let Some(field) = screen.part::<HtmlInputElement>(selector) {
        field.set_checked(on);
    }
}
