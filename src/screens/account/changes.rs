//! The screens on the way to a change: signing in again, another name, and what takes something away.

use super::frame::{self, words};
use super::told;
use crate::effects::account::security_info::Door;
use crate::ui::reactive::follow;
use crate::ui::screen::Screen;
use drempel_flow::security_info::{Event, Intent, SecurityInfo, Shows};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// Takes the screens over.
pub(super) fn adopt(door: Door) {
    sign_in_again(door);
    rename(door);
    remove(door);
    sign_out_everywhere(door);
    signed_out(door);
}

/// Finds a screen, and follows whether it is the one.
fn find(door: Door, name: &str, shows: Shows) -> Option<Screen> {
    let screen = Screen::find(name)?;
    screen.listen(".back", "click", move |_| door.send(Event::BackChosen));
    screen.listen(".confirm", "click", move |_| door.send(Event::Confirmed));
    let followed = screen.clone();
    follow(move || {
        let here = door.ask(SecurityInfo::shows) == shows;
        followed.show(here);
        followed.write(".alert", &if here { told::above(door) } else { String::new() });
        frame::enable(&followed, &[".confirm", "[type=submit]"], door.ask(SecurityInfo::can_act));
    });
    Some(screen)
}

fn sign_in_again(door: Door) {
    if let Some(screen) = find(door, "sign_in_again", Shows::SignInAgain) {
        screen.listen(".again", "click", move |_| door.send(Event::SignInAgainChosen));
    }
}

fn rename(door: Door) {
    let Some(screen) = find(door, "rename_method", Shows::Rename) else { return };
    let Some(field) = screen.part::<HtmlInputElement>("input") else { return };
    let typed = field.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        door.send(Event::NameSubmitted(typed.value()));
    });
    screen.listen("input", "input", move |_| door.send(Event::Typed));
    let (filled, told_in) = (field.clone(), screen);
    let name = Memo::new(move |_| {
        door.ask(|machine| {
            (machine.shows() == Shows::Rename).then(|| machine.method_in_question().map(str::to_owned))
        })
    });
    follow(move || {
        if let Some(Some(name)) = name.get() {
            filled.set_value(&name);
        }
    });
    follow(move || {
        let wrong = told::in_field(door);
        told_in.set("input", "aria-invalid", if wrong.is_empty() { "false" } else { "true" });
        told_in.write(".field-error", &wrong);
        field.set_read_only(door.ask(SecurityInfo::is_waiting));
    });
}

fn remove(door: Door) {
    let Some(screen) = find(door, "remove_method", Shows::Remove) else { return };
    screen.listen(".add", "click", move |_| door.send(Event::Chosen(Intent::Add)));
    follow(move || {
        let Some(name) = door.ask(|machine| machine.method_in_question().map(str::to_owned)) else { return };
        let words = &words().remove_method;
        let (may, phone) = door.ask(|machine| (machine.can_remove(), machine.is_about_a_phone()));
        screen.write("h1", &if may { (words.heading)(&name) } else { (words.last_heading)(&name) });
        screen.hide(".consequences", !may);
        screen.hide(".phone", !phone);
        screen.hide(".last", may);
        screen.hide(".confirm", !may);
        screen.hide(".add", may);
        if door.ask(SecurityInfo::shows) == Shows::Remove {
            // The window's title is the heading, which has just been written.
            screen.show(true);
        }
    });
}

fn sign_out_everywhere(door: Door) {
    find(door, "sign_out_everywhere", Shows::SignOutEverywhere);
}

fn signed_out(door: Door) {
    let Some(screen) = find(door, "signed_out", Shows::SignedOut) else { return };
    follow(move || screen.write(".others", &(words().signed_out.others)(door.ask(SecurityInfo::ended))));
}
