//! What adding accounts says: a struct a screen.

use super::ExportWords;
use crate::messages::Text;

/// Everything.
#[derive(Clone, Copy, Debug)]
pub struct AddAccountWords {
    /// How to add one.
    pub add_account: ChoiceWords,
    /// The camera.
    pub scan: ScanWords,
    /// By hand.
    pub type_account: TypeWords,
    /// Another app's file.
    pub import: ImportWords,
    /// Taking accounts along.
    pub export: ExportWords,
    /// The password of a file.
    pub unlock_file: UnlockWords,
    /// What it is, before it is added.
    pub confirm_accounts: ConfirmWords,
    /// What went wrong.
    pub trouble: TroubleWords,
    /// Why an account is left out.
    pub left_out: LeftOutWords,
}

/// How to add one.
#[derive(Clone, Copy, Debug)]
pub struct ChoiceWords {
    /// Heading.
    pub heading: Text,
    /// What to do.
    pub explanation: Text,
    /// Button.
    pub scan: Text,
    /// Button.
    pub picture: Text,
    /// Button.
    pub by_hand: Text,
    /// Link.
    pub import: Text,
    /// The field.
    pub link: Text,
    /// Under it.
    pub link_hint: Text,
    /// Its button.
    pub use_link: Text,
    /// Back, on all these screens.
    pub back: Text,
    /// A picture is looked at.
    pub reading: Text,
}

/// The camera.
#[derive(Clone, Copy, Debug)]
pub struct ScanWords {
    /// Heading.
    pub heading: Text,
    /// What to do.
    pub explanation: Text,
    /// What the picture is, for who cannot see it.
    pub camera: Text,
    /// Button.
    pub again: Text,
    /// Codes of an export: how many were seen, of how many.
    pub progress: fn(usize, usize) -> String,
}

/// By hand.
#[derive(Clone, Copy, Debug)]
pub struct TypeWords {
    /// Heading.
    pub heading: Text,
    /// The field.
    pub issuer: Text,
    /// The field.
    pub account: Text,
    /// The field.
    pub key: Text,
    /// Under it.
    pub key_hint: Text,
    /// What most people leave alone.
    pub advanced: Text,
    /// The field.
    pub digits: Text,
    /// The field.
    pub period: Text,
    /// The field.
    pub algorithm: Text,
    /// Button.
    pub next: Text,
}

/// Another app's file.
#[derive(Clone, Copy, Debug)]
pub struct ImportWords {
    /// Heading.
    pub heading: Text,
    /// What to do.
    pub explanation: Text,
    /// What can be read.
    pub formats: Text,
    /// Button.
    pub choose: Text,
    /// Button, for Google Authenticator.
    pub scan: Text,
    /// What becomes of the file.
    pub afterwards: Text,
}

/// The password of a file.
#[derive(Clone, Copy, Debug)]
pub struct UnlockWords {
    /// Heading.
    pub heading: Text,
    /// What to do.
    pub explanation: Text,
    /// The field.
    pub password: Text,
    /// Button.
    pub open: Text,
    /// It takes a moment.
    pub opening: Text,
}

/// What it is, before it is added.
#[derive(Clone, Copy, Debug)]
pub struct ConfirmWords {
    /// Heading for one.
    pub heading: Text,
    /// Heading for several.
    pub heading_several: Text,
    /// Label.
    pub issuer: Text,
    /// Label.
    pub account: Text,
    /// Label of how codes are made, when that is out of the ordinary.
    pub codes: Text,
    /// How: digits, period, algorithm.
    pub manner: fn(u8, u32, &str) -> String,
    /// Nothing is said.
    pub unknown: Text,
    /// The field.
    pub name: Text,
    /// Under it.
    pub name_hint: Text,
    /// It is there already.
    pub same: Text,
    /// One of the same name is there.
    pub namesake: Text,
    /// The same codes are there under another name.
    pub renamed: fn(&str) -> String,
    /// The same, of one in a list.
    pub same_short: Text,
    /// The same, of one in a list.
    pub namesake_short: Text,
    /// Legend of the choice.
    pub both_or_one: Text,
    /// Choice.
    pub keep_both: Text,
    /// Choice.
    pub replace: Text,
    /// The label names another issuer.
    pub conflict: Text,
    /// A name was changed.
    pub name_changed: Text,
    /// The key is short.
    pub short_key: Text,
    /// The key was no whole number of bytes.
    pub bits_dropped: Text,
    /// What is not taken.
    pub left_out: fn(usize) -> String,
    /// Button.
    pub add: Text,
    /// Button for several.
    pub add_several: fn(usize) -> String,
    /// Button.
    pub cancel: Text,
    /// Said when they are there.
    pub added: fn(usize) -> String,
}

/// What went wrong.
#[derive(Clone, Copy, Debug)]
pub struct TroubleWords {
    /// The camera was refused.
    pub camera_refused: Text,
    /// There is none.
    pub no_camera: Text,
    /// Another app has it.
    pub camera_busy: Text,
    /// Not in this browser.
    pub camera_unable: Text,
    /// It was stopped.
    pub camera_paused: Text,
    /// No code in the picture.
    pub no_code: Text,
    /// No picture.
    pub not_picture: Text,
    /// A code, but no account.
    pub not_account: Text,
    /// Codes that follow a counter.
    pub counter: Text,
    /// Steam.
    pub steam: Text,
    /// An address that is none.
    pub address: Text,
    /// The key is missing.
    pub key_missing: Text,
    /// A character that no key has.
    pub key_character: fn(usize) -> String,
    /// A character is missing.
    pub key_incomplete: Text,
    /// The key is too long.
    pub key_too_long: Text,
    /// No name.
    pub no_name: Text,
    /// The period.
    pub period: Text,
    /// A file of a kind that is not known.
    pub file_unknown: Text,
    /// Too large.
    pub file_too_long: Text,
    /// Too many accounts.
    pub file_too_many: Text,
    /// A version that is not known.
    pub file_version: Text,
    /// Cut off or changed.
    pub file_damaged: Text,
    /// Bitwarden's encrypted export.
    pub bitwarden: Text,
    /// Aegis without a password.
    pub aegis: Text,
    /// The password costs too much.
    pub file_cost: Text,
    /// The wrong password.
    pub wrong_password: Text,
    /// A code of another export.
    pub other_export: Text,
    /// Some codes are missing.
    pub incomplete: Text,
    /// A later version of this app.
    pub newer: Text,
    /// Nothing in it.
    pub nothing: Text,
    /// Too little memory.
    pub no_memory: Text,
    /// The worker does not run.
    pub no_worker: Text,
}

/// Why an account is left out.
#[derive(Clone, Copy, Debug)]
pub struct LeftOutWords {
    /// Codes that follow a counter.
    pub counter: Text,
    /// Steam.
    pub steam: Text,
    /// How its codes are made is not known here.
    pub unknown: Text,
    /// The key.
    pub key: Text,
    /// An account without a name.
    pub nameless: Text,
}
