//! A code from an authenticator app.

use super::frame;
use crate::effects::{dom, sign_in::Door};
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::Secret;
use drempel_flow::sign_in::{Event, Screen as Shown, StepName, Totp};
use web_sys::HtmlSelectElement;

/// Takes the screen over.
pub fn adopt(door: Door) {
    let submit =
        |door: Door, screen: &Screen| door.send(Event::CodeSubmitted(Secret::new(frame::typed(screen))));
    let Some(screen) = frame::adopt(door, StepName::Totp, "totp", submit) else { return };
    let chosen = screen.clone();
    screen.listen("#device", "change", move |_| {
        if let Some(select) = chosen.part::<HtmlSelectElement>("#device") {
            door.send(Event::DeviceChosen(select.value()));
        }
    });
    follow(move || {
        door.ask(|machine| {
            if let Shown::Totp(totp) = machine.screen() {
                devices(&screen, totp);
            }
        });
    });
}

/// Which app is meant; not asked of who has one.
fn devices(screen: &Screen, totp: &Totp) {
    screen.hide("#devices", totp.devices.len() < 2);
    let Some(select) = screen.part::<HtmlSelectElement>("#device") else { return };
    select.set_text_content(None);
    for device in &totp.devices {
        if let Ok(option) = dom::document().create_element("option") {
            option.set_attribute("value", &device.id).ok();
            option.set_text_content(Some(&device.name));
            select.append_child(&option).ok();
        }
    }
    select.set_value(&totp.chosen);
}
