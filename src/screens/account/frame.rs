//! What every screen of the account has: its words, a bar while the backend is asked, and what is read aloud.

use crate::effects::{dom, language};
use crate::messages::account::{ACCOUNT_SHELL, AccountWords};
use crate::ui::reactive::follow;
use crate::ui::screen::Screen;
use web_sys::{Element, HtmlElement};

/// The present language's words; reading them follows a change.
pub(super) fn words() -> &'static AccountWords {
    language::language().account()
}

/// Keeps the static words in the present language.
pub(super) fn adopt() {
    follow(|| language::put(ACCOUNT_SHELL, language::language()));
}

/// Shows or hides the bar along the card.
pub(super) fn show_waiting(waiting: bool) {
    if let Some(bar) = dom::by_id::<HtmlElement>("waiting") {
        bar.set_hidden(!waiting);
    }
}

/// Has this read aloud; nothing is, when it was read already.
pub(super) fn announce(text: &str) {
    if let Some(status) = dom::by_id::<Element>("status")
        && status.text_content().as_deref() != Some(text)
    {
        status.set_text_content(Some(text));
    }
}

/// Lets buttons be pressed, or not now.
pub(super) fn enable(screen: &Screen, buttons: &[&str], ready: bool) {
    for button in buttons {
        screen.set(button, "aria-disabled", if ready { "false" } else { "true" });
    }
}
