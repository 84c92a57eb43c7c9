//! An account typed by hand.

use super::trouble;
use super::{self as adding, is_of_key, typed};
use crate::effects::add_account::Adding;
use crate::effects::focus;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::add_account::{AddAccount, Event, Shows, Trouble, Typed};
use drempel_verify::{Algorithm, Digits};
use web_sys::{HtmlFormElement, HtmlSelectElement};

/// Takes the screen over.
pub(super) fn adopt(adding: Adding) {
    let here = |door, step| step == Shows::Type && adding::is_adding(door);
    let Some(screen) = adding::screen(adding, "type_account", here) else { return };
    let submitted = screen.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        adding.send(Event::TypeSubmitted(read(&submitted)));
        focus::focus_mistake();
    });
    let emptied = screen.clone();
    follow(move || {
        // Names of accounts outlive neither the lock nor the next account.
        if adding.ask(AddAccount::shows) != Shows::Type
            && let Some(form) = emptied.part::<HtmlFormElement>("form")
        {
            form.reset();
        }
    });
    follow(move || errors(adding, &screen));
}

fn read(screen: &Screen) -> Typed {
    let chosen = |selector| screen.part::<HtmlSelectElement>(selector).map(|select| select.value());
    let digits = chosen("#type_digits").and_then(|count| Digits::from_count(count.parse().ok()?));
    let algorithm = chosen("#type_algorithm").and_then(|name| Algorithm::from_name(&name));
    Typed {
        issuer: typed(screen, "#type_issuer"),
        account: typed(screen, "#type_name"),
        key: typed(screen, "#type_key"),
        digits: digits.unwrap_or_default(),
        period: typed(screen, "#type_period"),
        algorithm: algorithm.unwrap_or_default(),
    }
}

fn errors(adding: Adding, screen: &Screen) {
    let told = adding.ask(|adding| adding.trouble().copied().filter(|_| adding.shows() == Shows::Type));
    let at =
        |fits: fn(&Trouble) -> bool| told.filter(fits).map(|told| trouble::told(&told)).unwrap_or_default();
    for (field, error, text) in [
        ("#type_issuer", "#type_name-error", at(|told| *told == Trouble::NoName)),
        ("#type_key", "#type_key-error", at(|told| is_of_key(told) || matches!(told, Trouble::File(_)))),
        ("#type_period", "#type_period-error", at(|told| *told == Trouble::Period)),
    ] {
        screen.write(error, &text);
        screen.set(field, "aria-invalid", if text.is_empty() { "false" } else { "true" });
    }
}
