//! Why a command did not do what was asked, and with which exit code it says so.

use std::fmt;

/// A sentence with its exit code. The sentence says the cause and what to do.
#[derive(Debug)]
pub(crate) struct Failure {
    code: u8,
    text: String,
}

impl Failure {
    /// The database, the network or the system said no.
    pub(crate) fn failed(text: impl fmt::Display) -> Self {
        Self { code: 1, text: text.to_string() }
    }

    /// The command line or the configuration is wrong.
    pub(crate) fn usage(text: impl fmt::Display) -> Self {
        Self { code: 2, text: text.to_string() }
    }

    /// It was understood and must not be done. Nothing was changed.
    pub(crate) fn refused(text: impl fmt::Display) -> Self {
        Self { code: 3, text: text.to_string() }
    }

    /// The exit code.
    pub(crate) fn code(&self) -> u8 {
        self.code
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<crate::config::Problems> for Failure {
    fn from(problems: crate::config::Problems) -> Self {
        Self::usage(problems)
    }
}
