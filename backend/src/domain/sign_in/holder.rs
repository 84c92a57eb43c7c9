//! The steps behind the session: the person is signed in, and one more question is asked for an application or a
//! device.
//!
//! The rule a reader would break: such a step belongs to one session. It is taken from the browser that holds that
//! session only, while the session lives and the person is enabled; else the sign-in begins again.

use super::{Visitor, spelling};
use crate::domain::person::{Person, PersonId};
use crate::domain::session::Session;
use crate::domain::signed_in;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::language::Language;
use crate::store::Unit;
use drempel_verify::EmailAddress;
use serde::{Deserialize, Serialize};

/// Who is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    #[serde(with = "spelling")]
    email: EmailAddress,
    person: PersonId,
    /// The session's public name.
    session: String,
}

impl Holder {
    /// Of a session that has just been looked at or opened.
    #[must_use]
    pub fn of(session: &Session, person: &Person) -> Self {
        Self { email: person.email.clone(), person: person.id.clone(), session: session.id.clone() }
    }

    /// Their address.
    #[must_use]
    pub const fn email(&self) -> &EmailAddress {
        &self.email
    }

    /// Who.
    #[must_use]
    pub const fn person(&self) -> &PersonId {
        &self.person
    }

    /// Which session.
    #[must_use]
    pub fn session(&self) -> &str {
        &self.session
    }

    /// The session and the person as they are now; `None` when it is another session, over, or the person disabled.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub(super) async fn look(
        &self,
        context: &Context,
        visitor: &Visitor,
        unit: &mut Unit,
    ) -> Result<Option<(Session, Person)>, Failure> {
        let Some(token) = visitor.session.as_ref().map(Token::digest) else { return Ok(None) };
        let found = signed_in::look(unit, &token, context.now()).await?;
        Ok(found.filter(|(session, person)| session.id == self.session && person.id == self.person))
    }
}

/// A code is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceSignIn {
    /// Of whom; nobody yet when a code was refused before anybody signed in.
    pub holder: Option<Holder>,
}

/// A device is to be confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmDevice {
    /// By whom.
    pub holder: Holder,
    /// The device's request, which this session has claimed.
    pub device: String,
    /// The language the application is named in.
    #[serde(default)]
    pub language: Language,
}

/// A device was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceAnswered {
    /// By whom.
    pub holder: Holder,
    /// The application on it.
    pub application: String,
}

/// An application's request is to be allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// By whom.
    pub holder: Holder,
    /// The request's handle.
    pub authorization: String,
}
