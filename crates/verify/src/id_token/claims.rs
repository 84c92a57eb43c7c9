//! What a checked token says.

use core::fmt;

use super::error::{Claim, IdTokenError as Error};
use crate::json::Json;

/// The longest `sub`, in bytes (OpenID Connect Core section 2).
const LONGEST_SUBJECT: usize = 255;

/// The claims of a token that met every rule.
#[derive(Clone, PartialEq, Eq)]
pub struct Claims {
    /// The person, for good: never an address or a name.
    pub sub: String,
    /// What the person is called (scope `profile`).
    pub name: Option<String>,
    /// The address (scope `email`).
    pub email: Option<String>,
    /// Whether the address is known to be the person's.
    pub email_verified: Option<bool>,
    /// Until when, in s since 1970.
    pub exp: i64,
    /// When the person proved who they are, in s since 1970.
    pub auth_time: Option<i64>,
    /// How strongly.
    pub acr: Option<String>,
    /// By which methods (RFC 8176).
    pub amr: Vec<String>,
    /// In which session.
    pub sid: Option<String>,
}

impl Claims {
    pub(super) fn read(json: &Json) -> Result<Self, Error> {
        let text = |name: &str, claim: Claim| match json.member(name) {
            None => Ok(None),
            Some(value) => value.text().map(|text| Some(text.to_owned())).ok_or(Error::Unreadable(claim)),
        };
        let sub = text("sub", Claim::Sub)?.ok_or(Error::Missing(Claim::Sub))?;
        if sub.is_empty() || sub.len() > LONGEST_SUBJECT || !sub.is_ascii() {
            return Err(Error::Unreadable(Claim::Sub));
        }
        let email_verified = match json.member("email_verified") {
            None => None,
            Some(Json::Bool(verified)) => Some(*verified),
            Some(_) => return Err(Error::Unreadable(Claim::EmailVerified)),
        };
        let amr = json.member("amr").map_or(Some(Vec::new()), Json::texts);
        Ok(Self {
            sub,
            name: text("name", Claim::Name)?,
            email: text("email", Claim::Email)?,
            email_verified,
            exp: json.member("exp").and_then(Json::whole).ok_or(Error::Missing(Claim::Exp))?,
            auth_time: json.member("auth_time").and_then(Json::whole),
            acr: text("acr", Claim::Acr)?,
            amr: amr.ok_or(Error::Unreadable(Claim::Amr))?,
            sid: text("sid", Claim::Sid)?,
        })
    }
}

impl fmt::Debug for Claims {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Claims(…)")
    }
}
