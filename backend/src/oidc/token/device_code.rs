//! `grant_type=urn:ietf:params:oauth:grant-type:device_code` (RFC 8628 sections 3.4 and 3.5).

use super::super::error::{ErrorCode, OAuthError};
use super::super::form::Parameters;
use crate::domain::client::Client;
use crate::domain::device::{Poll, Polled, poll};
use crate::domain::grant::{NotGranted, Tokens};
use crate::domain::{Context, Failure};

pub(super) async fn redeem(
    context: &Context,
    client: &Client,
    form: &Parameters,
) -> Result<Tokens, OAuthError> {
    let device_code = form.require("device_code", "device_code is missing")?;
    let code_verifier = form.get("code_verifier");
    let (code, description) = match poll(context, &Poll { client, device_code, code_verifier }).await? {
        Polled::Granted(tokens) => return Ok(*tokens),
        Polled::Unknown => return Err(Failure::NotGranted(NotGranted::Unknown).into()),
        Polled::Pending => (ErrorCode::AuthorizationPending, "Nobody has answered yet; poll again"),
        Polled::SlowDown => {
            (ErrorCode::SlowDown, "Too soon; wait 5 seconds longer between polls from now on")
        }
        Polled::Denied => (ErrorCode::AccessDenied, "The request was refused"),
        Polled::Expired => (ErrorCode::ExpiredToken, "The device_code has expired; ask for a new one"),
    };
    Err(OAuthError::new(code, description))
}
