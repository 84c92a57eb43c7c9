//! The typed catalogue: a struct per screen, a value per language. A missing message does not compile.
//!
//! The rule a reader would break: nothing in here depends on anything, because the build reads the same words to write
//! the static shell in each language.

pub mod account;
pub mod authenticator;
mod en;
mod nl;
mod shell;
mod words;

pub use shell::{DEVICE_CODE_SHELL, SHELL, ShellWord, in_language, shell};
pub use words::*;

/// A language the product speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Dutch.
    Dutch,
}

impl Language {
    /// The language of a BCP 47 tag, by its first subtag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        if first.eq_ignore_ascii_case("nl") {
            Some(Self::Dutch)
        } else if first.eq_ignore_ascii_case("en") {
            Some(Self::English)
        } else {
            None
        }
    }

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Dutch => "nl",
        }
    }

    /// Its words.
    #[must_use]
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::English => &en::ENGLISH,
            Self::Dutch => &nl::DUTCH,
        }
    }

    /// Its words for the authenticator.
    #[must_use]
    pub const fn authenticator(self) -> &'static authenticator::AuthenticatorWords {
        match self {
            Self::English => &authenticator::ENGLISH,
            Self::Dutch => &authenticator::DUTCH,
        }
    }

    /// What the system says of the authenticator.
    #[must_use]
    pub const fn outside(self) -> &'static authenticator::OutsideWords {
        match self {
            Self::English => &authenticator::OUTSIDE_ENGLISH,
            Self::Dutch => &authenticator::OUTSIDE_DUTCH,
        }
    }

    /// Its words for a person's own account.
    #[must_use]
    pub const fn account(self) -> &'static account::AccountWords {
        match self {
            Self::English => &account::ENGLISH,
            Self::Dutch => &account::DUTCH,
        }
    }

    /// Its words for a device that shows a code.
    #[must_use]
    pub const fn device_code(self) -> &'static DeviceCodeWords {
        match self {
            Self::English => &en::DEVICE_CODE,
            Self::Dutch => &nl::DEVICE_CODE,
        }
    }
}
