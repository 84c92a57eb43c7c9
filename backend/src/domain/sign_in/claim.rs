//! The one transaction in which an answer is taken.
//!
//! The rule a reader would break: claim first, look at evidence after. Of many answers with one token, exactly one gets
//! a [`Claim`]; all its reads and writes, codes spent and wrong codes counted, are in that one unit.

use super::present::present;
use super::repeat::Attempt;
use super::{Answered, Cookies, SignIn, State};
use crate::domain::alert::Alert;
use crate::domain::token::Token;
use crate::domain::{Context, Failure, push};
use crate::store::Unit;
use drempel_contract::{Refusal, Step};
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
    /// Phones that something waits for.
    pub(super) wake: Option<String>,
    /// A session that was opened on the way.
    pub(super) cookies: Cookies,
    /// With [`State::Done`].
    pub(super) welcome: Option<Welcome>,
}

/// What a completed sign-in brings.
pub(super) struct Welcome {
    pub(super) email: EmailAddress,
    pub(super) step: Step,
}

impl Outcome {
    pub(super) fn taken(state: State) -> Self {
        Self {
            state,
            refusal: None,
            alerts: Vec::new(),
            wake: None,
            cookies: Cookies::default(),
            welcome: None,
        }
    }

    pub(super) fn refused(state: State, refusal: Refusal) -> Self {
        Self { refusal: Some(refusal), ..Self::taken(state) }
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
        mut outcome: Outcome,
    ) -> Result<Option<Answered>, Failure> {
        let from = sign_in.state.name();
        let wake = outcome.wake.take();
        sign_in.state = outcome.state.clone();
        let (answered, alerts) = present(context, &mut self.unit, &mut sign_in, outcome, &self.next).await?;
        self.unit.save_state(&sign_in).await?;
        self.unit.keep_reply(&attempt.token, &attempt.kept(context, &answered)?).await?;
        self.unit.commit().await?;
        alerts.iter().for_each(Alert::raise);
        if let Some(request) = wake {
            push::wake(context, request);
        }
        note(from, &sign_in, answered.reply.refusal.as_ref());
        Ok(Some(answered))
    }
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
        Refusal::MalformedUserCode => "malformed_user_code",
        Refusal::UnknownUserCode { .. } => "unknown_user_code",
        Refusal::UserCodeExpired { .. } => "user_code_expired",
        Refusal::UserCodeUsed { .. } => "user_code_used",
        Refusal::UserCodesThrottled { .. } => "user_codes_throttled",
        Refusal::DeviceUnconfirmed => "device_unconfirmed",
        Refusal::ApplicationDenied => "application_denied",
        Refusal::AuthorizationGone => "authorization_gone",
    }
}
