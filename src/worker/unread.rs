//! Why a file is not read, as it crosses from the worker: a word.

use drempel_verify::exchange::ExchangeError;

const WORDS: [(&str, ExchangeError); 12] = [
    ("too_long", ExchangeError::TooLong),
    ("too_many", ExchangeError::TooMany),
    ("unknown", ExchangeError::Unknown),
    ("not_json", ExchangeError::NotJson),
    ("version", ExchangeError::Version),
    ("malformed", ExchangeError::Malformed),
    ("bitwarden", ExchangeError::BitwardenEncrypted),
    ("no_password", ExchangeError::NoPassword),
    ("cost", ExchangeError::Cost),
    ("wrong_password", ExchangeError::WrongPassword),
    ("other_export", ExchangeError::OtherExport),
    ("incomplete", ExchangeError::Incomplete),
];

pub(super) fn spelled(cause: ExchangeError) -> &'static str {
    WORDS.iter().find(|(_, known)| *known == cause).map_or("unknown", |(word, _)| word)
}

pub(super) fn read(word: &str) -> Option<ExchangeError> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, cause)| *cause)
}
