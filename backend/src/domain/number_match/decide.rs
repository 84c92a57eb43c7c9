//! A phone answers.
//!
//! The rule a reader would break: nothing about an answer is believed before its signature, and nothing is looked at one
//! by one: [`Signed::verdict`](drempel_verify::decision::Signed::verdict) holds all of it against what was asked. Then
//! the counter of the phone grows and the request ends in one unit, each by one conditional statement; whatever the
//! answer is, there is no second one.

use super::drawn::Number;
use super::request::{Decision, NumberMatch, Outcome};
use super::waiting::answerable;
use crate::domain::activity::{self, Event};
use crate::domain::alert::Alert;
use crate::domain::authenticator::{Authenticator, AuthenticatorId};
use crate::domain::person::Person;
use crate::domain::token::Digest;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use drempel_contract::SignInEventKind;
use drempel_verify::decision::{DecisionError, Expected, Reason, Request, Unverified, Verdict};

/// By how many seconds a phone that counts from the backend's time may be off.
const SKEW: u32 = 10;

/// An answer of a registered phone, of which nothing else is known yet.
struct Answer {
    unverified: Unverified,
    phone: Authenticator,
    person: Person,
    /// Of the bytes that were signed; the signature itself has two spellings.
    signed: Digest,
}

/// Takes the answer of the phone with this cookie. The same answer that comes again within half a minute is told the
/// same, and changes nothing.
///
/// # Errors
/// [`Failure::BadDecision`] when it cannot be believed, [`Failure::RequestOver`] when it is too late.
pub async fn decide(context: &Context, phone: &Digest, compact: &str) -> Result<Outcome, Failure> {
    let unverified = Unverified::parse(compact)?;
    let mut unit = context.store.write().await?;
    let id = AuthenticatorId(unverified.device().to_owned());
    let known = unit.authenticator(&id).await?.filter(|known| known.token == *phone);
    let known = known.ok_or(Failure::BadDecision(DecisionError::OtherDevice))?;
    let person = unit.person(&known.person).await?.ok_or(DecisionError::OtherAccount)?;
    let signed = Digest::of(unverified.signing_input());
    let answer = Answer { unverified, phone: known, person, signed };
    if let Some(before) = unit.number_match_decided_by(&signed).await? {
        return answer.again(context, &before);
    }
    let mut cause = answer.unasked();
    for request in answerable(context, &mut unit, &answer.phone, &answer.person).await? {
        match answer.verdict(context, &request) {
            Ok(verdict) => return answer.take(context, unit, &request, verdict).await,
            Err(Failure::BadDecision(DecisionError::OtherRequest)) => cause = Failure::RequestOver,
            Err(other) => cause = other,
        }
    }
    Err(cause)
}

impl Answer {
    /// What an answer is that nothing was asked for: late, when the phone's key signed it.
    fn unasked(&self) -> Failure {
        if self.is_signed_by_the_phone() {
            Failure::RequestOver
        } else {
            Failure::BadDecision(DecisionError::WrongSignature)
        }
    }

    fn is_signed_by_the_phone(&self) -> bool {
        let Some(key) = &self.phone.public_key else { return false };
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key);
        key.verify(self.unverified.signing_input(), self.unverified.signature()).is_ok()
    }

    /// The answer was taken before.
    fn again(&self, context: &Context, before: &NumberMatch) -> Result<Outcome, Failure> {
        if !self.is_signed_by_the_phone() || before.decided_by.as_ref() != Some(&self.phone.id) {
            return Err(Failure::BadDecision(DecisionError::WrongSignature));
        }
        let until = before.decided_at.map(|at| at.plus(context.settings.sign_in.repeat_for));
        let recently = until.is_some_and(|until| context.now() < until);
        before.decided().filter(|_| recently).ok_or(Failure::RequestOver)
    }

    fn verdict(&self, context: &Context, request: &NumberMatch) -> Result<Verdict, Failure> {
        let signed = self.unverified.clone().signature_was(self.is_signed_by_the_phone())?;
        let number = Number::open(&context.key, &request.id, &request.sealed_number)?;
        let number = number.ok_or(Failure::RequestOver)?;
        let about = |origin: &str| Request {
            request: request.id.clone(),
            account: self.person.email.as_str().to_owned(),
            client: request.client.clone(),
            origin: origin.to_owned(),
            place: request.place.clone(),
            device: self.phone.id.0.clone(),
        };
        let settings = &context.settings;
        let mut cause = DecisionError::OtherOrigin;
        for origin in settings.own_origins.iter().chain(&settings.other_origins) {
            let verdict = signed.clone().verdict(&Expected {
                about: &about(origin),
                number: &number.shown,
                last_counter: self.phone.counter,
                asked_at: request.asked_at.seconds(),
                // What was decided just in time is decided by the conditional statement, to the millisecond.
                deadline: request.expires_at.seconds().saturating_add(1),
                now: context.now().seconds(),
                skew: SKEW,
            });
            match verdict {
                Err(DecisionError::OtherOrigin) => {}
                Err(other) => cause = other,
                Ok(verdict) => return Ok(verdict),
            }
        }
        if cause == DecisionError::CounterNotHigher {
            Alert::CounterNotHigher { authenticator: self.phone.id.clone() }.raise();
        }
        Err(cause.into())
    }

    async fn take(
        self,
        context: &Context,
        mut unit: Unit,
        request: &NumberMatch,
        verdict: Verdict,
    ) -> Result<Outcome, Failure> {
        let now = context.now();
        let (outcome, reason, counter) = match verdict {
            Verdict::Approved { counter } => (Outcome::Approved, None, counter),
            Verdict::Denied { reason, counter } => (Outcome::Denied, Some(reason), counter),
            Verdict::WrongNumber { counter } => (Outcome::WrongNumber, None, counter),
        };
        if !unit.count_decision(&self.phone.id, counter, now).await? {
            return Err(DecisionError::CounterNotHigher.into());
        }
        let decision = Decision { outcome, by: self.phone.id.clone(), signed: self.signed };
        if !unit.decide_number_match(&request.id, &decision, now).await? {
            return Err(Failure::RequestOver);
        }
        if reason == Some(Reason::NotStarted) {
            unit.stop_requests(&request.person, &request.bucket, &request.id, now).await?;
        }
        if let Some(what) = happened(outcome, reason) {
            let computer = (request.place.clone(), request.computer.clone());
            let event = Event::from(context, &request.person, what, computer)?;
            activity::note(&mut unit, event.for_application(request.application.clone())).await?;
        }
        unit.commit().await?;
        note(request, outcome, reason);
        Ok(outcome)
    }
}

/// What the person finds in their sign-ins; an approval is found there as the sign-in it leads to.
const fn happened(outcome: Outcome, reason: Option<Reason>) -> Option<SignInEventKind> {
    match (outcome, reason) {
        (Outcome::Approved, _) => None,
        (Outcome::WrongNumber, _) => Some(SignInEventKind::PhoneWrongNumber),
        (Outcome::Denied, Some(Reason::NotStarted)) => Some(SignInEventKind::PhoneReported),
        (Outcome::Denied, Some(Reason::Mistake | Reason::NoneOfThese) | None) => {
            Some(SignInEventKind::PhoneDenied)
        }
    }
}

fn note(request: &NumberMatch, outcome: Outcome, reason: Option<Reason>) {
    let outcome = match (outcome, reason) {
        (Outcome::Approved, _) => "approved",
        (Outcome::WrongNumber, _) => "wrong_number",
        (Outcome::Denied, Some(reason)) => reason.name(),
        (Outcome::Denied, None) => "denied",
    };
    tracing::info!(request = request.id, outcome, "decided on the phone");
    metrics::counter!("drempel_number_match_decisions_total", "outcome" => outcome).increment(1);
    if reason == Some(Reason::NotStarted) {
        Alert::SignInNotStarted { person: request.person.clone() }.raise();
    }
}
