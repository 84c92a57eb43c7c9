//! What the page and its worker say to each other: lists that the browser copies, `[number, word, …]`.
//!
//! The rule a reader would break: numbers are whole, bytes are `Uint8Array`, and a message that lacks a part is none. Both
//! ends are of one build, so nothing here is for strangers.

mod message;

pub use message::Message;

use super::left_out;
use drempel_contract::Secret;
use drempel_verify::exchange::LeftOut;
use drempel_verify::vault::Cost;
use js_sys::Array;
use message::Parts;
use wasm_bindgen::JsValue;

/// Something to be done.
pub enum Job {
    /// Find out what a try of a PIN must cost to take about so long, in ms.
    Calibrate {
        /// So long.
        target_ms: u32,
    },
    /// Make a vault under a PIN, and hold it open.
    Create {
        /// The PIN, checked.
        pin: Secret,
        /// What only this browser computes.
        device: [u8; 32],
        /// What a try costs.
        cost: Cost,
        /// What is inside.
        content: Vec<u8>,
    },
    /// Try a PIN, and hold the vault open if it fits.
    Open {
        /// The container.
        sealed: Vec<u8>,
        /// As typed.
        pin: Secret,
        /// What only this browser computes.
        device: [u8; 32],
    },
    /// The same by a passkey's result.
    OpenByKey {
        /// The container.
        sealed: Vec<u8>,
        /// The result.
        key: [u8; 32],
    },
    /// Take what another page stored in place of what is held open.
    TakeNewer {
        /// The container.
        sealed: Vec<u8>,
    },
    /// Put this into the vault that is held open, and seal it.
    Seal {
        /// What is inside.
        content: Vec<u8>,
    },
    /// Change the key of the vault that is held open, and put other locks on it.
    Renew {
        /// The PIN, checked.
        pin: Secret,
        /// What only this browser computes.
        device: [u8; 32],
        /// What a try costs.
        cost: Cost,
        /// A passkey's result, if one is to open it, too.
        key: Option<[u8; 32]>,
    },
    /// Let a passkey's result open it, too.
    LockWithKey {
        /// The result.
        key: [u8; 32],
    },
    /// Let no passkey open it any more.
    ForgetKey,
    /// Read the codes in a picture of one byte a pixel.
    ReadCodes {
        /// Row by row.
        pixels: Vec<u8>,
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// Whether it is all there is, and no other picture follows.
        thorough: bool,
    },
    /// Open a file that was brought.
    OpenFile {
        /// The file.
        file: Vec<u8>,
        /// As typed.
        password: Secret,
    },
    /// Seal contents for a file that leaves the phone.
    SealFile {
        /// The contents.
        content: Vec<u8>,
        /// The password, checked.
        password: Secret,
    },
}

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

impl Job {
    /// The message.
    #[must_use]
    pub fn to_message(&self, number: u32) -> Array {
        let message = match self {
            Self::Calibrate { target_ms } => Message::new(number, "calibrate").whole(*target_ms),
            Self::Create { pin, device, cost, content } => {
                Message::new(number, "create").text(pin.expose()).bytes(device).cost(*cost).bytes(content)
            }
            Self::Open { sealed, pin, device } => {
                Message::new(number, "open").bytes(sealed).text(pin.expose()).bytes(device)
            }
            Self::OpenByKey { sealed, key } => Message::new(number, "open_by_key").bytes(sealed).bytes(key),
            Self::TakeNewer { sealed } => Message::new(number, "take_newer").bytes(sealed),
            Self::Seal { content } => Message::new(number, "seal").bytes(content),
            Self::Renew { pin, device, cost, key } => Message::new(number, "renew")
                .text(pin.expose())
                .bytes(device)
                .cost(*cost)
                .bytes(key.as_ref().map_or(&[], |key| key.as_slice())),
            Self::LockWithKey { key } => Message::new(number, "lock_with_key").bytes(key),
            Self::ForgetKey => Message::new(number, "forget_key"),
            Self::ReadCodes { pixels, width, height, thorough } => Message::new(number, "read_codes")
                .bytes(pixels)
                .whole(*width)
                .whole(*height)
                .whole(u32::from(*thorough)),
            Self::OpenFile { file, password } => {
                Message::new(number, "open_file").bytes(file).text(password.expose())
            }
            Self::SealFile { content, password } => {
                Message::new(number, "seal_file").bytes(content).text(password.expose())
            }
        };
        message.into_array()
    }

    /// Reads a message.
    #[must_use]
    pub fn received(message: &JsValue) -> Option<(u32, Self)> {
        let (number, word, mut parts) = Parts::of(message)?;
        let job = match word.as_str() {
            "calibrate" => Self::Calibrate { target_ms: parts.whole()? },
            "create" => {
                let (pin, device) = (Secret::new(parts.text()?), parts.key()?);
                Self::Create { pin, device, cost: parts.cost()?, content: parts.bytes()? }
            }
            "open" => {
                let sealed = parts.bytes()?;
                Self::Open { sealed, pin: Secret::new(parts.text()?), device: parts.key()? }
            }
            "open_by_key" => Self::OpenByKey { sealed: parts.bytes()?, key: parts.key()? },
            "take_newer" => Self::TakeNewer { sealed: parts.bytes()? },
            "seal" => Self::Seal { content: parts.bytes()? },
            "renew" => {
                let (pin, device) = (Secret::new(parts.text()?), parts.key()?);
                Self::Renew { pin, device, cost: parts.cost()?, key: parts.bytes()?.try_into().ok() }
            }
            "lock_with_key" => Self::LockWithKey { key: parts.key()? },
            "forget_key" => Self::ForgetKey,
            "read_codes" => {
                let (pixels, width, height) = (parts.bytes()?, parts.whole()?, parts.whole()?);
                Self::ReadCodes { pixels, width, height, thorough: parts.whole()? != 0 }
            }
            "open_file" => Self::OpenFile { file: parts.bytes()?, password: Secret::new(parts.text()?) },
            "seal_file" => Self::SealFile { content: parts.bytes()?, password: Secret::new(parts.text()?) },
            _ => return None,
        };
        Some((number, job))
    }
}

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
            Self::Texts(texts) => {
                texts.iter().fold(Message::new(number, "texts"), |message, text| message.text(text))
            }
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
