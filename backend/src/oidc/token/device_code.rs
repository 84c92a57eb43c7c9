//! `grant_type=urn:ietf:params:oauth:grant-type:device_code` (RFC 8628 section 3.4).

use super::super::error::OAuthError;
use super::super::form::Parameters;
use crate::domain::Context;
use crate::domain::Failure;
use crate::domain::client::Client;
use crate::domain::grant::{NotGranted, Tokens};

#[expect(clippy::unused_async, reason = "device codes are looked up in the database")]
pub(super) async fn redeem(
    _context: &Context,
    _client: &Client,
    form: &Parameters,
) -> Result<Tokens, OAuthError> {
    form.require("device_code", "device_code is missing")?;
    Err(Failure::NotGranted(NotGranted::Unknown).into())
}
