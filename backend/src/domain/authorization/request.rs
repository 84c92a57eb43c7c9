//! An application's request, understood.

use super::{Back, Prompts};
use crate::domain::client::Scopes;
use crate::domain::grant::Acr;
use crate::domain::person::PersonId;
use crate::language::Language;
use drempel_verify::EmailAddress;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An application's request: everything in it was checked, and what nobody understood is gone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Whose.
    pub client: String,
    /// Where the answer goes.
    pub back: Back,
    /// What is asked, of what the client may have; never empty.
    #[serde(with = "scopes")]
    pub scopes: Scopes,
    /// Back in the ID token.
    pub nonce: Option<String>,
    /// S256 of a verifier (RFC 7636).
    pub code_challenge: String,
    /// What the person is asked again.
    pub prompts: Prompts,
    /// Seconds the sign-in may be old.
    pub max_age: Option<u32>,
    /// How sure the application would like to be, as a voluntary claim (OpenID Connect Core 1.0 section 5.5.1.1).
    pub acr_values: Vec<Acr>,
    /// The address it suggests, or that of `subject` where the browser knows it already. Shown, never believed.
    #[serde(with = "address")]
    pub login_hint: Option<EmailAddress>,
    /// The person it knows already, from an ID token of ours.
    pub subject: Option<PersonId>,
    /// The language it suggests.
    pub ui_locales: Option<Language>,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("client", &self.client).finish_non_exhaustive()
    }
}

mod scopes {
    use crate::domain::client::Scopes;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(scopes: &Scopes, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(scopes)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Scopes, D::Error> {
        Ok(Scopes::understood(&String::deserialize(from)?))
    }
}

mod address {
    use drempel_verify::EmailAddress;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    pub(super) fn serialize<S: Serializer>(address: &Option<EmailAddress>, to: S) -> Result<S::Ok, S::Error> {
        address.as_ref().map(EmailAddress::as_str).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<EmailAddress>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        Ok(text.and_then(|text| EmailAddress::try_from(text.as_str()).ok()))
    }
}
