//! Accounts that are left out, as they cross from the worker: a word and a name on each line. Of a cause, as much crosses
//! as is said to the person.

use drempel_verify::exchange::{LeftOut, Why};
use drempel_verify::{KeyError, OtpauthError};

const WORDS: [(&str, Why); 9] = [
    ("counter", Why::CounterBased),
    ("steam", Why::Steam),
    ("kind", Why::OtherKind),
    ("algorithm", Why::Algorithm),
    ("digits", Why::Digits),
    ("period", Why::Period),
    ("key", Why::Key(KeyError::Empty)),
    ("address", Why::Address(OtpauthError::NotOtpauth)),
    ("unreadable", Why::Unreadable),
];

pub(super) fn spelled(left_out: &[LeftOut]) -> String {
    let line = |one: &LeftOut| {
        let same = |why: &Why| core::mem::discriminant(why) == core::mem::discriminant(&one.why);
        let word = WORDS.iter().find(|(_, why)| same(why)).map_or("unreadable", |(word, _)| word);
        [word, " ", &one.name, "\n"].concat()
    };
    left_out.iter().map(line).collect()
}

pub(super) fn read(text: &str) -> Vec<LeftOut> {
    let one = |line: &str| {
        let (word, name) = line.split_once(' ')?;
        let (_, why) = WORDS.iter().find(|(known, _)| *known == word)?;
        Some(LeftOut { name: name.to_owned(), why: *why })
    };
    text.lines().filter_map(one).collect()
}
