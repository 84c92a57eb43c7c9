//! The password. Read from the field at submit, handed on, and kept nowhere.

use super::frame;
use crate::effects::{language::words, sign_in::Door, site};
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::Secret;
use drempel_flow::sign_in::{Event, StepName};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = frame::adopt(door, StepName::Password, "password", submit) else { return };
    let toggled = screen.clone();
    screen.listen(".show-password", "click", move |_| {
        let hidden =
            toggled.part::<HtmlInputElement>("#password").is_some_and(|field| field.type_() == "password");
        unveil(&toggled, hidden);
    });
    for name in ["keydown", "keyup"] {
        let watched = screen.clone();
        screen.listen("#password", name, move |event| {
            let locked =
                event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.get_modifier_state("CapsLock"));
            watched.write("#caps-lock", if locked { words().password.caps_lock } else { "" });
        });
    }
    follow(move || {
        let email = door.ask(|machine| machine.typed_email().to_owned());
        screen.set(".username", "value", &email);
        let page = site::ask(|site| site.forgot_password_url.clone());
        screen.hide("#forgot-link", page.is_empty());
        screen.hide("#forgot-help", !page.is_empty());
        if !page.is_empty() {
            screen.set("#forgot-link", "href", &page);
        }
    });
}

fn submit(door: Door, screen: &Screen) {
    unveil(screen, false);
    door.send(Event::PasswordSubmitted(Secret::new(frame::typed(screen))));
}

/// Shows what is typed, or hides it.
fn unveil(screen: &Screen, shown: bool) {
    let words = &words().password;
    screen.set("#password", "type", if shown { "text" } else { "password" });
    screen.set(".show-password", "data-message", if shown { "password.hide" } else { "password.show" });
    screen.write(".show-password", if shown { words.hide } else { words.show });
}
