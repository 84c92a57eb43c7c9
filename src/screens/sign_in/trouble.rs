//! The words for what went wrong, and where they stand: below the field they speak of, or above the form.

use crate::effects::{language, sign_in::Door};
use crate::messages::IdentifyWords;
use crate::ui::alert;
use drempel_contract::Refusal;
use drempel_flow::sign_in::{StepName, Trouble};
use drempel_verify::email::EmailError;
use leptos::prelude::*;

/// The box above this step's form.
pub fn above(door: Door, step: StepName) -> AnyView {
    alert::alert(move || told(door, step, false))
}

/// The line below this step's field.
pub fn below_field(door: Door, step: StepName) -> AnyView {
    alert::field_error(move || told(door, step, true))
}

/// The words, if this step is on the screen and they belong there. The identify form stays in the page when another
/// step is shown, and must then be silent.
fn told(door: Door, step: StepName, field: bool) -> Option<String> {
    door.ask(|machine| {
        let trouble = machine.trouble().filter(|trouble| in_field(trouble) == field)?;
        (machine.screen_name() == step).then(|| words(trouble))
    })
}

/// Whether the field is to blame, for `aria-invalid`.
pub fn blames_field(door: Door) -> bool {
    door.ask(|machine| machine.trouble().is_some_and(in_field))
}

fn in_field(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Email(_) | Trouble::PasswordMissing | Trouble::CodeMalformed => true,
        Trouble::Refused(refusal) => match refusal {
            Refusal::MalformedEmail
            | Refusal::WrongPassword
            | Refusal::MalformedCode
            | Refusal::WrongCode { .. }
            | Refusal::CodeAlreadyUsed { .. }
            | Refusal::ClockOff { .. } => true,
            Refusal::PasswordThrottled { .. }
            | Refusal::AccountDisabled
            | Refusal::NoFactorLeft
            | Refusal::TooManyCodes
            | Refusal::DeviceLocked => false,
        },
        Trouble::PasswordThrottled { .. }
        | Trouble::Busy { .. }
        | Trouble::Offline
        | Trouble::Unreachable
        | Trouble::TimedOut
        | Trouble::Garbled
        | Trouble::Internal { .. }
        | Trouble::Unavailable
        | Trouble::Expired
        | Trouble::Ended => false,
    }
}

/// The words for a trouble in the present language.
#[must_use]
pub fn words(trouble: &Trouble) -> String {
    let words = language::words();
    let fixed = match trouble {
        Trouble::Email(cause) => email(&words.identify, *cause),
        Trouble::PasswordMissing => words.password.missing,
        Trouble::CodeMalformed => words.totp.malformed,
        Trouble::Refused(refusal) => return refused(refusal),
        Trouble::PasswordThrottled { seconds_left } => {
            return (words.password.throttled)(rounded(*seconds_left));
        }
        Trouble::Busy { seconds_left } => return (words.trouble.busy)(rounded(*seconds_left)),
        Trouble::Offline => words.trouble.offline,
        Trouble::Unreachable => words.trouble.unreachable,
        Trouble::TimedOut => words.trouble.timed_out,
        Trouble::Garbled => words.trouble.garbled,
        Trouble::Internal { reference } => return (words.trouble.internal)(reference),
        Trouble::Unavailable => words.trouble.unavailable,
        Trouble::Expired => words.trouble.expired,
        Trouble::Ended => words.trouble.ended,
    };
    fixed.to_owned()
}

/// To five seconds, upwards: a countdown is read aloud at every change.
fn rounded(seconds: u32) -> u32 {
    seconds.div_ceil(5).saturating_mul(5)
}

fn refused(refusal: &Refusal) -> String {
    let words = language::words();
    let fixed = match refusal {
        Refusal::MalformedEmail => words.identify.email_malformed,
        Refusal::WrongPassword => words.password.wrong,
        Refusal::PasswordThrottled { retry_after } => {
            return (words.password.throttled)(rounded(*retry_after));
        }
        Refusal::AccountDisabled => words.password.disabled,
        Refusal::NoFactorLeft => words.password.no_factor_left,
        Refusal::MalformedCode => words.totp.malformed,
        Refusal::WrongCode { attempts_left } => return (words.totp.wrong)(*attempts_left),
        Refusal::CodeAlreadyUsed { attempts_left } => return (words.totp.already_used)(*attempts_left),
        Refusal::ClockOff { seconds, attempts_left } => {
            return (words.totp.clock_off)(*seconds, *attempts_left);
        }
        Refusal::TooManyCodes => words.totp.too_many,
        Refusal::DeviceLocked => words.totp.locked,
    };
    fixed.to_owned()
}

fn email(words: &IdentifyWords, cause: EmailError) -> &'static str {
    match cause {
        EmailError::Empty => words.email_empty,
        EmailError::MissingAt | EmailError::LocalPartMissing => words.email_without_at,
        EmailError::HasName => words.email_with_name,
        EmailError::DomainMissing | EmailError::DomainWithoutDot => words.email_without_dot,
        EmailError::SecondAt
        | EmailError::TooLong
        | EmailError::WhiteSpace
        | EmailError::Invisible
        | EmailError::Twin
        | EmailError::LocalPartTooLong
        | EmailError::LocalPartDot
        | EmailError::Quoted
        | EmailError::LocalPartCharacter
        | EmailError::DomainDot
        | EmailError::DomainLabelTooLong
        | EmailError::DomainHyphen
        | EmailError::DomainCharacter
        | EmailError::NetworkAddress => words.email_malformed,
    }
}
