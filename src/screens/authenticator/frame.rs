//! Which screen of the app is shown, and what is said while one waits.

use super::trouble;
use crate::effects::authenticator::Door;
use crate::effects::{dom, language};
use crate::messages::Text;
use crate::messages::authenticator::{AUTHENTICATOR_SHELL, AuthenticatorWords};
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::authenticator::{Authenticator, Shows};
use leptos::prelude::{Get, Memo};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

const SCREENS: [(&str, Shows); 10] = [
    ("opening", Shows::Opening),
    ("choose_pin", Shows::ChoosePin),
    ("offer_fingerprint", Shows::OfferFingerprint),
    ("unlock", Shows::Unlock),
    ("erase", Shows::Erase),
    ("unusable", Shows::Unusable),
    ("accounts", Shows::Accounts),
    ("account", Shows::Account),
    ("settings", Shows::Settings),
    ("change_pin", Shows::ChangePin),
];

/// The words of this app in the present language.
#[must_use]
pub fn words() -> &'static AuthenticatorWords {
    language::language().authenticator()
}

/// Shows the screen of the present place, unless something else covers them all.
pub fn adopt(door: Door, covered: impl Fn() -> bool + 'static) {
    follow(|| language::put(AUTHENTICATOR_SHELL, language::language()));
    for button in dom::all("[data-shell='authenticator'] .letters") {
        dom::listen(&button, "click", |event| spell(&event));
    }
    let shows = Memo::new(move |_| door.ask(Authenticator::shows));
    follow(move || {
        let (shows, covered) = (shows.get(), covered());
        for (name, its) in SCREENS {
            if let Some(screen) = Screen::find(name).filter(|_| covered || its != shows) {
                screen.show(false);
            }
        }
        for secret in dom::all(".screen[hidden] input.pin") {
            secret.unchecked_into::<HtmlInputElement>().set_value("");
        }
        for (name, _) in SCREENS.iter().filter(|(_, its)| !covered && *its == shows) {
            if let Some(screen) = Screen::find(name) {
                screen.show(true);
            }
        }
    });
    follow(move || {
        let waits = door.ask(Authenticator::is_waiting);
        if let Some(bar) = dom::by_id::<HtmlElement>("waiting") {
            bar.set_hidden(!waits);
        }
    });
    // Said when it changes and not each second, so that what others say in between is heard.
    let said = Memo::new(move |_| said(door));
    follow(move || say(&said.get()));
}

/// What is said by itself: that one waits, or what was done.
fn said(door: Door) -> String {
    let words = words();
    door.ask(|machine| {
        if machine.is_waiting() {
            return words.unlock.opening.to_owned();
        }
        let copied = machine.copied().map(|(_, done)| *done);
        let copied = copied.map(|done| either(done, words.accounts.copied, words.accounts.not_copied));
        let removed = || machine.removed().map(words.accounts.removed);
        copied.map(str::to_owned).or_else(removed).unwrap_or_default()
    })
}

/// Says something to a screen reader, once.
pub fn say(text: &str) {
    if let Some(status) = dom::by_id::<Element>("status")
        && status.text_content().as_deref() != Some(text)
    {
        status.set_text_content(Some(text));
    }
}

/// Shows on a screen what went wrong: at its field, where it is about what was typed, or above.
pub fn tell(door: Door, screen: &Screen, here: Shows, field_error: Option<&str>) {
    let trouble = door.ask(|machine| machine.trouble().filter(|_| machine.shows() == here).cloned());
    let text = trouble.as_ref().map(trouble::words).unwrap_or_default();
    let at_field = field_error.filter(|_| trouble.as_ref().is_some_and(trouble::is_typed));
    screen.write(".alert", if at_field.is_some() { "" } else { &text });
    if let Some(error) = field_error {
        screen.write(error, if at_field.is_some() { &text } else { "" });
        screen.set("input.pin", "aria-invalid", if at_field.is_some() { "true" } else { "false" });
    }
}

/// A button that leads somewhere, by name.
pub fn leads(screen: &Screen, selector: &str, go: impl Fn() + 'static) {
    screen.listen(selector, "click", move |_| go());
}

/// The keyboard with letters, for who chose a PIN that has some.
fn spell(event: &web_sys::Event) {
    let Some(form) = super::node::around(event, "form") else { return };
    let Ok(fields) = form.query_selector_all("input.pin") else { return };
    for field in (0..fields.length()).filter_map(|at| fields.item(at)?.dyn_into::<HtmlElement>().ok()) {
        field.set_attribute("inputmode", "text").ok();
    }
    if let Ok(Some(field)) = form.query_selector("input.pin") {
        field.unchecked_into::<HtmlElement>().focus().ok();
    }
}

/// One of two words.
#[must_use]
pub const fn either(first: bool, one: Text, other: Text) -> Text {
    if first { one } else { other }
}
