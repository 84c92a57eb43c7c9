//! An account as the JSON of other apps has it: names and numbers beside each other, any of them missing.

use core::num::NonZeroU32;

use super::Why;
use crate::json::Json;
use crate::{Algorithm, Digits, Key, Otpauth, Totp};

/// What was found; what is missing is what every app takes for granted.
pub(super) struct Entry<'json> {
    pub(super) issuer: Option<&'json str>,
    pub(super) account: &'json str,
    pub(super) secret: Option<&'json str>,
    pub(super) algorithm: Option<&'json Json>,
    pub(super) digits: Option<&'json Json>,
    pub(super) period: Option<&'json Json>,
}

impl Entry<'_> {
    pub(super) fn account(&self) -> Result<Otpauth, Why> {
        let (key, _) = Key::scanned(self.secret.unwrap_or_default()).map_err(Why::Key)?;
        let algorithm = match present(self.algorithm) {
            None => Algorithm::default(),
            Some(name) => name.text().and_then(Algorithm::from_name).ok_or(Why::Algorithm)?,
        };
        let digits = match present(self.digits) {
            None => Digits::Six,
            Some(count) => whole(count).and_then(Digits::from_count).ok_or(Why::Digits)?,
        };
        let period = match present(self.period) {
            None => Totp::STANDARD_PERIOD,
            Some(seconds) => whole(seconds).and_then(NonZeroU32::new).ok_or(Why::Period)?,
        };
        let totp = Totp::new(key, algorithm, digits, period);
        Ok(Otpauth::new(self.issuer, self.account, totp))
    }
}

/// `null` is as good as nothing.
pub(super) fn present(json: Option<&Json>) -> Option<&Json> {
    json.filter(|json| **json != Json::Null)
}

/// A text member; empty where there is none.
pub(super) fn text<'json>(json: &'json Json, name: &str) -> &'json str {
    json.member(name).and_then(Json::text).unwrap_or_default()
}

fn whole<N: TryFrom<i64>>(json: &Json) -> Option<N> {
    json.whole().and_then(|number| N::try_from(number).ok())
}

/// A label without its issuer, which many put before it.
pub(super) fn unprefixed<'a>(issuer: &str, label: &'a str) -> &'a str {
    let rest = label.strip_prefix(issuer).and_then(|rest| rest.strip_prefix(':'));
    rest.map_or(label, str::trim_start)
}

/// What an account is called, for the person.
pub(super) fn called(issuer: &str, label: &str) -> String {
    match (issuer, unprefixed(issuer, label)) {
        ("", account) => account.to_owned(),
        (issuer, "") => issuer.to_owned(),
        (issuer, account) => [issuer, " (", account, ")"].concat(),
    }
}

/// Members of an object to be written.
pub(super) fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    Json::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A text to be written.
pub(super) fn words(text: &str) -> Json {
    Json::Text(text.to_owned())
}

/// A number to be written.
pub(super) fn number(number: impl Into<i64>) -> Json {
    Json::Number(Some(number.into()))
}
