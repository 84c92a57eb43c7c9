//! What the page asks of its worker.

use super::message::{Message, Parts};
use drempel_contract::Secret;
use drempel_verify::vault::Cost;
use js_sys::Array;
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
    /// Read another app's file that was brought.
    ReadFile {
        /// The file.
        file: Vec<u8>,
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
    /// Write contents as another app reads them, in clear.
    WriteFile {
        /// The contents.
        content: Vec<u8>,
        /// The app, as `files.rs` knows it.
        app: String,
    },
}

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
            Self::ReadFile { file } => Message::new(number, "read_file").bytes(file),
            Self::OpenFile { file, password } => {
                Message::new(number, "open_file").bytes(file).text(password.expose())
            }
            Self::SealFile { content, password } => {
                Message::new(number, "seal_file").bytes(content).text(password.expose())
            }
            Self::WriteFile { content, app } => Message::new(number, "write_file").bytes(content).text(app),
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
            "read_file" => Self::ReadFile { file: parts.bytes()? },
            "open_file" => Self::OpenFile { file: parts.bytes()?, password: Secret::new(parts.text()?) },
            "write_file" => Self::WriteFile { content: parts.bytes()?, app: parts.text()? },
            "seal_file" => Self::SealFile { content: parts.bytes()?, password: Secret::new(parts.text()?) },
            _ => return None,
        };
        Some((number, job))
    }
}
