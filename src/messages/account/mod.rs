//! The words of a person's own account, which no other door has.

mod en;
mod nl;
mod words;

pub use en::ENGLISH;
pub use nl::DUTCH;
pub use words::*;

use super::ShellWord;

/// The keys that only this door uses.
pub static ACCOUNT_SHELL: &[ShellWord] = &[
    ("security_info.heading", ENGLISH.security_info.heading, DUTCH.security_info.heading),
    ("my_sign_ins.heading", ENGLISH.my_sign_ins.heading, DUTCH.my_sign_ins.heading),
];
