//! Whether an application that is not the organisation's own may have what it asks for.
//!
//! The rule a reader would break: what a person agreed to is added to, never replaced: an application that asks for less
//! today has not given anything back.

use super::{Decision, open, open_with_client};
use crate::domain::client::{Scope, Scopes};
use crate::domain::person::Person;
use crate::domain::{Context, Failure};
use crate::store::{Consent, Unit};
use drempel_contract::{ConsentScope, Step};

/// The question whether the application may have what it asks for; `None` when it no longer asks.
///
/// # Errors
/// When the database cannot be reached.
pub async fn consent(context: &Context, unit: &mut Unit, id: &str) -> Result<Option<Step>, Failure> {
    let Some((authorization, client)) = open_with_client(context, unit, id).await? else { return Ok(None) };
    let request = &authorization.request;
    Ok(Some(Step::Consent {
        application: client.name_in(authorization.language).to_owned(),
        host: host(&request.back.redirect_uri).to_owned(),
        scopes: request.scopes.iter().map(asked).collect(),
    }))
}

/// Takes the person's decision; `false` when there is no such request any more.
///
/// # Errors
/// When the database cannot be reached.
pub async fn decide(
    context: &Context,
    unit: &mut Unit,
    id: &str,
    person: &Person,
    allow: bool,
) -> Result<bool, Failure> {
    let Some(authorization) = open(context, unit, id).await? else { return Ok(false) };
    let decision = if allow { Decision::Allowed { person: person.id.clone() } } else { Decision::Denied };
    if !unit.decide_authorization(id, &decision, context.now()).await? {
        return Ok(false);
    }
    if allow {
        let client = &authorization.request.client;
        let before =
            unit.consent(&person.id, client).await?.map(|consent| consent.scopes).unwrap_or_default();
        let scopes = Scopes::of(before.iter().chain(authorization.request.scopes.iter()));
        let (person, client, given_at) = (person.id.clone(), client.clone(), context.now());
        unit.keep_consent(&Consent { person, client, scopes, given_at }).await?;
    }
    tracing::info!(person = person.id.0, client = authorization.request.client, allow, "asked for consent");
    Ok(true)
}

const fn asked(scope: Scope) -> ConsentScope {
    match scope {
        Scope::Openid => ConsentScope::Openid,
        Scope::Profile => ConsentScope::Profile,
        Scope::Email => ConsentScope::Email,
        Scope::OfflineAccess => ConsentScope::OfflineAccess,
    }
}

/// The host of a redirect URI, for a person to recognise; empty for a program on their own device.
fn host(redirect_uri: &str) -> &str {
    let Some(rest) = redirect_uri.strip_prefix("https://") else { return "" };
    rest.split(['/', '?', ':']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_person_reads_the_host_and_nothing_for_their_own_device() {
        assert_eq!(host("https://app.example:8443/cb?x"), "app.example");
        assert_eq!(host("https://app.example"), "app.example");
        assert_eq!(host("http://127.0.0.1:5000/cb"), "");
        assert_eq!(host("com.example.app:/cb"), "");
    }
}
