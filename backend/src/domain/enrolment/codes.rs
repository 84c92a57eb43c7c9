//! Whether a code is the new key's, and the app that comes of it.
//!
//! The rule a reader would break: the code that proves a key is spent like any other, so that whoever saw it cannot sign
//! in with it. And a name that is taken is not taken away: the new one gets a number.

use super::enrolling::Enrolling;
use crate::domain::factor::TotpFactor;
use crate::domain::person::Person;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::EnrolmentRefusal;
use drempel_verify::{Code, Otpauth, Totp};

/// How many steps to either side are looked at to tell that a clock is off.
const CLOCK_SEARCH: i64 = 20;

/// Whether a code is the key's, now: the time step it stands for. `attempts_left` goes into the refusal.
pub(super) fn look(
    context: &Context,
    totp: &Totp,
    typed: &str,
    attempts_left: u8,
) -> Result<i64, EnrolmentRefusal> {
    let code = Code::parse(typed, totp.digits()).map_err(|_| EnrolmentRefusal::MalformedCode)?;
    let now = totp.step_at(context.now().seconds());
    if let Some(step) = totp.find_step(&code, now - 1..=now) {
        return Ok(step);
    }
    let around = totp.find_step(&code, now - CLOCK_SEARCH..=now + CLOCK_SEARCH);
    let Some(step) = around else { return Err(EnrolmentRefusal::WrongCode { attempts_left }) };
    let off = (step - now) * i64::from(totp.period().get());
    let seconds = i32::try_from(off.saturating_add(15).div_euclid(30) * 30).unwrap_or(0);
    Err(EnrolmentRefusal::ClockOff { seconds, attempts_left })
}

/// The key as apps take it.
pub(super) fn otpauth(context: &Context, person: &Person, totp: &Totp) -> String {
    let issuer = context.settings.security_info.issuer.as_str();
    Otpauth::new(Some(issuer), person.email.as_str(), totp.clone()).to_uri()
}

/// Adds the app whose key was proved by the code of this time step.
pub(super) async fn add(
    context: &Context,
    unit: &mut Unit,
    enrolling: &Enrolling,
    (totp, step): (&Totp, i64),
    name: &str,
) -> Result<String, Failure> {
    let names: Vec<_> =
        unit.totp_factors(&enrolling.person).await?.into_iter().map(|factor| factor.name).collect();
    let name = free(name, &names);
    let id = &enrolling.factor;
    let factor = TotpFactor {
        id: id.clone(),
        person: enrolling.person.clone(),
        name: name.clone(),
        sealed_key: context.key.seal_factor(&id.0, totp.key().expose(), &*context.random)?,
        algorithm: totp.algorithm(),
        digits: totp.digits(),
        period: totp.period(),
        wrong_in_a_row: 0,
        locked_at: None,
        last_used_at: None,
        created_at: context.now(),
    };
    unit.add_totp(&factor).await?;
    unit.spend_step(id, step, context.now()).await?;
    Ok(name)
}

/// The name, or the first with a number behind it that nothing has yet.
fn free(name: &str, taken: &[String]) -> String {
    let is_free = |name: &String| !taken.contains(name);
    let numbered = (2_u32..).map(|number| format!("{name} ({number})"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let taken = ["Phone", "Phone (2)"].map(str::to_owned);
        assert_eq!(free("Tablet", &taken), "Tablet");
        assert_eq!(free("Phone", &taken), "Phone (3)");
        assert_eq!(free("Phone", &[]), "Phone");
    }
}
