//! A sign-in elsewhere that asks this phone: which number, yes or no, who is it, and what came of it.
//!
//! The rule a reader would break: what stands on these screens is written when they are shown and wiped when they are not.
//! A locked phone has nothing of a request in its document.

use crate::effects::approval::Requests;
use crate::effects::{language, moment};
use crate::messages::authenticator::approval::{APPROVAL_SHELL, ApprovalWords};
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::{ApprovalRequest, Secret};
use drempel_flow::approval::{Approval, Event, Shows, Trouble};
use drempel_flow::authenticator::{Proof, Refusal};
use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlInputElement};

mod outcome;

/// Takes the screens over.
pub fn adopt(requests: Requests) {
    follow(|| language::put(APPROVAL_SHELL, language::language()));
    request(requests);
    decision(requests);
    denied(requests);
    prove(requests);
    sending(requests);
    outcome::adopt(requests);
}

fn words() -> &'static ApprovalWords {
    &language::language().authenticator().approval
}

/// A screen of these, which is there when it is its turn; what lives in it follows. It is written before it is shown, for
/// its heading becomes the window's title.
fn screen(
    requests: Requests,
    name: &str,
    here: Shows,
    fill: impl Fn(&Screen, &Approval) + 'static,
) -> Option<Screen> {
    let screen = Screen::find(name)?;
    let (filled, shown) = (screen.clone(), screen.clone());
    // A countdown is no reason to show the screen anew.
    let is_here = Memo::new(move |_| requests.ask(Approval::shows) == Some(here));
    follow(move || {
        if is_here.get() {
            requests.ask(|machine| fill(&filled, machine));
        } else {
            filled.write(".person-email", "");
            filled.write(".picked-number", "");
        }
    });
    follow(move || shown.show(is_here.get()));
    let timed = screen.clone();
    follow(move || {
        let (seconds, soon) = requests.ask(|machine| (machine.seconds_left(), machine.is_nearly_over()));
        let left = if is_here.get() { (words().time_left)(seconds) } else { String::new() };
        timed.write(".time-left", &left);
        timed.set(".countdown", "value", &seconds.to_string());
        timed.set(".time-left", "data-soon", if soon { "yes" } else { "no" });
    });
    Some(screen)
}

fn request(requests: Requests) {
    let Some(screen) = screen(requests, "request", Shows::Request, fill_request) else { return };
    for button in 0..3_usize {
        let selector = [".number-choice[data-place='", &button.to_string(), "']"].concat();
        screen.listen(&selector, "click", move |_| requests.send(Event::NumberTapped(button)));
    }
    screen.listen(".none", "click", move |_| requests.send(Event::NoneChosen));
    let typed = screen.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        requests.send(Event::NumberTyped(value(&typed)));
    });
    screen.listen("[data-focus]", "input", move |_| requests.send(Event::NumberEdited));
    // Nothing of a request stays in the document once it is not asked any more, or the phone is locked.
    follow(move || {
        if requests.ask(|machine| machine.request().is_none()) {
            wipe(&screen);
        }
    });
}

fn fill_request(screen: &Screen, machine: &Approval) {
    let Some(request) = machine.request() else { return };
    let words = words();
    facts(screen, request);
    screen.write(".others", &others(machine));
    let tapped = machine.choices();
    screen.hide(".tap", tapped.is_empty());
    screen.hide("form", !tapped.is_empty());
    for (place, number) in tapped.iter().enumerate() {
        screen.write(&[".number-choice[data-place='", &place.to_string(), "']"].concat(), number);
    }
    let digits = machine.digits().unwrap_or_default();
    screen.write(".type-it", &(words.type_it)(digits));
    let malformed = matches!(machine.trouble(), Some(Trouble::Number(_)));
    let told = if malformed { (words.malformed)(digits) } else { String::new() };
    in_field(screen, &told);
    let above = machine.trouble().filter(|_| told.is_empty()).map(trouble);
    screen.write(".alert", &above.unwrap_or_default());
}

fn facts(screen: &Screen, request: &ApprovalRequest) {
    let words = words();
    screen.write(".account dd", &request.account);
    screen.write(".app dd", &request.application);
    screen.write(".place dd", &request.place);
    screen.hide(".computer", request.computer.is_empty());
    // "A browser on a system", as the backend says it.
    screen.write(".computer dd", &request.computer.replace(" on ", words.on));
    let time = moment::time(request.asked_at);
    let asked = match moment::minutes_since(request.asked_at) {
        Some(minutes) => [(words.ago)(minutes).as_str(), " (", &time, ")"].concat(),
        None => time,
    };
    screen.write(".asked dd", &asked);
}

fn wipe(screen: &Screen) {
    for part in [".account dd", ".app dd", ".place dd", ".computer dd", ".asked dd", ".others"] {
        screen.write(part, "");
    }
    for place in ["0", "1", "2"] {
        screen.write(&[".number-choice[data-place='", place, "']"].concat(), "");
    }
    if let Some(field) = screen.part::<HtmlInputElement>("[data-focus]") {
        field.set_value("");
    }
}

fn decision(requests: Requests) {
    let fill = |screen: &Screen, machine: &Approval| {
        let Some(request) = machine.request() else { return };
        screen.write("h1", &(words().sign_in_to)(&request.application));
        screen.write(".person-email", &request.account);
        screen.write(".picked-number", &machine.picked().map(|number| number.text()).unwrap_or_default());
    };
    let Some(screen) = screen(requests, "decision", Shows::Decision, fill) else { return };
    screen.listen(".approve", "click", move |_| {
        let fingerprint = requests.has_fingerprint();
        requests.send(Event::ApproveChosen { fingerprint });
    });
    screen.listen(".deny", "click", move |_| requests.send(Event::DenyChosen));
    screen.listen(".step-back", "click", move |_| requests.send(Event::BackChosen));
}

fn denied(requests: Requests) {
    let Some(screen) = screen(requests, "denied", Shows::Denied, |_, _| {}) else { return };
    screen.listen(".not-started", "click", move |_| requests.send(Event::ReasonChosen { started: false }));
    screen.listen(".mistake", "click", move |_| requests.send(Event::ReasonChosen { started: true }));
    screen.listen(".step-back", "click", move |_| requests.send(Event::BackChosen));
}

fn prove(requests: Requests) {
    let fill = move |screen: &Screen, machine: &Approval| {
        let application = machine.request().map(|request| request.application.clone()).unwrap_or_default();
        screen.write(".what", &(words().prove_what)(&application));
        screen.hide(".fingerprint", !requests.has_fingerprint());
        in_field(screen, &machine.trouble().map(trouble).unwrap_or_default());
        for button in [".primary", ".fingerprint", ".step-back"] {
            screen.set(button, "aria-disabled", if machine.is_waiting() { "true" } else { "false" });
        }
        if let Some(field) = screen.part::<HtmlInputElement>("[data-focus]") {
            field.set_read_only(machine.is_waiting());
        }
    };
    let Some(screen) = screen(requests, "prove", Shows::Prove, fill) else { return };
    let typed = screen.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        if requests.peek(Approval::is_waiting) {
            return;
        }
        let pin = Secret::new(value(&typed));
        if let Some(field) = typed.part::<HtmlInputElement>("[data-focus]") {
            field.set_value("");
        }
        requests.send(Event::Proved(Proof::Pin(pin)));
    });
    screen.listen(".fingerprint", "click", move |_| requests.send(Event::Proved(Proof::Fingerprint)));
    screen.listen(".step-back", "click", move |_| requests.send(Event::BackChosen));
}

fn sending(requests: Requests) {
    screen(requests, "sending", Shows::Sending, |screen, machine| {
        screen.write(".alert", &machine.trouble().map(trouble).unwrap_or_default());
    });
}

/// How many more wait.
fn others(machine: &Approval) -> String {
    match machine.others() {
        0 => String::new(),
        count => (words().others)(count),
    }
}

/// The words for what went wrong.
fn trouble(trouble: Trouble) -> String {
    let words = words();
    let fixed = match trouble {
        Trouble::Number(_) => return String::new(),
        Trouble::PinMissing => words.pin_missing,
        Trouble::Refused(Refusal::Wrong { left: 0 }) => words.erased,
        Trouble::Refused(Refusal::Wrong { left }) => return (words.pin_wrong)(left),
        Trouble::Refused(Refusal::Cancelled) => words.cancelled,
        Trouble::Refused(
            Refusal::NotAble | Refusal::NoMemory | Refusal::Storage | Refusal::Unusable(_) | Refusal::Renewed,
        ) => words.not_opened,
        Trouble::Offline => words.offline,
        Trouble::Unreachable => words.unreachable,
    };
    fixed.to_owned()
}

/// What stands in the screen's field.
fn value(screen: &Screen) -> String {
    screen.part::<HtmlInputElement>("[data-focus]").map(|field| field.value()).unwrap_or_default()
}

fn in_field(screen: &Screen, told: &str) {
    screen.set("[data-focus]", "aria-invalid", if told.is_empty() { "false" } else { "true" });
    screen.write(".field-error", told);
    if let Some(error) = screen.part::<HtmlElement>(".field-error") {
        error.set_hidden(told.is_empty());
    }
}
