//! The one transaction in which an answer is taken.
//!
//! The rule a reader would break: claim first, look at evidence after. Of many answers with one token, exactly one gets
//! a [`Claim`]; all its reads and writes, codes spent and wrong codes counted, are in that one unit.

use super::alert::Alert;
use super::repeat::Attempt;
use super::{Answered, Cookies, Identify, SignIn, State};
use crate::clock::whole_seconds;
use crate::domain::factor::TotpFactor;
use crate::domain::token::Token;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{ContinuationToken, Person, Refusal, Reply, SignInId, Step, TotpDevice};
use drempel_verify::EmailAddress;

/// The right to take an answer.
pub(super) struct Claim {
    pub(super) unit: Unit,
    next: Token,
}

/// What came of looking at an answer.
pub(super) struct Outcome {
    pub(super) state: State,
    pub(super) refusal: Option<Refusal>,
    pub(super) alerts: Vec<Alert>,
    /// With [`State::Done`].
    pub(super) welcome: Option<Welcome>,
}

/// What a completed sign-in brings.
pub(super) struct Welcome {
    pub(super) email: EmailAddress,
    pub(super) step: Step,
    pub(super) cookies: Cookies,
}

impl Outcome {
    pub(super) const fn taken(state: State) -> Self {
        Self { state, refusal: None, alerts: Vec::new(), welcome: None }
    }

    pub(super) const fn refused(state: State, refusal: Refusal) -> Self {
        Self { state, refusal: Some(refusal), alerts: Vec::new(), welcome: None }
    }
}

impl Claim {
    /// Begins the transaction; `None` when somebody else was first or the sign-in is over.
    pub(super) async fn of(
        context: &Context,
        attempt: &Attempt,
        sign_in: &SignIn,
    ) -> Result<Option<Self>, Failure> {
        let next = Token::draw(&*context.random)?;
        let mut unit = context.store.write().await?;
        let claimed = unit.claim(&sign_in.id, &attempt.token, &next.digest(), context.now()).await?;
        Ok(claimed.then_some(Self { unit, next }))
    }

    /// Ends the transaction: the state, the reply and everything the step wrote, together.
    pub(super) async fn settle(
        mut self,
        context: &Context,
        attempt: &Attempt,
        mut sign_in: SignIn,
        outcome: Outcome,
    ) -> Result<Option<Answered>, Failure> {
        let from = sign_in.state.name();
        sign_in.state = outcome.state.clone();
        let (answered, alerts) = present(context, &mut self.unit, &mut sign_in, outcome, &self.next).await?;
        self.unit.save_state(&sign_in).await?;
        self.unit.keep_reply(&attempt.token, &attempt.kept(context, &answered)?).await?;
        self.unit.commit().await?;
        alerts.iter().for_each(Alert::raise);
        note(from, &sign_in, answered.reply.refusal.as_ref());
        Ok(Some(answered))
    }
}

/// The reply to an outcome. A code cannot be asked when every app has been locked or removed meanwhile: then the
/// sign-in begins again.
pub(super) async fn present(
    context: &Context,
    unit: &mut Unit,
    sign_in: &mut SignIn,
    outcome: Outcome,
    token: &Token,
) -> Result<(Answered, Vec<Alert>), Failure> {
    let mut refusal = outcome.refusal;
    let (step, cookies, welcomed) = match (&sign_in.state, outcome.welcome) {
        (_, Some(Welcome { email, step, cookies })) => (step, cookies, Some(email)),
        (State::Totp(totp), None) => {
            let factors = unit.totp_factors(totp.person()).await?;
            let devices: Vec<_> = factors.iter().filter(|factor| factor.is_usable()).map(device).collect();
            if devices.is_empty() {
                sign_in.state = State::Identify(Identify::default());
                refusal = refusal.or(Some(Refusal::NoFactorLeft));
                (Step::Identify, Cookies::default(), None)
            } else {
                (Step::Totp { devices }, Cookies::default(), None)
            }
        }
        (State::Identify(_), None) => (Step::Identify, Cookies::default(), None),
        (State::Password(_), None) => (Step::Password, Cookies::default(), None),
        (State::StaySignedIn(_), None) => (Step::StaySignedIn, Cookies::default(), None),
        (State::Done | State::Ended, None) => return Err(Failure::SignInEnded),
    };
    let email = welcomed.as_ref().or(sign_in.state.email());
    let reply = Reply {
        sign_in: SignInId::new(&sign_in.id),
        continuation_token: ContinuationToken::new(token.expose()),
        step,
        refusal,
        person: email.map(|email| Person { email: email.as_str().to_owned() }),
        expires_in: whole_seconds(context.now().until(sign_in.expires_at)),
    };
    Ok((Answered { reply, cookies }, outcome.alerts))
}

fn device(factor: &TotpFactor) -> TotpDevice {
    TotpDevice { id: factor.id.0.clone(), name: factor.name.clone() }
}

/// One line and one count per answer: what was asked and what came of it.
fn note(from: &'static str, sign_in: &SignIn, refusal: Option<&Refusal>) {
    let outcome = refusal.map_or("taken", refusal_name);
    tracing::info!(sign_in = sign_in.id, step = from, outcome, next = sign_in.state.name(), "answered");
    metrics::counter!("drempel_sign_in_answers_total", "step" => from, "outcome" => outcome).increment(1);
}

const fn refusal_name(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::MalformedEmail => "malformed_email",
        Refusal::WrongPassword => "wrong_password",
        Refusal::PasswordThrottled { .. } => "password_throttled",
        Refusal::AccountDisabled => "account_disabled",
        Refusal::NoFactorLeft => "no_factor_left",
        Refusal::MalformedCode => "malformed_code",
        Refusal::WrongCode { .. } => "wrong_code",
        Refusal::CodeAlreadyUsed { .. } => "code_already_used",
        Refusal::ClockOff { .. } => "clock_off",
        Refusal::TooManyCodes => "too_many_codes",
        Refusal::DeviceLocked => "device_locked",
    }
}
