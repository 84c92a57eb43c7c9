//! What every step's screen has: it is there at its step, says who is signing in and what went wrong, holds still while
//! the backend is asked, and leads back to the address.

use super::trouble::{self, Place};
use crate::effects::{dom, language::words, sign_in::Door};
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::sign_in::{Event, SignIn, StepName};
use web_sys::{Event as DomEvent, HtmlInputElement};

/// What a screen does when its form is submitted.
pub type Submit = fn(Door, &Screen);

/// Takes a step's screen over.
pub fn adopt(door: Door, step: StepName, name: &str, submit: Submit) -> Option<Screen> {
    let screen = Screen::find(name)?;
    let submitted = screen.clone();
    screen.listen("form", "submit", move |event| {
        event.prevent_default();
        submit(door, &submitted);
    });
    screen.listen("[data-focus]", "input", move |_| door.send(Event::Typed));
    screen.listen(".another", "click", move |_| door.send(Event::AnotherAccountWanted));
    let followed = screen.clone();
    follow(move || keep_up(door, step, &followed));
    Some(screen)
}

/// What stands in the screen's field.
#[must_use]
pub fn typed(screen: &Screen) -> String {
    screen.part::<HtmlInputElement>("[data-focus]").map(|field| field.value()).unwrap_or_default()
}

/// Submits the form that was submitted before the program was there.
pub fn submit_what_was_pending() {
    dom::root().dataset().delete("submitted");
    for form in dom::all("form[data-pending]") {
        form.dataset().delete("pending");
        form.remove_attribute("aria-busy").ok();
        // Not heard outside the form: the script that keeps what comes too early is still listening.
        if let Ok(submit) = DomEvent::new("submit") {
            form.dispatch_event(&submit).ok();
        }
    }
}

fn keep_up(door: Door, step: StepName, screen: &Screen) {
    let here = door.ask(SignIn::screen_name) == step;
    screen.show(here);
    let told = |place| if here { trouble::told(door, place) } else { None }.unwrap_or_default();
    let in_field = told(Place::Field);
    screen.set("[data-focus]", "aria-invalid", if in_field.is_empty() { "false" } else { "true" });
    screen.write(".field-error", &in_field);
    screen.write(".alert", &told(Place::Above));
    screen.write(".person-email", door.ask(|machine| machine.typed_email().to_owned()).as_str());
    let application = door.ask(|machine| machine.application().map(words().page.to_continue));
    screen.write(".application", application.as_deref().unwrap_or_default());
    let (waiting, ready) = door.ask(|machine| (machine.is_waiting(), machine.can_submit()));
    for button in [".primary:not(.again), .yes", ".no"] {
        screen.set(button, "aria-disabled", if ready { "false" } else { "true" });
    }
    if let Some(field) = screen.part::<HtmlInputElement>("[data-focus]") {
        field.set_read_only(here && waiting);
    }
}
