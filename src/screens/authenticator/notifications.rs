//! Notifications in the settings: whether they come, and why they do not.

use super::frame;
use crate::effects::approval::Requests;
use crate::effects::authenticator::Door;
use crate::effects::notifications::Notifications;
use crate::effects::push::Waking;
use crate::ui::{reactive::follow, screen::Screen};
use drempel_flow::authenticator::{Authenticator, Shows};
use leptos::prelude::{Get, Memo};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Takes its part of the settings over.
pub fn adopt(door: Door, requests: Requests, notifications: Notifications) {
    let Some(screen) = Screen::find("settings") else { return };
    screen.listen(".notify", "change", move |event| {
        let field = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        if field.is_some_and(|field| field.checked()) {
            notifications.allow();
        } else {
            notifications.end();
        }
    });
    let shown = Memo::new(move |_| door.ask(Authenticator::shows) == Shows::Settings);
    follow(move || {
        if shown.get() {
            notifications.look();
        }
    });
    let trouble = screen.clone();
    follow(move || {
        let failed = notifications.failed();
        trouble.write(".notify-trouble", if failed { frame::words().settings.notify_failed } else { "" });
    });
    // The box follows what is found and nothing else: while the browser asks, it shows what the person wants.
    follow(move || {
        let waking = notifications.waking();
        let useful = requests.ask(|machine| !machine.accounts().is_empty());
        screen.hide(".notifications", waking == Waking::Unavailable || !useful);
        screen.hide(".with-notify", waking == Waking::Denied);
        screen.hide(".notifications-denied", waking != Waking::Denied);
        if let Some(field) = screen.part::<HtmlInputElement>(".notify") {
            field.set_checked(waking == Waking::On);
        }
    });
}
