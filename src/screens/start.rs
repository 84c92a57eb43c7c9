//! The start page of a visitor.

use crate::effects::{home::Home, language::words};
use crate::screens::sign_in::trouble;
use crate::ui::{page, reactive::follow, screen::Screen};
use drempel_contract::Session;

/// Takes the screen over: there for a visitor, gone for somebody who is signed in.
pub fn adopt(home: Home) {
    let Some(screen) = Screen::find("start") else { return };
    follow(move || {
        screen.write("h1", &(words().start.heading)(&page::name()));
        let (visitor, trouble) = home.ask(|machine| {
            let visitor = !matches!(machine.session(), Some(Session::SignedIn { .. }));
            (visitor, machine.trouble().map(trouble::words))
        });
        screen.show(visitor);
        screen.write(".alert", trouble.as_deref().unwrap_or_default());
    });
}
