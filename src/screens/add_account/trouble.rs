//! What to say about what went wrong while adding.

use super as adding;
use drempel_flow::add_account::{CameraTrouble, Trouble};
use drempel_verify::exchange::{ExchangeError, Why};
use drempel_verify::{KeyError, OtpauthError};

/// The words.
#[must_use]
pub(super) fn words_of_key(cause: KeyError) -> String {
    let words = &adding::words().trouble;
    match cause {
        KeyError::Empty => words.key_missing.to_owned(),
        KeyError::NotBase32 { position } => (words.key_character)(position),
        KeyError::Incomplete => words.key_incomplete.to_owned(),
        KeyError::TooLong => words.key_too_long.to_owned(),
    }
}

/// The words.
#[must_use]
pub(super) fn told(trouble: &Trouble) -> String {
    let words = &adding::words().trouble;
    let fixed = match trouble {
        Trouble::Camera(CameraTrouble::Refused) => words.camera_refused,
        Trouble::Camera(CameraTrouble::None) => words.no_camera,
        Trouble::Camera(CameraTrouble::Busy) => words.camera_busy,
        Trouble::Camera(CameraTrouble::Unable) => words.camera_unable,
        Trouble::Camera(CameraTrouble::Paused) => words.camera_paused,
        Trouble::NoCode => words.no_code,
        Trouble::NotPicture => words.not_picture,
        Trouble::NotAccount => words.not_account,
        Trouble::Address(cause) => return of_address(*cause),
        Trouble::Key(cause) => return words_of_key(*cause),
        Trouble::NoName => words.no_name,
        Trouble::Period => words.period,
        Trouble::File(cause) => of_file(*cause),
        Trouble::Spoiled => words.file_damaged,
        Trouble::Newer => words.newer,
        Trouble::Nothing => words.nothing,
        Trouble::NoMemory => words.no_memory,
        Trouble::NoWorker => words.no_worker,
    };
    fixed.to_owned()
}

fn of_address(cause: OtpauthError) -> String {
    let words = &adding::words().trouble;
    match cause {
        OtpauthError::CounterBased { .. } => words.counter.to_owned(),
        OtpauthError::Steam => words.steam.to_owned(),
        OtpauthError::Key(cause) => words_of_key(cause),
        OtpauthError::NotOtpauth => words.not_account.to_owned(),
        OtpauthError::Migration
        | OtpauthError::TooLong
        | OtpauthError::UnknownType
        | OtpauthError::Repeated(_)
        | OtpauthError::Percent
        | OtpauthError::NotUtf8
        | OtpauthError::KeyMissing
        | OtpauthError::Algorithm
        | OtpauthError::Digits
        | OtpauthError::Period
        | OtpauthError::Counter => words.address.to_owned(),
    }
}

fn of_file(cause: ExchangeError) -> &'static str {
    let words = &adding::words().trouble;
    match cause {
        ExchangeError::TooLong => words.file_too_long,
        ExchangeError::TooMany => words.file_too_many,
        ExchangeError::Unknown => words.file_unknown,
        ExchangeError::Version => words.file_version,
        ExchangeError::NotJson | ExchangeError::Malformed => words.file_damaged,
        ExchangeError::BitwardenEncrypted => words.bitwarden,
        ExchangeError::NoPassword => words.aegis,
        ExchangeError::Cost => words.file_cost,
        ExchangeError::WrongPassword => words.wrong_password,
        ExchangeError::OtherExport => words.other_export,
        ExchangeError::Incomplete => words.incomplete,
    }
}

/// Why an account is left out.
#[must_use]
pub(super) fn left_out(why: &Why) -> &'static str {
    let words = &adding::words().left_out;
    match why {
        Why::CounterBased => words.counter,
        Why::Steam => words.steam,
        Why::Key(_) => words.key,
        Why::OtherKind | Why::Algorithm | Why::Digits | Why::Period | Why::Address(_) | Why::Unreadable => {
            words.unknown
        }
    }
}
