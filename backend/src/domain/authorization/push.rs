//! Requests that are kept for a minute before the browser brings their name: pushed by the application (RFC 9126), or
//! posted by another site.
//!
//! The rule a reader would break: a name works once, and for the client it was made for only.

use super::read::{Unread, Way, read};
use super::{Back, Fault, Misread, Parameters, Request, Untrusted};
use crate::clock::whole_seconds;
use crate::domain::client::Client;
use crate::domain::token::{Digest, Token};
use crate::domain::{Context, Failure};

/// What RFC 9126 section 2.2 suggests.
const PREFIX: &str = "urn:ietf:params:oauth:request_uri:";

/// A request that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pushed {
    /// Its name.
    pub request_uri: String,
    /// Seconds it works.
    pub expires_in: u32,
}

/// The digest of a name that can be ours.
pub(super) fn handle(request_uri: &str) -> Option<Digest> {
    request_uri.strip_prefix(PREFIX).and_then(Token::parse).map(|token| token.digest())
}

/// Keeps a request of `client`, which has proved who it is.
///
/// # Errors
/// The outer when it cannot be known; the inner when it is wrong.
pub async fn push(
    context: &Context,
    client: &Client,
    given: &Parameters,
) -> Result<Result<Pushed, Fault>, Failure> {
    use super::Error;
    let read = {
        let mut unit = context.store.read().await?;
        read(context, &mut unit, given, Way::Pushed).await
    };
    match read {
        Ok((known, request)) if known.id == client.id => Ok(Ok(keep(context, &request).await?)),
        Ok(_) => Ok(Err(Error::InvalidRequest.because("client_id is another client's"))),
        Err(Unread::Failure(failure)) => Err(failure),
        Err(Unread::Misread(Misread::There(_, fault))) => Ok(Err(fault)),
        Err(Unread::Misread(Misread::Here(untrusted))) => Ok(Err(match untrusted {
            Untrusted::UnknownRedirect => {
                Error::InvalidRequest.because("redirect_uri is missing or not registered for this client")
            }
            Untrusted::Garbled | Untrusted::UnknownClient | Untrusted::PushedGone => {
                Error::InvalidRequest.because("client_id is missing or repeated")
            }
        })),
    }
}

/// What became of a request that another site posted through the browser.
#[derive(Debug)]
pub enum Posted {
    /// It is kept; the browser is to come again with its name.
    Kept {
        /// Whose.
        client: String,
        /// Its name.
        request_uri: String,
    },
    /// The application hears what is wrong.
    Refused(Back, Fault),
    /// Nobody is sent anywhere.
    Untrusted(Untrusted),
}

/// Keeps a posted request until the browser comes again by itself: with a POST of another site it leaves our cookies at
/// home (`SameSite=Lax`), and would be given a new one that breaks every sign-in under way.
///
/// # Errors
/// When it cannot be known.
pub async fn post(context: &Context, given: &Parameters) -> Result<Posted, Failure> {
    let read = {
        let mut unit = context.store.read().await?;
        read(context, &mut unit, given, Way::Browser).await
    };
    match read {
        Ok((client, request)) => {
            let Pushed { request_uri, .. } = keep(context, &request).await?;
            Ok(Posted::Kept { client: client.id, request_uri })
        }
        Err(Unread::Failure(failure)) => Err(failure),
        Err(Unread::Misread(Misread::There(back, fault))) => Ok(Posted::Refused(back, fault)),
        Err(Unread::Misread(Misread::Here(untrusted))) => Ok(Posted::Untrusted(untrusted)),
    }
}

async fn keep(context: &Context, request: &Request) -> Result<Pushed, Failure> {
    let (token, lasts) = (Token::draw(&*context.random)?, context.settings.authorization.pushed);
    let mut unit = context.store.write_to_begin().await?;
    unit.add_pushed(&token.digest(), request, context.now().plus(lasts)).await?;
    unit.commit().await?;
    Ok(Pushed { request_uri: format!("{PREFIX}{}", token.expose()), expires_in: whole_seconds(lasts) })
}
