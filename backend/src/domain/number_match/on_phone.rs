//! What a phone is told of itself: its accounts, and what waits for them.

use super::waiting::{Waits, waiting};
use crate::domain::token::Digest;
use crate::domain::{Context, Failure, push};
use drempel_contract::{Authenticator, RegisteredAccount};

/// What the phone with this cookie is registered for, and what waits for it. `origin` is that of the page that asks.
///
/// # Errors
/// When the database cannot be reached.
pub async fn on_phone(
    context: &Context,
    phone: Option<&Digest>,
    origin: &str,
) -> Result<Authenticator, Failure> {
    let now = context.now().seconds();
    let (mut accounts, mut requests) = (Vec::new(), Vec::new());
    let mut unit = context.store.read().await?;
    let registered = match phone {
        Some(phone) => unit.authenticators_on(phone).await?,
        None => Vec::new(),
    };
    for phone in registered {
        let Some(person) = unit.person(&phone.person).await? else { continue };
        requests.extend(waiting(context, &mut unit, &phone, &person, origin).await?);
        accounts.push(RegisteredAccount {
            phone_sign_in: phone.has_phone_sign_in(),
            stopped: unit.has_stopped_requests(&person.id).await?,
            device: phone.id.0,
            email: person.email.as_str().to_owned(),
            name: person.name,
            kind: person.kind,
        });
    }
    // A request that the person may well have started comes before what strangers began.
    requests.sort_by_key(|waits: &Waits| (!waits.is_known, waits.shown.asked_at));
    let requests = requests.into_iter().map(|waits| waits.shown).collect();
    Ok(Authenticator { now, push_key: push::public_key(context), accounts, requests })
}
