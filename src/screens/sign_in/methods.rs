//! The other ways from a step: offered where the backend says so, on whichever screen.

use crate::effects::{dom, sign_in::Door};
use crate::ui::reactive::follow;
use drempel_contract::Method;
use drempel_flow::sign_in::Event;

/// Takes over every button that leads to another way.
pub fn adopt(door: Door) {
    for button in dom::all("[data-method]") {
        let method = match button.dataset().get("method").as_deref() {
            Some("password") => Method::Password,
            Some("totp") => Method::Totp,
            Some(_) | None => Method::NumberMatch,
        };
        dom::listen(&button, "click", move |_| door.send(Event::MethodChosen(method)));
        follow(move || button.set_hidden(!door.ask(|machine| machine.offers(method))));
    }
}
