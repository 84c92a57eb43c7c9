//! The words of the static shell, by the key that stands in its `data-message` attributes.

use super::{Language, Messages};

/// A key and where its words are.
pub(super) type ShellWord = (&'static str, fn(&Messages) -> &'static str);

/// Every key that `index.html` uses.
pub static SHELL: &[ShellWord] = &[
    ("identify.heading", |words| words.identify.heading),
    ("identify.email", |words| words.identify.email),
    ("identify.next", |words| words.identify.next),
    ("start.welcome", |words| words.start.welcome),
    ("start.sign_in", |words| words.start.sign_in),
    ("page.help", |words| words.page.help),
    ("page.support", |words| words.page.support),
    ("page.privacy", |words| words.page.privacy),
    ("page.language", |words| words.page.language),
    ("page.waiting", |words| words.page.waiting),
    ("page.still_waiting", |words| words.page.still_waiting),
    ("page.no_webassembly", |words| words.page.no_webassembly),
    ("page.load_failed", |words| words.page.load_failed),
    ("page.reload", |words| words.page.reload),
    ("page.no_script", |words| words.page.no_script),
];

/// The words behind a key, or `None` for a key that does not exist.
#[must_use]
pub fn shell(language: Language, key: &str) -> Option<&'static str> {
    let word = SHELL.iter().find(|(known, _)| *known == key);
    word.map(|(_, pick)| pick(language.messages()))
}
