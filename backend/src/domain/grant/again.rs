//! The look at everything again, in the transaction that gives something.

use super::Authenticated;
use crate::domain::client::{Client, client};
use crate::domain::person::Person;
use crate::domain::signed_in::stands;
use crate::domain::{Context, Failure};
use crate::store::Unit;

/// Why nothing is given for a proof that was once good. The wire hears `invalid_grant` and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotGranted {
    /// Nobody gave such a code or token, or it was taken back.
    #[error("there is no such proof, or no longer")]
    Unknown,
    /// Too late.
    #[error("it has expired")]
    Expired,
    /// It was used before; what it led to is taken back.
    #[error("it was used before, so what it led to is taken back")]
    UsedBefore,
    /// Another client has it.
    #[error("it was given to another client")]
    OtherClient,
    /// RFC 6749 section 4.1.3.
    #[error("the redirect URI is another than before")]
    OtherRedirectUri,
    /// RFC 7636 section 4.6, also a verifier where there was no challenge (RFC 9700 section 2.1.1).
    #[error("the code verifier is missing, wrong, or answers no challenge")]
    Verifier,
    /// Scopes beyond those granted.
    #[error("more is asked than was granted")]
    MoreScopes,
    /// The client was disabled or removed.
    #[error("the client may no longer be used")]
    ClientGone,
    /// The person was disabled or removed.
    #[error("the person may no longer sign in")]
    PersonGone,
    /// The client's policy.
    #[error("this person may not use this client")]
    NotForThisPerson,
    /// The session is over, and the grant was bound to it.
    #[error("the session is over")]
    SessionOver,
}

/// The client and the person as they are now, if something may still be given.
///
/// # Errors
/// [`Failure::NotGranted`].
pub async fn look_again(
    context: &Context,
    unit: &mut Unit,
    id: &str,
    authenticated: &Authenticated,
    bound: bool,
) -> Result<(Client, Person), Failure> {
    let client = client(context, unit, id).await?.filter(|client| client.enabled);
    let client = client.ok_or(NotGranted::ClientGone)?;
    let person = unit.person(&authenticated.person).await?.filter(|person| person.enabled);
    let person = person.ok_or(NotGranted::PersonGone)?;
    if !client.admits(&person) {
        return Err(NotGranted::NotForThisPerson.into());
    }
    if bound {
        let session = unit.session_by_id(&authenticated.session).await?;
        let session = session.filter(|it| it.person == person.id && it.is_alive(context.now()));
        let Some(session) = session else { return Err(NotGranted::SessionOver.into()) };
        if !stands(unit, &person.id, &session.proof).await? {
            return Err(NotGranted::SessionOver.into());
        }
    }
    Ok((client, person))
}
