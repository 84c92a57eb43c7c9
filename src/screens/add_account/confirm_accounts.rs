//! What it is, before it is added.
//!
//! The rule a reader would break: everything shown here was chosen by a stranger. It is written as text and nothing else.

use super::trouble;
use super::{self as adding, typed, words};
use crate::effects::add_account::Adding;
use crate::effects::dom;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::add_account::{AddAccount, Candidate, Confirm, Event, Shows, Stands};
use drempel_verify::otpauth::Remark;
use drempel_verify::{Algorithm, Digits, Totp};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Takes the screen over.
pub(super) fn adopt(adding: Adding) {
    let here = |door, step| step == Shows::Confirm && adding::is_adding(door);
    let Some(screen) = adding::screen(adding, "confirm_accounts", here) else { return };
    screen.listen(".cancel", "click", move |_| adding::back(adding));
    let submitted = screen.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        let replace = submitted
            .part::<HtmlInputElement>("input[value='replace']")
            .is_some_and(|choice| choice.checked());
        adding.send(Event::Confirmed { name: typed(&submitted, "#own_name"), replace });
    });
    screen.listen(".candidates", "change", move |event| {
        let place = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(place) = place.and_then(|tick| tick.value().parse().ok()) {
            adding.send(Event::Toggled(place));
        }
    });
    let drawn = screen.clone();
    follow(move || {
        // A tick changes the count below and not the list, in which the keyboard is.
        if adding.ask(AddAccount::shows) == Shows::Confirm {
            adding.ask(|adding| adding.confirming().map(|confirm| draw(&drawn, confirm)));
        } else {
            forget(&drawn);
        }
    });
}

fn draw(screen: &Screen, confirm: &Confirm) {
    let (words, only) = (&words().confirm_accounts, confirm.only());
    screen.write("h1", if only.is_some() { words.heading } else { words.heading_several });
    for part in [".one.facts", ".one.own-name"] {
        screen.hide(part, only.is_none());
    }
    screen.hide(".candidates", only.is_some());
    let same = only.is_some_and(|one| one.stands == Stands::Same);
    screen.hide(".own-name", only.is_none() || same);
    screen.hide(".add", same);
    let can_replace = only.is_some_and(|one| matches!(one.stands, Stands::Namesake { replaceable: Some(_) }));
    screen.hide(".namesake", !can_replace);
    remarks(screen, confirm);
    left_out(screen, confirm);
    if let Some(one) = only {
        facts(screen, one);
        screen.write(".add", words.add);
    } else {
        several(screen, confirm);
        screen.write(".add", &(words.add_several)(confirm.count()));
        screen.set(".add", "aria-disabled", if confirm.count() == 0 { "true" } else { "false" });
    }
}

fn facts(screen: &Screen, one: &Candidate) {
    let words = &words().confirm_accounts;
    let otpauth = &one.added.otpauth;
    let or_unknown = |text: &str| if text.is_empty() { words.unknown.to_owned() } else { text.to_owned() };
    screen.write(".issuer", &or_unknown(otpauth.issuer().unwrap_or_default()));
    screen.write(".account", &or_unknown(otpauth.account()));
    let totp = otpauth.totp();
    let usual = *totp == Totp::standard(totp.key().clone());
    screen.hide(".manner-row", usual);
    screen.write(".manner", &manner(totp));
    screen.set(".add", "aria-disabled", "false");
}

fn manner(totp: &Totp) -> String {
    let algorithm = match totp.algorithm() {
        Algorithm::Sha1 => "SHA-1",
        Algorithm::Sha256 => "SHA-256",
        Algorithm::Sha512 => "SHA-512",
    };
    let digits = match totp.digits() {
        Digits::Six => 6,
        Digits::Seven => 7,
        Digits::Eight => 8,
    };
    (words().confirm_accounts.manner)(digits, totp.period().get(), algorithm)
}

fn remarks(screen: &Screen, confirm: &Confirm) {
    let words = &words().confirm_accounts;
    let Some(place) = screen.part::<Element>(".remarks") else { return };
    place.set_text_content(None);
    let odd = confirm.remarks.iter().map(|remark| {
        let text = match remark {
            Remark::IssuerConflict => words.conflict,
            Remark::NameChanged => words.name_changed,
            Remark::ShortKey { .. } => words.short_key,
            Remark::BitsDropped => words.bits_dropped,
        };
        text.to_owned()
    });
    let stands = confirm.only().and_then(|one| match &one.stands {
        Stands::New => None,
        Stands::Same => Some(words.same.to_owned()),
        Stands::Namesake { .. } => Some(words.namesake.to_owned()),
        Stands::Renamed { other } => Some((words.renamed)(other)),
    });
    for text in stands.into_iter().chain(odd) {
        put(&place, "p", "remark", &text);
    }
}

/// The list is drawn once; afterwards only the ticks follow.
fn several(screen: &Screen, confirm: &Confirm) {
    let Some(list) = screen.part::<Element>(".candidates") else { return };
    let language = dom::root().lang();
    let drawn = [&language, " ", &confirm.candidates.len().to_string()].concat();
    if list.get_attribute("data-drawn").as_deref() == Some(drawn.as_str()) {
        return;
    }
    list.set_text_content(None);
    list.set_attribute("data-drawn", &drawn).ok();
    for (place, candidate) in confirm.candidates.iter().enumerate() {
        draw_candidate(&list, place, candidate);
    }
}

fn draw_candidate(list: &Element, place: usize, candidate: &Candidate) {
    let words = &words().confirm_accounts;
    let Some(label) = put(list, "li", "", "").and_then(|row| put(&row, "label", "choice", "")) else {
        return;
    };
    if let Some(tick) = put(&label, "input", "", "").and_then(|tick| tick.dyn_into::<HtmlInputElement>().ok())
    {
        tick.set_type("checkbox");
        tick.set_value(&place.to_string());
        tick.set_checked(candidate.chosen);
        tick.set_disabled(candidate.stands == Stands::Same);
    }
    let Some(text) = put(&label, "span", "", "") else { return };
    let otpauth = &candidate.added.otpauth;
    let (issuer, account) = (otpauth.issuer().unwrap_or_default(), otpauth.account());
    let own = candidate.added.name.as_deref().unwrap_or(if issuer.is_empty() { account } else { issuer });
    put(&text, "strong", "", if own.is_empty() { words.unknown } else { own });
    if own != account && !account.is_empty() {
        put(&text, "small", "", account);
    }
    let note = match &candidate.stands {
        Stands::New => return,
        Stands::Same => words.same_short.to_owned(),
        Stands::Namesake { .. } => words.namesake_short.to_owned(),
        Stands::Renamed { other } => (words.renamed)(other),
    };
    put(&text, "small", "note", &note);
}

fn left_out(screen: &Screen, confirm: &Confirm) {
    let Some(place) = screen.part::<Element>(".left-out") else { return };
    place.set_text_content(None);
    if confirm.left_out.is_empty() {
        return;
    }
    put(&place, "p", "", &(words().confirm_accounts.left_out)(confirm.left_out.len()));
    let Some(list) = put(&place, "ul", "", "") else { return };
    for one in &confirm.left_out {
        let name = if one.name.is_empty() { words().left_out.nameless } else { &one.name };
        put(&list, "li", "", &[name, ": ", trouble::left_out(&one.why)].concat());
    }
}

/// What was brought is in the document no longer than it must.
fn forget(screen: &Screen) {
    for part in [".issuer", ".account", ".manner", ".remarks", ".candidates", ".left-out"] {
        screen.write(part, "");
    }
    if let Some(list) = screen.part::<Element>(".candidates") {
        list.remove_attribute("data-drawn").ok();
    }
    if let Some(both) = screen.part::<HtmlInputElement>("input[value='both']") {
        both.set_checked(true);
    }
}

fn put(into: &Element, tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = dom::document().create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    into.append_child(&element).ok()?;
    Some(element)
}
