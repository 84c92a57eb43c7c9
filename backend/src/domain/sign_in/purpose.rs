//! What a sign-in is for: where it leads once the person has a session.

use crate::domain::token::Digest;
use drempel_contract::AccountPage;
use serde::{Deserialize, Serialize};

/// What a sign-in is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "for", rename_all = "snake_case")]
pub enum Purpose {
    /// The start page.
    #[default]
    Home,
    /// An application's request, by its handle.
    Authorization {
        /// Names it.
        id: String,
    },
    /// A page about the person's own account, which wants a fresh sign-in.
    Page {
        /// Which.
        page: AccountPage,
        /// The address of whoever was signed in when it began, for the field.
        hint: Option<String>,
    },
    /// A device that showed a code.
    Device {
        /// Of the code, by the server's key: 34 bits could be found from a plain digest.
        #[serde(with = "hexadecimal")]
        user_code: Digest,
    },
}

mod hexadecimal {
    use crate::domain::token::Digest;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error};
    use std::fmt::Write as _;

    pub(super) fn serialize<S: Serializer>(digest: &Digest, to: S) -> Result<S::Ok, S::Error> {
        let text = digest.bytes().iter().fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        });
        to.serialize_str(&text)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Digest, D::Error> {
        let text = String::deserialize(from)?;
        let wrong = || D::Error::custom("not a digest");
        let mut bytes = [0_u8; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(wrong());
        }
        for (index, byte) in bytes.iter_mut().enumerate() {
            let pair = text.get(index * 2..index * 2 + 2).ok_or_else(wrong)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| wrong())?;
        }
        Ok(Digest::from_bytes(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_reads_back_as_it_was_written() {
        let device = Purpose::Device { user_code: Digest::of(b"code") };
        let page = Purpose::Page { page: AccountPage::SecurityInfo, hint: None };
        for purpose in [Purpose::Home, Purpose::Authorization { id: "a".into() }, device, page] {
            let text = serde_json::to_string(&purpose).unwrap();
            assert_eq!(serde_json::from_str::<Purpose>(&text).unwrap(), purpose, "{text}");
        }
        assert_eq!(serde_json::to_string(&Purpose::Home).unwrap(), r#"{"for":"home"}"#);
    }
}
