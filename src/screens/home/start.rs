//! The start page of a visitor: the static shell's section, whose heading follows the configuration.

use crate::effects::{dom, home::Home, language::words};
use crate::screens::sign_in::trouble;
use crate::ui::reactive::{follow, mount};
use crate::ui::{alert::alert, page};
use drempel_contract::Session;
use web_sys::HtmlElement;

/// Takes the section over: there for a visitor, gone for somebody who is signed in.
pub fn adopt(home: Home) {
    let section = dom::all(".screen[data-shell='start']").into_iter().next();
    let Some(section) = section else { return };
    if let Ok(Some(heading)) = section.query_selector("h1") {
        follow(move || heading.set_text_content(Some(&(words().start.heading)(&page::name()))));
    }
    follow(move || {
        let signed_in = home.ask(|machine| matches!(machine.session(), Some(Session::SignedIn { .. })));
        section.set_hidden(signed_in);
        if !signed_in {
            dom::document().set_title(&page::name());
        }
    });
    if let Some(slot) = dom::by_id::<HtmlElement>("start-alert") {
        mount(slot, move || {
            alert(move || {
                let visitor = home.ask(|machine| machine.session().is_none());
                visitor.then(|| home.ask(|machine| machine.trouble().map(trouble::words))).flatten()
            })
        });
    }
}
