//! That the backend is being asked: a bar along the card, and words for who does not see it.

use crate::effects::{dom, language::words, sign_in::Door};
use crate::ui::reactive::follow;
use drempel_flow::sign_in::SignIn;
use web_sys::{Element, HtmlElement};

/// Takes the bar and the words over.
pub fn adopt(door: Door) {
    follow(move || {
        let waiting = door.ask(SignIn::is_waiting);
        if let Some(bar) = dom::by_id::<HtmlElement>("waiting") {
            bar.set_hidden(!waiting);
        }
        if let Some(status) = dom::by_id::<Element>("status") {
            status.set_text_content(waiting.then(|| words().page.waiting));
        }
    });
}
