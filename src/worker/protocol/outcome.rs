//! What the worker answers.

use super::super::{left_out, unread};
use super::message::{Message, Parts};
use drempel_verify::exchange::{ExchangeError, LeftOut};
use drempel_verify::vault::Cost;
use js_sys::Array;
use wasm_bindgen::JsValue;

/// What came of it.
pub enum Outcome {
    /// A try costs this; so long it took in fact, in ms.
    Calibrated {
        /// Memory and passes.
        cost: Cost,
        /// In ms.
        took_ms: u32,
    },
    /// A container, to be stored.
    Sealed(Vec<u8>),
    /// What was inside.
    Opened(Vec<u8>),
    /// Texts of codes.
    Texts(Vec<String>),
    /// A file that only its password opens.
    Locked,
    /// No file that can be read.
    NotRead(ExchangeError),
    /// What another app reads.
    Written {
        /// One file; or QR codes, each as its size, a space, and its path.
        texts: Vec<String>,
        /// What it cannot read, a name a line.
        left_out: String,
    },
    /// What was in another app's file.
    Brought {
        /// A list of addresses.
        list: String,
        /// What is not taken.
        left_out: Vec<LeftOut>,
    },
    /// Nothing.
    Refused(Why),
}

/// Why nothing came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The PIN or the key does not fit.
    Wrong,
    /// Too little memory.
    NoMemory,
    /// The container was spoiled, or is none.
    Damaged,
    /// A later version of this app made it.
    Newer,
    /// No vault is held open.
    NotOpen,
    /// More than a container holds.
    TooLong,
}

const WHYS: [(&str, Why); 6] = [
    ("wrong", Why::Wrong),
    ("no_memory", Why::NoMemory),
    ("damaged", Why::Damaged),
    ("newer", Why::Newer),
    ("not_open", Why::NotOpen),
    ("too_long", Why::TooLong),
];

impl Outcome {
    /// The message.
    #[must_use]
    pub fn to_message(&self, number: u32) -> Array {
        let message = match self {
            Self::Calibrated { cost, took_ms } => {
                Message::new(number, "calibrated").cost(*cost).whole(*took_ms)
            }
            Self::Sealed(bytes) => Message::new(number, "sealed").bytes(bytes),
            Self::Opened(bytes) => Message::new(number, "opened").bytes(bytes),
            Self::Texts(texts) => Message::new(number, "texts").all(texts),
            Self::Locked => Message::new(number, "locked"),
            Self::NotRead(cause) => Message::new(number, "not_read").text(unread::spelled(*cause)),
            Self::Written { texts, left_out } => Message::new(number, "written").text(left_out).all(texts),
            Self::Brought { list, left_out } => {
                Message::new(number, "brought").text(list).text(&left_out::spelled(left_out))
            }
            Self::Refused(why) => {
                let word = WHYS.iter().find(|(_, known)| known == why).map_or("", |(word, _)| word);
                Message::new(number, "refused").text(word)
            }
        };
        message.into_array()
    }

    /// Reads a message; the outcome is missing in the one that says that the worker is there.
    #[must_use]
    pub fn received(message: &JsValue) -> Option<(u32, Option<Self>)> {
        let (number, word, mut parts) = Parts::of(message)?;
        let outcome = match word.as_str() {
            "calibrated" => Self::Calibrated { cost: parts.cost()?, took_ms: parts.whole()? },
            "sealed" => Self::Sealed(parts.bytes()?),
            "opened" => Self::Opened(parts.bytes()?),
            "texts" => Self::Texts(parts.texts()),
            "locked" => Self::Locked,
            "not_read" => Self::NotRead(unread::read(&parts.text()?)?),
            "written" => Self::Written { left_out: parts.text()?, texts: parts.texts() },
            "brought" => {
                let (list, left_out) = (parts.text()?, parts.text()?);
                Self::Brought { list, left_out: left_out::read(&left_out) }
            }
            "refused" => {
                let word = parts.text()?;
                Self::Refused(WHYS.iter().find(|(known, _)| *known == word)?.1)
            }
            _ => return Some((number, None)),
        };
        Some((number, Some(outcome)))
    }
}
