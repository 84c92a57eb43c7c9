//! That the backend is being asked: a bar along the card. And what is said to who does not see the page: that, or how a
//! request on the phone stands.

use super::number_match;
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
            let told = if waiting {
                words().page.waiting.to_owned()
            } else {
                door.ask(number_match::announced).unwrap_or_default()
            };
            // Said again, it would be read again.
            if status.text_content().as_deref() != Some(&told) {
                status.set_text_content(Some(&told));
            }
        }
    });
}
