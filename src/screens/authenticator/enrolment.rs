//! An account comes to this phone, and phone sign-in after it.
//!
//! The rule a reader would break: whose account it is, and its number, stand in the document while its screen is shown, and not after: the
//! phone may be locked by then.

use super::frame;
use crate::effects::approval::Requests;
use crate::effects::enrolment::Enrolling;
use crate::effects::notifications::Notifications;
use crate::effects::push::Waking;
use crate::effects::{dom, language};
use crate::messages::authenticator::approval::{ENROLMENT_SHELL, EnrolmentWords};
use crate::screens::sign_in::trouble as calls;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::{PersonKind, Secret};
use drempel_flow::approval::Approval;
use drempel_flow::enrolment::{Enrolment, Event, Shows, Trouble};
use drempel_verify::UserCodeError;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// Takes the screens over.
pub fn adopt(enrolling: Enrolling, requests: Requests, notifications: Notifications) {
    follow(|| language::put(ENROLMENT_SHELL, language::language()));
    for way in dom::all("[data-enter-code]") {
        dom::listen(&way, "click", move |_| enrolling.code_wanted());
    }
    code(enrolling, requests);
    enrol(enrolling, requests);
    enable(enrolling, requests, notifications);
    number(enrolling, requests);
    screen(enrolling, requests, "phone_sign_in_enabled", Shows::PhoneSignInEnabled, |screen, machine| {
        screen.write(".person-email", machine.email());
    });
}

fn words() -> &'static EnrolmentWords {
    &language::language().authenticator().enrolment
}

/// A screen of these. A request that asks this phone goes before all of them.
fn screen(
    enrolling: Enrolling,
    requests: Requests,
    name: &str,
    here: Shows,
    fill: impl Fn(&Screen, &Enrolment) + 'static,
) -> Option<Screen> {
    let screen = Screen::find(name)?;
    let (filled, shown) = (screen.clone(), screen.clone());
    let is_here = Memo::new(move |_| {
        enrolling.ask(Enrolment::shows) == Some(here) && requests.ask(Approval::shows).is_none()
    });
    follow(move || {
        if is_here.get() {
            enrolling.ask(|machine| fill(&filled, machine));
        } else {
            wipe(&filled);
        }
    });
    let emptied = screen.clone();
    follow(move || {
        if enrolling.ask(Enrolment::shows).is_none()
            && let Some(field) = emptied.part::<HtmlInputElement>("[data-focus]")
        {
            field.set_value("");
        }
    });
    follow(move || shown.show(is_here.get()));
    screen.listen(".leave", "click", move |_| enrolling.send(Event::Cancelled));
    Some(screen)
}

fn wipe(screen: &Screen) {
    for part in [".person-email", ".added", ".account dd", ".organisation dd", ".number-to-type"] {
        screen.write(part, "");
    }
}

fn code(enrolling: Enrolling, requests: Requests) {
    let fill = |screen: &Screen, machine: &Enrolment| {
        let told = machine.trouble().map(trouble).unwrap_or_default();
        let field = matches!(machine.trouble(), Some(Trouble::Code(_)));
        tell(screen, field, &told);
        wait(screen, machine);
    };
    let Some(screen) = screen(enrolling, requests, "activation_code", Shows::Code, fill) else { return };
    let typed = screen.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        enrolling.send(Event::CodeSubmitted(value(&typed)));
    });
    screen.listen("[data-focus]", "input", move |_| enrolling.send(Event::CodeEdited));
}

fn enrol(enrolling: Enrolling, requests: Requests) {
    let fill = |screen: &Screen, machine: &Enrolment| {
        if let Some(found) = machine.found() {
            screen.write(".account dd", &found.email);
            screen.write(".organisation dd", &found.issuer);
        }
        let field = matches!(machine.trouble(), Some(Trouble::NameMissing));
        tell(screen, field, &machine.trouble().map(trouble).unwrap_or_default());
        wait(screen, machine);
    };
    let Some(screen) = screen(enrolling, requests, "enrol", Shows::Enrol, fill) else { return };
    let (named, typed) = (screen.clone(), screen.clone());
    // A name is there already, in the person's language, until they give another.
    follow(move || {
        let phone = words().phone;
        if enrolling.ask(Enrolment::shows) == Some(Shows::Enrol)
            && value(&named).is_empty()
            && let Some(field) = named.part::<HtmlInputElement>("[data-focus]")
        {
            field.set_value(phone);
        }
    });
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        enrolling.named(value(&typed));
    });
}

fn enable(enrolling: Enrolling, requests: Requests, notifications: Notifications) {
    let fill = move |screen: &Screen, machine: &Enrolment| {
        let words = words();
        screen.write(".person-email", if machine.is_fresh() { "" } else { machine.email() });
        screen.write(
            ".added",
            &if machine.is_fresh() { (words.added)(machine.email()) } else { String::new() },
        );
        let email = machine.email().to_owned();
        let taken = requests.ask(|machine| {
            machine.accounts().iter().any(|account| {
                account.phone_sign_in && account.kind == PersonKind::Work && account.email != email
            })
        });
        let refused = machine.trouble() == Some(&Trouble::OneWorkAccount);
        let waits = machine.trouble() != Some(&Trouble::NothingWaits);
        condition(screen, ".one-account", !(taken || refused));
        condition(screen, ".computer-ready", waits && machine.is_fresh());
        let waking = notifications.waking();
        screen.hide(".notifications", waking == Waking::Unavailable);
        condition(screen, ".notifications", waking == Waking::On);
        screen.hide(".allow-notifications", waking != Waking::Off);
        screen.hide(".notifications-denied", waking != Waking::Denied);
        for part in [".condition:nth-child(1)", ".condition:nth-child(2)"] {
            condition(screen, part, true);
        }
        let unwoken = notifications.failed().then(|| frame::words().settings.notify_failed.to_owned());
        screen.write(".alert", &machine.trouble().map(trouble).or(unwoken).unwrap_or_default());
        wait(screen, machine);
    };
    let Some(screen) = screen(enrolling, requests, "enable_phone_sign_in", Shows::EnablePhoneSignIn, fill)
    else {
        return;
    };
    screen.listen(".enable", "click", move |_| enrolling.send(Event::EnableChosen));
    screen.listen(".allow-notifications", "click", move |_| notifications.allow());
    let offered = Memo::new(move |_| enrolling.ask(Enrolment::shows) == Some(Shows::EnablePhoneSignIn));
    follow(move || {
        if offered.get() {
            notifications.look();
        }
    });
}

fn condition(screen: &Screen, part: &str, met: bool) {
    screen.set(part, "data-met", if met { "yes" } else { "no" });
    screen.write(&[part, " .state"].concat(), if met { words().met } else { words().unmet });
}

fn number(enrolling: Enrolling, requests: Requests) {
    screen(enrolling, requests, "number_to_type", Shows::Number, |screen, machine| {
        let number = machine.number().map(Secret::expose).unwrap_or_default();
        let (first, last) = number.split_at_checked(3).unwrap_or((number, ""));
        screen.write(".number-to-type", &[first, "\u{a0}", last].concat());
        screen.write(".person-email", machine.email());
        screen.write(".alert", &machine.trouble().map(trouble).unwrap_or_default());
    });
}

fn tell(screen: &Screen, field: bool, told: &str) {
    let (in_field, above) = if field { (told, "") } else { ("", told) };
    screen.set("[data-focus]", "aria-invalid", if in_field.is_empty() { "false" } else { "true" });
    screen.write(".field-error", in_field);
    screen.write(".alert", above);
}

fn wait(screen: &Screen, machine: &Enrolment) {
    for button in [".primary", ".enable"] {
        screen.set(button, "aria-disabled", if machine.is_waiting() { "true" } else { "false" });
    }
    if let Some(field) = screen.part::<HtmlInputElement>("[data-focus]") {
        field.set_read_only(machine.is_waiting());
    }
}

fn value(screen: &Screen) -> String {
    screen.part::<HtmlInputElement>("[data-focus]").map(|field| field.value()).unwrap_or_default()
}

fn trouble(trouble: &Trouble) -> String {
    let words = words();
    let fixed = match trouble {
        Trouble::Code(UserCodeError::Empty) => words.code_missing,
        Trouble::Code(UserCodeError::NeverUsed { position }) => return (words.code_character)(*position),
        Trouble::Code(UserCodeError::TooShort { count } | UserCodeError::TooLong { count }) => {
            return (words.code_length)(*count);
        }
        Trouble::NameMissing => words.name_missing,
        Trouble::Storage => words.storage,
        Trouble::Over => words.over,
        Trouble::Clock => words.clock,
        Trouble::NothingWaits => words.nothing_waits,
        Trouble::OneWorkAccount => words.one_work_account,
        Trouble::Unregistered => words.unregistered,
        Trouble::Call(trouble) => return calls::words(trouble),
    };
    fixed.to_owned()
}
