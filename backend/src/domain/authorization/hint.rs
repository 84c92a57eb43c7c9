//! An ID token of ours that comes back as `id_token_hint` (OpenID Connect Core 1.0 section 3.1.2.1, RP-Initiated Logout
//! 1.0 section 2).
//!
//! The rule a reader would break: it proves nothing about who is in front of the browser. It may be long expired, and
//! everybody it was shown to has it.

use crate::domain::client::Client;
use crate::domain::person::PersonId;
use crate::domain::{Context, Failure, keys};
use crate::store::Unit;
use serde::Deserialize;

/// What a token of ours says, whenever it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::domain) struct Hint {
    /// About whom.
    pub(in crate::domain) subject: PersonId,
    /// To which client.
    pub(in crate::domain) audience: String,
}

impl Hint {
    /// Whether it was given to this client.
    pub(in crate::domain) fn is_for(&self, client: &Client) -> bool {
        self.audience == client.id
    }
}

/// As far as we wrote them.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: String,
}

/// Reads a token; `None` when this provider did not sign it, or so long ago that its key is forgotten.
pub(in crate::domain) async fn read(
    context: &Context,
    unit: &mut Unit,
    token: &str,
) -> Result<Option<Hint>, Failure> {
    let Some(payload) = keys::signed_by_us(context, unit, token).await? else { return Ok(None) };
    let claims = serde_json::from_slice::<Claims>(&payload).ok();
    let ours = claims.filter(|claims| claims.iss == context.settings.issuer());
    Ok(ours.map(|claims| Hint { subject: PersonId(claims.sub), audience: claims.aud }))
}
