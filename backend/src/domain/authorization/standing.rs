//! What a session is to a request: enough, or what is missing.
//!
//! The rule a reader would break: whoever signed in for this request is asked to sign in no more, whatever `prompt`,
//! `max_age` and `acr_values` say, or they would be asked for ever.

use super::{Decision, Error, Fault, Request};
use crate::clock::Timestamp;
use crate::domain::client::{Client, ClientKind, Scopes, client};
use crate::domain::factor::TotpFactor;
use crate::domain::grant::{Acr, Authenticated};
use crate::domain::person::Person;
use crate::domain::session::Session;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use std::time::Duration;

/// What a session is to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is no such request any more.
    Gone,
    /// The person must sign in (again).
    SignIn,
    /// The person must be asked.
    Consent,
    /// The application can be answered.
    Ready,
}

/// The same for an open request, with what the answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The client was removed, disabled or changed: nobody is sent to it any more.
    Gone,
    SignIn,
    Consent,
    Refused(Fault),
    Ready,
}

/// What is asked.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) request: &'a Request,
    /// Since when the person has been asked to sign in for it; `None` when they have not been.
    pub(super) since: Option<Timestamp>,
    /// Whether they agreed.
    pub(super) decision: Option<&'a Decision>,
}

/// Looks at what is asked with a session.
pub(super) async fn look(
    context: &Context,
    unit: &mut Unit,
    asked: Asked<'_>,
    (session, person): (&Session, &Person),
) -> Result<Verdict, Failure> {
    let known = client(context, unit, &asked.request.client).await?.filter(|client| client.enabled);
    let known = known.filter(|client| client.knows_redirect(&asked.request.back.redirect_uri));
    let Some(client) = known else { return Ok(Verdict::Gone) };
    let facts = Facts {
        asked,
        agreed: unit.consent(&person.id, &client.id).await?.map(|consent| consent.scopes).unwrap_or_default(),
        has_factor: unit.totp_factors(&person.id).await?.iter().any(TotpFactor::is_usable),
        client: &client,
    };
    Ok(facts.verdict(context.now(), session, person))
}

/// What decides, besides the session.
struct Facts<'a> {
    asked: Asked<'a>,
    client: &'a Client,
    /// What the person let this client know before.
    agreed: Scopes,
    /// Whether the person could show a second factor.
    has_factor: bool,
}

impl Facts<'_> {
    fn verdict(&self, now: Timestamp, session: &Session, person: &Person) -> Verdict {
        let Asked { request, since, decision } = self.asked;
        let fresh = since.is_some_and(|since| session.signed_in_at >= since);
        let somebody_else = request.subject.as_ref().is_some_and(|subject| *subject != person.id);
        if decision == Some(&Decision::Denied) {
            return Verdict::Refused(Error::AccessDenied.because("the person did not agree"));
        }
        if !fresh && (somebody_else || self.must_sign_in_again(now, session)) {
            return Verdict::SignIn;
        }
        if somebody_else {
            return Verdict::Refused(
                Error::LoginRequired.because("another person than that of id_token_hint signed in"),
            );
        }
        if !self.client.admits(person) {
            return Verdict::Refused(Error::AccessDenied.because("this person may not use this client"));
        }
        if self.must_agree(person) { Verdict::Consent } else { Verdict::Ready }
    }

    fn must_sign_in_again(&self, now: Timestamp, session: &Session) -> bool {
        let request = self.asked.request;
        let too_old = request
            .max_age
            .is_some_and(|age| now > session.signed_in_at.plus(Duration::from_secs(age.into())) || age == 0);
        request.prompts.sign_in || too_old || self.could_be_surer(session)
    }

    /// Asked for by `acr_values`, not so yet, and within the person's reach. What is out of reach is not insisted on:
    /// the application reads in `acr` what it got.
    fn could_be_surer(&self, session: &Session) -> bool {
        let (wanted, present) = (&self.asked.request.acr_values, Authenticated::by(session).acr);
        let enough = wanted.is_empty() || wanted.iter().any(|acr| *acr <= present);
        !enough && wanted.contains(&Acr::MultiFactor) && self.has_factor
    }

    fn must_agree(&self, person: &Person) -> bool {
        if self.asked.decision == Some(&Decision::Allowed { person: person.id.clone() }) {
            return false;
        }
        if self.asked.request.prompts.consent {
            return true;
        }
        let agreed_before = self.is_who_it_says() && self.agreed.cover(&self.asked.request.scopes);
        !self.client.first_party && !agreed_before
    }

    /// Whether nobody but the client can get an answer that is meant for it. Any program on a person's device can listen
    /// on a loopback port or claim a scheme, so an agreement given to one is no agreement given to the next (RFC 8252
    /// section 8.6).
    fn is_who_it_says(&self) -> bool {
        match self.client.kind {
            ClientKind::Confidential(_) => true,
            ClientKind::Public => self.asked.request.back.redirect_uri.starts_with("https://"),
        }
    }
}
