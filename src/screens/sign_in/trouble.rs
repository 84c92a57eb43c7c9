//! The words for what went wrong, and where they stand: below the field they speak of, or above the form.

use crate::effects::{language, sign_in::Door};
use crate::messages::{DeviceSignInWords, IdentifyWords};
use drempel_contract::Refusal;
use drempel_flow::sign_in::Trouble;
use drempel_verify::{UserCodeError, email::EmailError};

/// Where words about a trouble stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Above the form.
    Above,
    /// Below the field, which is to blame.
    Field,
}

/// The words that belong there now.
#[must_use]
pub fn told(door: Door, place: Place) -> Option<String> {
    door.ask(|machine| {
        machine.trouble().filter(|trouble| trouble.is_about_the_field() == (place == Place::Field)).map(words)
    })
}

/// The words for a trouble in the present language.
#[must_use]
pub fn words(trouble: &Trouble) -> String {
    let words = language::words();
    let fixed = match trouble {
        Trouble::Email(cause) => email(&words.identify, *cause),
        Trouble::PasswordMissing => words.password.missing,
        Trouble::CodeMalformed => words.totp.malformed,
        Trouble::UserCode(cause) => return user_code(&words.device_sign_in, *cause),
        Trouble::Refused(refusal) => return refused(refusal),
        Trouble::PasswordThrottled { seconds_left } => {
            return (words.password.throttled)(rounded(*seconds_left));
        }
        Trouble::UserCodesThrottled { seconds_left } => {
            return (words.device_sign_in.throttled)(rounded(*seconds_left));
        }
        Trouble::Busy { seconds_left } => return busy(*seconds_left),
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

/// The backend asks to wait so many seconds.
#[must_use]
pub fn busy(seconds_left: u32) -> String {
    (language::words().trouble.busy)(rounded(seconds_left))
}

/// To five seconds, upwards: a countdown is read aloud at every change.
pub(super) fn rounded(seconds: u32) -> u32 {
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
        Refusal::MalformedUserCode => words.device_sign_in.missing,
        Refusal::UnknownUserCode { attempts_left } => return (words.device_sign_in.unknown)(*attempts_left),
        Refusal::UserCodeExpired { attempts_left } => return (words.device_sign_in.expired)(*attempts_left),
        Refusal::UserCodeUsed { attempts_left } => return (words.device_sign_in.used)(*attempts_left),
        Refusal::UserCodesThrottled { retry_after } => {
            return (words.device_sign_in.throttled)(rounded(*retry_after));
        }
        Refusal::DeviceUnconfirmed => words.confirm_device.unconfirmed,
        Refusal::ApplicationDenied => words.trouble.application_denied,
        Refusal::AuthorizationGone => words.trouble.authorization_gone,
    };
    fixed.to_owned()
}

fn user_code(words: &DeviceSignInWords, cause: UserCodeError) -> String {
    match cause {
        UserCodeError::Empty => words.missing.to_owned(),
        UserCodeError::NeverUsed { position } => (words.character)(position),
        UserCodeError::TooShort { count } | UserCodeError::TooLong { count } => (words.length)(count),
    }
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
