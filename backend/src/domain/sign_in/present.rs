//! The reply to an outcome: the present step as the page shows it.
//!
//! The rule a reader would break: what a step shows is read now, not when the step began. What has gone meanwhile (an
//! app, a device's code, an application's request) changes the step here.

use super::claim::{Outcome, Welcome};
use super::{Answered, Consent, Cookies, DeviceSignIn, Identify, Purpose, SignIn, State, number_match};
use crate::clock::whole_seconds;
use crate::domain::alert::Alert;
use crate::domain::authorization::{self, About};
use crate::domain::factor::TotpFactor;
use crate::domain::token::Token;
use crate::domain::{Context, Failure, device};
use crate::store::Unit;
use drempel_contract::{ContinuationToken, Method, Person, Refusal, Reply, SignInId, Step, TotpDevice};

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
    let (step, welcomed) = match outcome.welcome {
        Some(Welcome { email, step }) => (step, Some(email)),
        None => {
            let (state, step, changed) = shown(context, unit, sign_in.state.clone()).await?;
            sign_in.state = state;
            refusal = refusal.or(changed);
            (step, None)
        }
    };
    let (application, login_hint) = about(context, unit, &sign_in.purpose).await?;
    let email = welcomed.as_ref().or(sign_in.state.email());
    let reply = Reply {
        sign_in: SignInId::new(&sign_in.id),
        continuation_token: ContinuationToken::new(token.expose()),
        step,
        refusal,
        person: email.map(|email| Person { email: email.as_str().to_owned() }),
        application,
        login_hint,
        methods: methods(context, unit, &sign_in.state).await?,
        expires_in: whole_seconds(context.now().until(sign_in.expires_at)),
    };
    let cookies: Cookies = outcome.cookies;
    Ok((Answered { reply, cookies }, outcome.alerts))
}

/// The application, as people know it, and the address for the field.
async fn about(
    context: &Context,
    unit: &mut Unit,
    purpose: &Purpose,
) -> Result<(Option<String>, Option<String>), Failure> {
    Ok(match purpose {
        Purpose::Authorization { id } => {
            let about = authorization::about(context, unit, id).await?;
            about.map_or((None, None), |About { client: _, application, login_hint }| {
                (Some(application), login_hint)
            })
        }
        Purpose::Page { hint, .. } => (None, hint.clone()),
        Purpose::Home | Purpose::Device { .. } => (None, None),
    })
}

/// The step a state is shown as, or the state it has become, with the reason.
async fn shown(
    context: &Context,
    unit: &mut Unit,
    state: State,
) -> Result<(State, Step, Option<Refusal>), Failure> {
    let step = match &state {
        State::Identify(_) => Step::Identify,
        State::Password(_) => Step::Password,
        State::NumberMatch(step) => number_match::shown(context, unit, step).await?,
        State::StaySignedIn(_) => Step::StaySignedIn,
        State::DeviceSignIn(_) => Step::DeviceSignIn,
        State::Totp(totp) => {
            let factors = unit.totp_factors(totp.person()).await?;
            let devices: Vec<_> = factors.iter().filter(|factor| factor.is_usable()).map(app).collect();
            if devices.is_empty() {
                let beginning = State::Identify(Identify::default());
                return Ok((beginning, Step::Identify, Some(Refusal::NoFactorLeft)));
            }
            Step::Totp { devices }
        }
        State::ConfirmDevice(step) => match device::shown(context, unit, step).await? {
            Ok(shown) => shown,
            Err(refusal) => {
                let again = State::DeviceSignIn(DeviceSignIn { holder: Some(step.holder.clone()) });
                return Ok((again, Step::DeviceSignIn, Some(refusal)));
            }
        },
        State::DeviceApproved(answered) => Step::DeviceApproved { application: answered.application.clone() },
        State::DeviceDenied(answered) => Step::DeviceDenied { application: answered.application.clone() },
        State::Consent(Consent { authorization, .. }) => {
            match authorization::consent(context, unit, authorization).await? {
                Some(step) => step,
                None => {
                    let beginning = State::Identify(Identify::default());
                    return Ok((beginning, Step::Identify, Some(Refusal::AuthorizationGone)));
                }
            }
        }
        State::Done | State::Ended => return Err(Failure::SignInEnded),
    };
    Ok((state, step, None))
}

/// The other ways from here: the same for every address, until the person has shown their password.
async fn methods(context: &Context, unit: &mut Unit, state: &State) -> Result<Vec<Method>, Failure> {
    let enabled = context.settings.number_match.enabled;
    Ok(match state {
        State::Password(_) if enabled => vec![Method::NumberMatch],
        State::NumberMatch(step) if step.has_password() => vec![Method::Totp],
        State::NumberMatch(_) => vec![Method::Password, Method::Totp],
        State::Totp(step) if enabled && number_match::has_phone(unit, step.person()).await? => {
            vec![Method::NumberMatch]
        }
        State::Identify(_)
        | State::Password(_)
        | State::Totp(_)
        | State::StaySignedIn(_)
        | State::DeviceSignIn(_)
        | State::ConfirmDevice(_)
        | State::DeviceApproved(_)
        | State::DeviceDenied(_)
        | State::Consent(_)
        | State::Done
        | State::Ended => Vec::new(),
    })
}

fn app(factor: &TotpFactor) -> TotpDevice {
    TotpDevice { id: factor.id.0.clone(), name: factor.name.clone() }
}
