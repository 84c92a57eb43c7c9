//! An application asks that the person be signed out here, too (OpenID Connect RP-Initiated Logout 1.0).
//!
//! The rule a reader would break: a link alone signs nobody out. Either the application shows an ID token it was given for
//! this very person, or the person is asked.

use super::authorization::{Parameters, Untrusted, add, hint};
use super::client::{Client, client};
use super::sign_in::Visitor;
use super::signed_in::{sign_out, signed_in};
use super::{Context, Failure};
use crate::language::Language;

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nobody is signed in in this browser any more: go there.
    Over(String),
    /// The person must say whether they mean it.
    Asked(Box<Question>),
    /// Nobody is sent anywhere, and nothing has ended.
    Untrusted(Untrusted),
}

/// What the person is asked, and what comes back with their answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Question {
    /// Who asks, as people know it; `None` when nobody says.
    pub application: Option<String>,
    /// Who is signed in.
    pub email: String,
    /// `client_id`.
    pub client: Option<String>,
    /// Where to go then: one of the client's own.
    pub redirect_uri: Option<String>,
    /// Given back as it came.
    pub state: Option<String>,
}

impl std::fmt::Debug for Question {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Question").field("client", &self.client).finish_non_exhaustive()
    }
}

/// How sure it is that the person means it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// They followed a link.
    Perhaps,
    /// They pressed our own button.
    Certainly,
}

/// Takes a request to sign out.
///
/// # Errors
/// When it cannot be known what to do.
pub async fn end_session(
    context: &Context,
    visitor: &Visitor,
    given: &Parameters,
    language: Language,
    meant: Meant,
) -> Result<Ending, Failure> {
    let asking = match Asking::read(context, given).await? {
        Ok(asking) => asking,
        Err(untrusted) => return Ok(Ending::Untrusted(untrusted)),
    };
    let location = asking.location(context);
    let Some(token) = &visitor.session else { return Ok(Ending::Over(location)) };
    let Some((_, person)) = signed_in(context, token).await? else { return Ok(Ending::Over(location)) };
    let shown = asking.hint.as_ref().is_some_and(|hint| hint.subject == person.id);
    if meant == Meant::Perhaps && !shown {
        return Ok(Ending::Asked(Box::new(Question {
            application: asking.client.as_ref().map(|client| client.name_in(language).to_owned()),
            email: person.email.as_str().to_owned(),
            client: asking.client.map(|client| client.id),
            redirect_uri: asking.redirect_uri,
            state: asking.state,
        })));
    }
    sign_out(context, token).await?;
    tracing::info!(person = person.id.0, client = asking.client.map(|client| client.id), "signed out");
    Ok(Ending::Over(location))
}

/// A request, understood.
struct Asking {
    client: Option<Client>,
    hint: Option<hint::Hint>,
    redirect_uri: Option<String>,
    state: Option<String>,
}

impl Asking {
    async fn read(context: &Context, given: &Parameters) -> Result<Result<Self, Untrusted>, Failure> {
        let once = |name| given.get(name).map_err(|_| Untrusted::Garbled);
        let read = || {
            Ok((
                once("id_token_hint")?,
                once("client_id")?,
                once("post_logout_redirect_uri")?,
                once("state")?,
            ))
        };
        let (token, id, redirect_uri, state) = match read() {
            Ok(read) => read,
            Err(untrusted) => return Ok(Err(untrusted)),
        };
        let mut unit = context.store.read().await?;
        let hint = match token {
            Some(token) => hint::read(context, &mut unit, token).await?,
            None => None,
        };
        // Of two names for the client, neither can be believed (section 2).
        if let (Some(hint), Some(id)) = (&hint, id)
            && hint.audience != id
        {
            return Ok(Err(Untrusted::UnknownClient));
        }
        let id = id.or(hint.as_ref().map(|hint| hint.audience.as_str()));
        let client = match id {
            Some(id) => client(context, &mut unit, id).await?.filter(|client| client.enabled),
            None => None,
        };
        let known = |uri: &str| client.as_ref().is_some_and(|client| client.knows_post_logout_redirect(uri));
        if redirect_uri.is_some_and(|uri| !known(uri)) {
            return Ok(Err(Untrusted::UnknownRedirect));
        }
        let (redirect_uri, state) = (redirect_uri.map(str::to_owned), state.map(str::to_owned));
        Ok(Ok(Self { client, hint, redirect_uri, state }))
    }

    fn location(&self, context: &Context) -> String {
        match &self.redirect_uri {
            Some(uri) => add(uri, self.state.as_deref().map(|state| ("state", state))),
            None => context.settings.home.clone(),
        }
    }
}
