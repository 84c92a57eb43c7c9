//! A value as somebody gave it, and how a typed one is read out of it.
//!
//! A reader says what it expects in words that fit after "expected", with an example; the place and the key are added
//! by whoever asked.

use std::ops::RangeInclusive;
use std::time::Duration;

/// What stands in the file or the environment, before anybody knows what it should be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Given {
    /// A string of the file.
    Text(String),
    /// The value of an environment variable, which can stand for anything.
    Loose(String),
    /// A whole number.
    Whole(i64),
    /// `true` or `false`.
    Flag(bool),
    /// A list.
    List(Vec<Given>),
    /// What no key takes, by the name of its kind.
    Other(&'static str),
}

impl Given {
    /// As it can be shown in an error.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Loose(text) => format!("{text:?}"),
            Self::Whole(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::List(items) => {
                format!("[{}]", items.iter().map(Self::shown).collect::<Vec<_>>().join(", "))
            }
            Self::Other(kind) => (*kind).to_owned(),
        }
    }

    /// A string.
    pub(crate) fn text(&self) -> Result<&str, String> {
        match self {
            Self::Text(text) | Self::Loose(text) => Ok(text.trim()),
            Self::Whole(_) | Self::Flag(_) | Self::List(_) | Self::Other(_) => {
                Err("text in quotes".to_owned())
            }
        }
    }

    /// A whole number within `range`.
    pub(crate) fn whole(&self, range: RangeInclusive<u32>) -> Result<u32, String> {
        let number = match self {
            Self::Whole(number) => Some(*number),
            Self::Loose(text) => text.trim().parse().ok(),
            Self::Text(_) | Self::Flag(_) | Self::List(_) | Self::Other(_) => None,
        };
        number
            .and_then(|number| u32::try_from(number).ok())
            .filter(|number| range.contains(number))
            .ok_or_else(|| {
                format!("a whole number from {} to {}, without quotes", range.start(), range.end())
            })
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self) -> Result<bool, String> {
        match self {
            Self::Flag(flag) => Some(*flag),
            Self::Loose(text) => text.trim().parse().ok(),
            Self::Text(_) | Self::Whole(_) | Self::List(_) | Self::Other(_) => None,
        }
        .ok_or_else(|| "true or false, without quotes".to_owned())
    }

    /// A list of strings; in the environment with commas between them.
    pub(crate) fn texts(&self) -> Result<Vec<String>, String> {
        match self {
            Self::List(items) => items.iter().map(|item| item.text().map(str::to_owned)).collect(),
            Self::Loose(text) => Ok(text
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .map(str::to_owned)
                .collect()),
            Self::Text(_) | Self::Whole(_) | Self::Flag(_) | Self::Other(_) => {
                Err("a list, as [\"one\", \"two\"]".to_owned())
            }
        }
    }

    /// A span of time with its unit, within `range`.
    pub(crate) fn duration(&self, range: RangeInclusive<Duration>) -> Result<Duration, String> {
        let read = self.text().ok().and_then(|text| humantime::parse_duration(text).ok());
        read.filter(|span| range.contains(span)).ok_or_else(|| {
            format!(
                "a time with its unit, as \"90s\", \"10m\", \"8h\" or \"30days\", from {} to {}",
                whole(*range.start()),
                whole(*range.end())
            )
        })
    }

    /// An amount of memory with its unit, in KiB, within `range`.
    pub(crate) fn kibibytes(&self, range: RangeInclusive<u32>) -> Result<u32, String> {
        let read = self.text().ok().and_then(|text| {
            let unit_at = text.find(|c: char| !c.is_ascii_digit())?;
            let (number, unit) = text.split_at(unit_at);
            let factor = match unit.trim() {
                "KiB" => 1,
                "MiB" => 1024,
                "GiB" => 1024 * 1024,
                _ => return None,
            };
            number.parse::<u32>().ok()?.checked_mul(factor)
        });
        read.filter(|amount| range.contains(amount)).ok_or_else(|| {
            format!(
                "memory with its unit, as \"19MiB\" (KiB, MiB or GiB), from {}MiB to {}MiB",
                range.start() / 1024,
                range.end() / 1024
            )
        })
    }

    /// One of a closed list of words.
    pub(crate) fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Result<T, String> {
        let text = self.text().unwrap_or_default();
        words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value).ok_or_else(|| {
            format!(
                "one of {}",
                words.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
            )
        })
    }
}

/// A span in its largest whole unit, as it would be written.
fn whole(span: Duration) -> String {
    let seconds = span.as_secs();
    let units = [(24 * 3600, "days"), (3600, "h"), (60, "m")];
    let unit = units.iter().find(|(length, _)| seconds >= *length && seconds.is_multiple_of(*length));
    unit.map_or_else(|| format!("{seconds}s"), |(length, name)| format!("{}{name}", seconds / length))
}
