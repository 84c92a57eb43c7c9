//! May this application, which is not the organisation's own, learn this about the person?

use super::frame;
use crate::effects::{language::words, sign_in::Door};
use crate::ui::{reactive::follow, screen::Screen};
use drempel_contract::ConsentScope;
use drempel_flow::sign_in::{Consent, Event, Screen as Shown, StepName};

/// Takes the screen over.
pub fn adopt(door: Door) {
    let Some(screen) = Screen::find("consent") else { return };
    for (button, allow) in [(".yes", true), (".no", false)] {
        screen.listen(button, "click", move |_| door.send(Event::ConsentGiven(allow)));
    }
    // Before the frame's, which makes the heading the window's title.
    follow(move || {
        door.ask(|machine| {
            if let Shown::Consent(consent) = machine.screen() {
                fill(&screen, consent);
            }
        });
    });
    frame::adopt(door, StepName::Consent, "consent", |_, _| {});
}

fn fill(screen: &Screen, consent: &Consent) {
    let words = &words().consent;
    screen.write("h1", &(words.heading)(&consent.application));
    let lines = [
        (".openid", ConsentScope::Openid),
        (".profile", ConsentScope::Profile),
        (".email", ConsentScope::Email),
        (".offline_access", ConsentScope::OfflineAccess),
    ];
    for (line, scope) in lines {
        screen.hide(line, !consent.scopes.contains(&scope));
    }
    if consent.host.is_empty() {
        screen.write(".host", words.on_this_device);
    } else {
        screen.write(".host", &(words.host)(&consent.host));
    }
}
