//! What a phone sees of the requests that wait for it.
//!
//! The rule a reader would break: nothing here depends on which number is right. The choices come as they were drawn,
//! however often the phone asks.

use super::drawn::Number;
use super::request::NumberMatch;
use crate::domain::authenticator::Authenticator;
use crate::domain::person::Person;
use crate::domain::token::Digest;
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::ApprovalRequest;

/// A request that waits.
pub struct Waits {
    /// As the phone shows it.
    pub shown: ApprovalRequest,
    /// Whether it comes from a browser in which the person has signed in.
    pub is_known: bool,
}

/// What waits for one account on a phone, the oldest first. `origin` is that of the page that asks.
///
/// # Errors
/// When the database cannot be reached.
pub async fn waiting(
    context: &Context,
    unit: &mut Unit,
    phone: &Authenticator,
    person: &Person,
    origin: &str,
) -> Result<Vec<Waits>, Failure> {
    let mut requests = Vec::new();
    for request in answerable(context, unit, phone, person).await? {
        let Some(number) = Number::open(&context.key, &request.id, &request.sealed_number)? else { continue };
        let is_known = request.bucket.is_known();
        let shown = ApprovalRequest {
            device: phone.id.0.clone(),
            account: person.email.as_str().to_owned(),
            origin: origin.to_owned(),
            asked_at: request.asked_at.seconds(),
            expires_at: request.expires_at.seconds(),
            numbers: number.for_the_phone(),
            id: request.id,
            client: request.client,
            application: request.application,
            place: request.place,
            computer: request.computer,
        };
        requests.push(Waits { shown, is_known });
    }
    Ok(requests)
}

/// The requests that this phone may answer now.
pub(super) async fn answerable(
    context: &Context,
    unit: &mut Unit,
    phone: &Authenticator,
    person: &Person,
) -> Result<Vec<NumberMatch>, Failure> {
    if !person.enabled || person.id != phone.person {
        return Ok(Vec::new());
    }
    let mut requests = unit.waiting_number_matches(&person.id, context.now()).await?;
    requests.retain(|request| request.asks(phone));
    Ok(requests)
}

/// A phone shows a request: the computer hears of it. One that does not wait for this phone is left alone.
///
/// # Errors
/// When the database cannot be reached.
pub async fn see(context: &Context, phone: &Digest, id: &str) -> Result<(), Failure> {
    // Nobody relies on it.
    let mut unit = context.store.write_lightly().await?;
    let Some(request) = unit.number_match(id).await? else { return Ok(()) };
    let asked = unit.authenticators_on(phone).await?.iter().any(|phone| request.asks(phone));
    if asked && unit.see_number_match(id, context.now()).await? {
        unit.commit().await?;
    }
    Ok(())
}
