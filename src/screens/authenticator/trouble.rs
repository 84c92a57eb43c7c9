//! What went wrong, in words.

use super::frame;
use crate::screens::sign_in::trouble;
use drempel_flow::authenticator::Trouble;
use drempel_verify::vault::PassphraseError;

/// In words.
#[must_use]
pub fn words(of: &Trouble) -> String {
    let (all, choose) = (frame::words(), &frame::words().choose_pin);
    let fixed = match of {
        Trouble::Pin(PassphraseError::Empty) => choose.empty,
        Trouble::Pin(PassphraseError::TooShort { least, .. }) => return (choose.too_short)(*least),
        Trouble::Pin(PassphraseError::TooLong) => choose.too_long,
        Trouble::Pin(PassphraseError::Guessable) => choose.guessable,
        Trouble::Differ => choose.differ,
        Trouble::SamePin => all.change_pin.same,
        Trouble::Wrong { left } => return [all.unlock.wrong, " ", &(all.unlock.tries)(*left)].concat(),
        Trouble::Cancelled => all.offer_fingerprint.cancelled,
        Trouble::NotAble => all.offer_fingerprint.not_able,
        Trouble::NoMemory => all.unlock.no_memory,
        Trouble::Storage => all.unlock.storage,
        Trouble::Renewed => all.unlock.renewed,
        Trouble::FingerprintLost => all.settings.fingerprint_lost,
        Trouble::Call(call) => return trouble::words(call),
    };
    fixed.to_owned()
}

/// Whether it is about what was typed.
#[must_use]
pub const fn is_typed(of: &Trouble) -> bool {
    match of {
        Trouble::Pin(_) | Trouble::Differ | Trouble::SamePin | Trouble::Wrong { .. } => true,
        Trouble::Cancelled
        | Trouble::NotAble
        | Trouble::NoMemory
        | Trouble::Storage
        | Trouble::Renewed
        | Trouble::FingerprintLost
        | Trouble::Call(_) => false,
    }
}
