//! **My sign-ins**.

use crate::domain::security_info::signed_in_here;
use crate::domain::sign_in::Visitor;
use crate::domain::{Context, Failure};
use drempel_contract::{MySignIns, SignInEvent};

/// The most that are shown.
const MOST: u32 = 100;

/// What happened with the account of whoever is signed in in this browser, the newest first.
///
/// # Errors
/// [`Failure::NotSignedIn`].
pub async fn my_sign_ins(context: &Context, visitor: &Visitor) -> Result<MySignIns, Failure> {
    let mut unit = context.store.read().await?;
    let (session, person) = signed_in_here(context, visitor, &mut unit).await?;
    let now = context.now();
    let alive: Vec<String> = unit
        .sessions_of(&person.id)
        .await?
        .into_iter()
        .filter(|session| session.is_alive(now))
        .map(|session| session.id)
        .collect();
    let events = unit.events(&person.id, MOST).await?;
    let shown = events.into_iter().map(|event| SignInEvent {
        id: event.id,
        at: event.at.seconds(),
        what: event.what,
        place: event.place,
        device: event.device,
        application: event.application,
        amr: event.amr,
        this_session: event.session.as_ref() == Some(&session.id),
        live: event.session.is_some_and(|id| alive.contains(&id)),
    });
    Ok(MySignIns { events: shown.collect() })
}
