//! The code that another device shows.
//!
//! The rule a reader would break: the field is tidied only when somebody leaves it, never while they type, and a code in
//! the address fills it and submits nothing (RFC 8628 section 3.3.1).

use crate::effects::{dom, navigate, sign_in::Door, storage};
use crate::screens::sign_in::frame;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::Secret;
use drempel_flow::sign_in::{Event, Screen as Shown, SignIn, StepName};
use drempel_verify::UserCode;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement};

/// What stands before the code in the address.
const PREFIX: &str = "code=";

/// Takes the screen over.
pub fn adopt(door: Door) {
    let submit =
        |door: Door, screen: &Screen| door.send(Event::UserCodeSubmitted(Secret::new(frame::typed(screen))));
    let Some(screen) = frame::adopt(door, StepName::DeviceSignIn, "device_sign_in", submit) else { return };
    let Some(field) = screen.part::<HtmlInputElement>("[data-focus]") else { return };
    let left = field.clone();
    dom::listen(&field, "change", move |_| fill(&left, &left.value()));
    let pasted = field.clone();
    dom::listen(&dom::document(), "paste", move |event| {
        let here = door.ask_once(SignIn::screen_name) == StepName::DeviceSignIn;
        let into_a_field = event.target().is_some_and(|target| target.has_type::<HtmlInputElement>());
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        if let (true, false, Some(data)) = (here, into_a_field, data) {
            fill(&pasted, &data.get_data("text").unwrap_or_default());
            pasted.focus().ok();
            door.send(Event::Typed);
        }
    });
    follow(move || {
        // What was answered is of no use any more.
        if door.ask(|machine| matches!(machine.screen(), Shown::DeviceApproved(_) | Shown::DeviceDenied(_))) {
            field.set_value("");
        }
    });
}

/// Fills in the code that the address carries, now and whenever it changes, and takes it out of the address. Whoever
/// follows such a link wants that device, not the one this tab was asked about before.
pub fn fill_from_the_address() {
    let take = || {
        let fragment = dom::fragment();
        let Some(code) = fragment.strip_prefix(PREFIX) else { return };
        if let Some(field) = dom::by_id::<HtmlInputElement>("user_code") {
            fill(&field, code);
        }
        storage::keep_sign_in(None);
        navigate::forget_fragment();
    };
    take();
    // The machine hears of it, too: a change of the fragment is a step in the history.
    dom::listen(&dom::window(), "hashchange", move |_| take());
}

/// Writes a code as devices show it; what is none stays as it was typed.
fn fill(field: &HtmlInputElement, text: &str) {
    if let Ok(code) = UserCode::parse(text) {
        field.set_value(&code.grouped());
    }
}
