//! What the person is asked again, whatever is known already (`prompt`, OpenID Connect Core 1.0 section 3.1.2.1).

use super::{Error, Fault};
use serde::{Deserialize, Serialize};

/// A set of prompts that makes sense.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompts {
    /// `none`: nothing may be asked. Then nothing else is set.
    pub nothing: bool,
    /// `login` or `select_account`: to sign in, whoever is signed in.
    pub sign_in: bool,
    /// `consent`: to agree, whatever they agreed to before.
    pub consent: bool,
}

impl Prompts {
    /// Reads the parameter.
    ///
    /// # Errors
    /// `invalid_request` for `none` with another, and for a value nobody here knows ("Initiating User Registration via
    /// OpenID Connect" section 4.1 asks for that, so that an application learns what did not happen).
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let mut prompts = Self::default();
        for value in text.split(' ').filter(|value| !value.is_empty()) {
            match value {
                "none" => prompts.nothing = true,
                "login" | "select_account" => prompts.sign_in = true,
                "consent" => prompts.consent = true,
                _ => return Err(Error::InvalidRequest.because("prompt has a value that is not supported")),
            }
        }
        if prompts.nothing && (prompts.sign_in || prompts.consent) {
            return Err(Error::InvalidRequest.because("prompt=none cannot be combined"));
        }
        Ok(prompts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_stands_alone_and_the_others_combine() {
        let set = |nothing, sign_in, consent| Ok(Prompts { nothing, sign_in, consent });
        assert_eq!(Prompts::parse("none"), set(true, false, false));
        assert_eq!(Prompts::parse("login"), set(false, true, false));
        assert_eq!(Prompts::parse("select_account consent"), set(false, true, true));
        assert_eq!(Prompts::parse(" login  login "), set(false, true, false));
        assert_eq!(Prompts::parse(" "), set(false, false, false));
        for refused in ["none login", "consent none", "create", "NONE", "login;consent"] {
            assert!(Prompts::parse(refused).is_err(), "{refused}");
        }
    }
}
