//! One thing that happened.

use crate::clock::Timestamp;
use crate::domain::person::PersonId;
use crate::domain::session::Session;
use crate::domain::sign_in::Visitor;
use crate::domain::token::draw_id;
use crate::domain::{Context, Failure};
use drempel_contract::SignInEventKind;
use std::fmt;

/// One thing that happened.
#[derive(Clone, PartialEq, Eq)]
pub struct Event {
    /// Names it; opaque, no secret.
    pub id: String,
    /// Whose account.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: SignInEventKind,
    /// From where, for people to recognise.
    pub place: String,
    /// On what, as far as it said.
    pub device: String,
    /// The application, as people know it; empty for the start page.
    pub application: String,
    /// Authentication methods (RFC 8176), for a sign-in.
    pub amr: Vec<String>,
    /// The session that came of it.
    pub session: Option<String>,
}

impl Event {
    /// Now, by whoever asks.
    ///
    /// # Errors
    /// When no name can be drawn.
    pub fn by(
        context: &Context,
        visitor: &Visitor,
        person: &PersonId,
        what: SignInEventKind,
    ) -> Result<Self, Failure> {
        Self::from(context, person, what, (visitor.network.place(), visitor.computer.clone()))
    }

    /// Now, about what was asked from a place, on a device.
    ///
    /// # Errors
    /// When no name can be drawn.
    pub fn from(
        context: &Context,
        person: &PersonId,
        what: SignInEventKind,
        (place, device): (String, String),
    ) -> Result<Self, Failure> {
        let (id, person) = (draw_id(&*context.random)?, person.clone());
        let (application, amr, session) = (String::new(), Vec::new(), None);
        Ok(Self { id, person, at: context.now(), what, place, device, application, amr, session })
    }

    /// Of this application.
    #[must_use]
    pub fn for_application(self, application: String) -> Self {
        Self { application, ..self }
    }

    /// What led to this session.
    #[must_use]
    pub fn with_session(self, session: &Session) -> Self {
        Self { amr: session.amr(), session: Some(session.id.clone()), ..self }
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event").field("id", &self.id).field("what", &self.what).finish_non_exhaustive()
    }
}

/// As it is kept, and the same as on the wire.
#[must_use]
pub const fn kind_name(what: SignInEventKind) -> &'static str {
    match what {
        SignInEventKind::SignedIn => "signed_in",
        SignInEventKind::DeviceApproved => "device_approved",
        SignInEventKind::SecondFactorFailed => "second_factor_failed",
        SignInEventKind::PhoneDenied => "phone_denied",
        SignInEventKind::PhoneReported => "phone_reported",
        SignInEventKind::PhoneWrongNumber => "phone_wrong_number",
        SignInEventKind::MethodAdded => "method_added",
        SignInEventKind::MethodRemoved => "method_removed",
        SignInEventKind::PhoneSignInEnabled => "phone_sign_in_enabled",
        SignInEventKind::RequestsAllowed => "requests_allowed",
        SignInEventKind::NotMe => "not_me",
    }
}

/// Reads back what [`kind_name`] wrote.
#[must_use]
pub fn kind_named(name: &str) -> Option<SignInEventKind> {
    serde_json::from_value(name.into()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_kept_by_the_name_it_travels_by() {
        for what in [
            SignInEventKind::SignedIn,
            SignInEventKind::DeviceApproved,
            SignInEventKind::SecondFactorFailed,
            SignInEventKind::PhoneDenied,
            SignInEventKind::PhoneReported,
            SignInEventKind::PhoneWrongNumber,
            SignInEventKind::MethodAdded,
            SignInEventKind::MethodRemoved,
            SignInEventKind::PhoneSignInEnabled,
            SignInEventKind::RequestsAllowed,
            SignInEventKind::NotMe,
        ] {
            assert_eq!(kind_named(kind_name(what)), Some(what));
        }
        assert_eq!(kind_named("anything"), None);
    }
}
