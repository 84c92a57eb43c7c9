//! Adding an authenticator: what an app needs, the number of the phone that came, and the end of it.
//!
//! The rule a reader would break: key, image and activation code are in the document only while their screen is shown, and
//! what counts down is seen and not read aloud.

use super::frame::{self, words};
use super::told;
use crate::effects::account::security_info::Door;
use crate::effects::dom;
use crate::ui::reactive::follow;
use crate::ui::{qr, screen::Screen};
use drempel_contract::{EnrolmentRefusal, Secret};
use drempel_flow::security_info::{Event, SecurityInfo, Shows};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

/// Takes the screens over.
pub(super) fn adopt(door: Door) {
    set_up(door);
    connected(door);
    number(door);
    added(door);
    over(door);
}

/// Finds a screen, and follows whether it is the one, what is wrong, and how much time is left.
fn find(door: Door, name: &str, shows: Shows) -> Option<Screen> {
    let screen = Screen::find(name)?;
    screen.listen(".back", "click", move |_| door.send(Event::BackChosen));
    screen.listen(".again", "click", move |_| door.send(Event::AgainChosen));
    let (shown, timed) = (screen.clone(), screen.clone());
    follow(move || {
        let here = door.ask(SecurityInfo::shows) == shows;
        shown.show(here);
        shown.write(".alert", &if here { told::above(door) } else { String::new() });
    });
    let left = Memo::new(move |_| door.ask(SecurityInfo::seconds_left));
    follow(move || {
        let left = left.get();
        timed.write(".time-left", &if left > 0 { (words().common.time_left)(left) } else { String::new() });
    });
    Some(screen)
}

fn set_up(door: Door) {
    let Some(screen) = find(door, "set_up", Shows::SetUp) else { return };
    let Some(field) = screen.part::<HtmlInputElement>("input") else { return };
    let typed = field.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        let name = words().set_up.app_name.to_owned();
        door.send(Event::CodeSubmitted { code: Secret::new(typed.value()), name });
    });
    screen.listen("input", "input", move |_| door.send(Event::Typed));
    screen.listen(".copy", "click", move |_| door.send(Event::CopyChosen));
    tabs(door, &screen);
    let (drawn, followed) = (screen.clone(), screen);
    let shown = Memo::new(move |_| door.ask(|machine| (machine.set_up(), machine.is_for_another_app())));
    follow(move || {
        let (shown, other) = shown.get();
        let key = shown.as_ref();
        draw(&drawn, key.map(|key| if other { key.otpauth.expose() } else { key.activation.expose() }));
        let write = |part: &str, text: Option<String>| drawn.write(part, &text.unwrap_or_default());
        write(".activation-code", key.map(|key| key.activation_code.expose().to_owned()));
        write(".issuer", key.map(|key| key.issuer.clone()));
        write(".account-name", key.map(|key| key.account.clone()));
        write(".key", key.map(|key| in_fours(key.key.expose())));
        drawn.hide(".offer", key.is_none());
        if key.is_none()
            && let Some(details) = drawn.part::<Element>("details")
        {
            details.remove_attribute("open").ok();
        }
    });
    follow(move || {
        let address = [dom::origin().as_str(), "/authenticator"].concat();
        let sentence = (words().set_up.open)(&address);
        let (before, after) = sentence.split_once(address.as_str()).unwrap_or((&sentence, ""));
        followed.write(".before", before);
        followed.write(".uri", &address);
        followed.write(".after", after);
        let wrong = told::in_field(door);
        followed.set("input", "aria-invalid", if wrong.is_empty() { "false" } else { "true" });
        followed.write(".field-error", &wrong);
        let (waiting, there) = door.ask(|machine| (machine.is_waiting(), machine.set_up().is_some()));
        field.set_read_only(waiting);
        followed.hide(".asking", there || !waiting);
        followed.hide(".again", there || waiting);
        frame::enable(&followed, &[".verify", ".again"], door.ask(SecurityInfo::can_act));
        let copied = door
            .ask(SecurityInfo::copied)
            .map(|done| if done { words().set_up.copied } else { words().set_up.not_copied });
        followed.write(".copied", copied.unwrap_or_default());
    });
}

fn draw(screen: &Screen, otpauth: Option<&str>) {
    match otpauth.and_then(qr::draw) {
        Some(drawing) => drawing.put(screen, words().set_up.qr),
        None => qr::Drawing::wipe(screen),
    }
}

/// Our own authenticator, or another app: what is not for the one that is chosen is hidden.
fn tabs(door: Door, screen: &Screen) {
    for (tab, other) in [("#tab-ours", false), ("#tab-other", true)] {
        screen.listen(tab, "click", move |_| door.send(Event::AppChosen { other }));
    }
    // There are two: whichever arrow is pressed leads to the other one (WAI-ARIA Authoring Practices, tabs).
    let turned = screen.clone();
    screen.listen(".tabs", "keydown", move |event| {
        let key = event.dyn_into::<KeyboardEvent>().map(|event| event.key()).unwrap_or_default();
        if matches!(key.as_str(), "ArrowLeft" | "ArrowRight") {
            let other = !door.ask(SecurityInfo::is_for_another_app);
            door.send(Event::AppChosen { other });
            if let Some(tab) = turned.part::<HtmlElement>("[aria-selected=true]") {
                tab.focus().ok();
            }
        }
    });
    let screen = screen.clone();
    let other = Memo::new(move |_| door.ask(SecurityInfo::is_for_another_app));
    follow(move || {
        let other = other.get();
        for (tab, chosen) in [("#tab-ours", !other), ("#tab-other", other)] {
            screen.set(tab, "aria-selected", if chosen { "true" } else { "false" });
            screen.set(tab, "tabindex", if chosen { "0" } else { "-1" });
        }
        screen.set(".panel", "aria-labelledby", if other { "tab-other" } else { "tab-ours" });
        for part in [".steps.for-ours", ".beside .for-ours", ".ways.for-ours"] {
            screen.hide(part, other);
        }
        for part in ["p.for-other", ".ways.for-other", "form.for-other"] {
            screen.hide(part, !other);
        }
    });
}

/// In groups, as people copy it by hand.
fn in_fours(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

fn connected(door: Door) {
    let Some(screen) = find(door, "connected", Shows::Connected) else { return };
    screen.listen(".without", "click", move |_| door.send(Event::BackChosen));
    follow(move || {
        let words = &words().connected;
        let (name, came) =
            door.ask(|machine| (machine.added_name().map(str::to_owned), machine.has_connected()));
        let name = name.unwrap_or_else(|| words.your_phone.to_owned());
        screen.write("h1", &if came { (words.heading)(&name) } else { words.enable.to_owned() });
        screen.write(".open", &if came { String::new() } else { (words.open)(&name) });
        screen.hide(".open", came);
        screen.hide(".counts", !came);
        screen.hide(".choose", !came);
        screen.hide(".without", !came);
        screen.hide(".back", came);
        let (left, waiting) = door.ask(|machine| (machine.seconds_left(), machine.is_waiting()));
        screen.hide(".waiting", left == 0);
        screen.hide(".again", left > 0 || waiting);
        frame::enable(&screen, &[".again"], door.ask(SecurityInfo::can_act));
        if door.ask(SecurityInfo::shows) == Shows::Connected {
            // The window's title is the heading, which has just been written.
            screen.show(true);
        }
    });
}

fn number(door: Door) {
    let Some(screen) = find(door, "enrolment_number", Shows::Number) else { return };
    let Some(field) = screen.part::<HtmlInputElement>("input") else { return };
    let typed = field.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        door.send(Event::NumberSubmitted(Secret::new(typed.value())));
    });
    screen.listen("input", "input", move |_| door.send(Event::Typed));
    follow(move || {
        let wrong = told::in_field(door);
        screen.set("input", "aria-invalid", if wrong.is_empty() { "false" } else { "true" });
        screen.write(".field-error", &wrong);
        field.set_read_only(door.ask(SecurityInfo::is_waiting));
        frame::enable(&screen, &[".verify"], door.ask(SecurityInfo::can_act));
    });
}

fn added(door: Door) {
    let Some(screen) = find(door, "added", Shows::Added) else { return };
    screen.listen(".undo", "click", move |_| door.send(Event::UndoChosen));
    follow(move || {
        screen.hide(".undo", !door.ask(SecurityInfo::can_undo));
        let words = &words().added;
        let (name, phone) =
            door.ask(|machine| (machine.added_name().map(str::to_owned), machine.added_phone_sign_in()));
        let name = name.unwrap_or_else(|| words.your_app.to_owned());
        screen.write("h1", &if phone { words.phone_sign_in.to_owned() } else { (words.heading)(&name) });
        screen.write(".counts", if phone { words.phone_counts } else { words.counts });
        if door.ask(SecurityInfo::shows) == Shows::Added {
            screen.show(true);
        }
    });
}

fn over(door: Door) {
    let Some(screen) = find(door, "enrolment_over", Shows::Over) else { return };
    follow(move || {
        let words = &words().enrolment_over;
        let (name, came) =
            door.ask(|machine| (machine.added_name().map(str::to_owned), machine.has_connected()));
        let ended_by = door.ask(SecurityInfo::ended_by);
        let heading = match ended_by {
            Some(EnrolmentRefusal::WrongNumber) => words.wrong_number_heading,
            Some(_) => words.too_many_heading,
            None => words.heading,
        };
        screen.write("h1", heading);
        let what = match (ended_by, name) {
            (Some(EnrolmentRefusal::WrongNumber), _) => words.wrong_number.to_owned(),
            (Some(_), _) => words.too_many.to_owned(),
            (None, Some(name)) if came => (words.counts)(&name),
            (None, Some(_)) => words.not_enabled.to_owned(),
            (None, None) => words.nothing_added.to_owned(),
        };
        screen.write(".what", &what);
        if door.ask(SecurityInfo::shows) == Shows::Over {
            screen.show(true);
        }
        frame::enable(&screen, &[".again"], door.ask(SecurityInfo::can_act));
    });
}
