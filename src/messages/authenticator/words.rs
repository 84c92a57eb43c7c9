//! What the authenticator says: a struct a screen.

#![expect(missing_docs, reason = "a word is named after what it says")]

use super::add_account::AddAccountWords;
use super::approval::{ApprovalWords, EnrolmentWords};
use crate::messages::Text;

/// Everything.
#[derive(Clone, Copy, Debug)]
pub struct AuthenticatorWords {
    /// First use: what this is, and a PIN.
    pub choose_pin: ChoosePinWords,
    /// Fingerprint or face, beside the PIN?
    pub offer_fingerprint: OfferFingerprintWords,
    /// Locked.
    pub unlock: UnlockWords,
    /// Erase everything?
    pub erase: EraseWords,
    /// Nothing can be done here.
    pub unusable: UnusableWords,
    /// Adding accounts.
    pub add_account: AddAccountWords,
    /// The list of accounts.
    pub accounts: AccountsWords,
    /// One account, whole.
    pub account: AccountWords,
    /// Settings.
    pub settings: SettingsWords,
    /// Another PIN.
    pub change_pin: ChangePinWords,
    /// Requests.
    pub approval: ApprovalWords,
    /// Enrolment.
    pub enrolment: EnrolmentWords,
}

/// First use: what this is, and a PIN.
#[derive(Clone, Copy, Debug)]
pub struct ChoosePinWords {
    pub heading: Text,
    pub erased: Text,
    pub explanation: Text,
    pub pin: Text,
    pub hint: Text,
    pub again: Text,
    pub proceed: Text,
    pub know: Text,
    pub know_tries: Text,
    pub know_nobody: Text,
    pub know_lost: Text,
    pub empty: Text,
    pub too_short: fn(usize) -> String,
    pub too_long: Text,
    pub guessable: Text,
    pub differ: Text,
}

/// Fingerprint or face, beside the PIN?
#[derive(Clone, Copy, Debug)]
pub struct OfferFingerprintWords {
    pub heading: Text,
    pub explanation: Text,
    pub yes: Text,
    pub no: Text,
    pub cancelled: Text,
    pub not_able: Text,
}

/// Locked.
#[derive(Clone, Copy, Debug)]
pub struct UnlockWords {
    pub heading: Text,
    pub requests: Text,
    pub pin: Text,
    pub unlock: Text,
    pub fingerprint: Text,
    pub forgot: Text,
    pub letters: Text,
    pub tries: fn(u8) -> String,
    pub wrong: Text,
    pub opening: Text,
    pub no_memory: Text,
    pub storage: Text,
    pub renewed: Text,
}

/// Erase everything?
#[derive(Clone, Copy, Debug)]
pub struct EraseWords {
    pub heading: Text,
    pub explanation: Text,
    pub registered: Text,
    pub yes: Text,
    pub no: Text,
}

/// Nothing can be done here.
#[derive(Clone, Copy, Debug)]
pub struct UnusableWords {
    pub heading: Text,
    pub no_storage: Text,
    pub insecure: Text,
    pub no_worker: Text,
    pub damaged: Text,
    pub newer: Text,
    pub reload: Text,
}

/// The list of accounts.
#[derive(Clone, Copy, Debug)]
pub struct AccountsWords {
    pub heading: Text,
    pub lock: Text,
    pub settings: Text,
    pub add: Text,
    pub search: Text,
    pub work: Text,
    pub personal: Text,
    pub other: Text,
    pub none: Text,
    pub none_text: Text,
    pub no_match: Text,
    pub requests: Text,
    pub open: fn(&str) -> String,
    pub copy: fn(&str) -> String,
    pub show: fn(&str) -> String,
    pub copied: Text,
    pub not_copied: Text,
    pub phone_sign_in: Text,
    pub next: Text,
    pub removed: fn(&str) -> String,
    pub undo: Text,
    pub newer: Text,
    pub old_copy: Text,
    pub old_copy_understood: Text,
}

/// One account, whole.
#[derive(Clone, Copy, Debug)]
pub struct AccountWords {
    pub back: Text,
    pub copy: Text,
    pub show: Text,
    pub left: fn(u32) -> String,
    pub next: fn(&str) -> String,
    pub name: Text,
    pub name_hint: Text,
    pub save: Text,
    pub hide: Text,
    pub up: Text,
    pub down: Text,
    pub moved: Text,
    pub saved: Text,
    pub remove: Text,
    pub remove_text: Text,
    pub gone: Text,
    pub registered: Text,
    pub enable: Text,
    pub unregister: Text,
    pub unregister_text: Text,
}

/// Settings.
#[derive(Clone, Copy, Debug)]
pub struct SettingsWords {
    pub heading: Text,
    pub lock_after: Text,
    pub at_once: Text,
    pub minute: Text,
    pub five_minutes: Text,
    pub codes: Text,
    pub hide_codes: Text,
    pub protection: Text,
    pub change_pin: Text,
    pub pin_changed: Text,
    pub fingerprint: Text,
    pub fingerprint_lost: Text,
    pub take_along: Text,
    pub import: Text,
    pub export: Text,
    pub notifications: Text,
    pub notify: Text,
    pub notify_failed: Text,
    pub phones: Text,
    pub phones_text: Text,
    pub kept: Text,
    pub kept_text: Text,
    pub lost_text: Text,
    pub copy_text: Text,
    pub persistent: Text,
    pub not_persistent: Text,
    pub erase: Text,
}

/// Another PIN.
#[derive(Clone, Copy, Debug)]
pub struct ChangePinWords {
    pub heading: Text,
    pub current: Text,
    pub new: Text,
    pub again: Text,
    pub change: Text,
    pub same: Text,
}
