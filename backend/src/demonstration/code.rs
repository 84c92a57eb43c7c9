//! Anna's code of this moment, for whoever tries the demonstration without an authenticator app.

use super::people::ANNAS_KEY;
use drempel_backend::clock::{Clock as _, SystemClock};
use drempel_verify::{Key, Otpauth, Totp};

/// The code with the seconds it is still the newest.
pub(crate) fn code() -> Option<(String, u32)> {
    let now = SystemClock.now().seconds();
    let totp = annas_app()?;
    Some((totp.code_for_step(totp.step_at(now)).text(), totp.seconds_left(now)))
}

/// The address that adds Anna's key to an authenticator app.
pub(super) fn uri() -> Option<String> {
    Some(Otpauth::new(Some("Drempel"), "anna@drempel.example", annas_app()?).to_uri())
}

pub(super) fn annas_app() -> Option<Totp> {
    Key::from_base32(ANNAS_KEY).ok().map(Totp::standard)
}
