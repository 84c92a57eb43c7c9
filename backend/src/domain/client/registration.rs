//! Whether a client makes sense as a whole. Every way to register one goes through here.

use super::{Client, ClientKind, DREMPEL, GrantType, Scope};

/// Why a client is not taken. Each says what to write instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegistrationFault {
    /// The id.
    #[error("an id has 1 to 64 letters, digits, dots, dashes and underscores")]
    Id,
    /// The page's own.
    #[error("the id {DREMPEL} belongs to the sign-in page itself")]
    TakenByPage,
    /// The name.
    #[error("a name has 1 to 100 characters and no control characters")]
    Name,
    /// No way to tokens.
    #[error("a client needs authorization_code or device_code among its grants")]
    NoGrant,
    /// A code has nowhere to go.
    #[error("authorization_code needs at least one redirect URI")]
    NoRedirectUri,
    /// A redirect URI nothing is ever sent to.
    #[error("redirect URIs are for authorization_code, which is not among the grants")]
    UnusedRedirectUri,
    /// Nothing to grant.
    #[error("a client needs at least one scope, usually openid")]
    NoScope,
    /// `offline_access` gives refresh tokens.
    #[error("offline_access needs refresh_token among the grants")]
    OfflineWithoutRefresh,
    /// Nothing of an ID token without.
    #[error("profile and email need openid")]
    ClaimsWithoutOpenid,
}

/// Looks at the whole.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(client: &Client) -> Result<(), RegistrationFault> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if client.id.is_empty() || client.id.len() > 64 || !client.id.chars().all(fits) {
        return Err(RegistrationFault::Id);
    }
    if client.id == DREMPEL {
        return Err(RegistrationFault::TakenByPage);
    }
    let is_name = |name: &str| name.chars().count() <= 100 && !name.chars().any(char::is_control);
    if client.name.en.trim().is_empty() || !is_name(&client.name.en) || !is_name(&client.name.nl) {
        return Err(RegistrationFault::Name);
    }
    check_grants(client)?;
    check_scopes(client)
}

fn check_grants(client: &Client) -> Result<(), RegistrationFault> {
    let by_code = client.may_use(GrantType::AuthorizationCode);
    if !by_code && !client.may_use(GrantType::DeviceCode) {
        return Err(RegistrationFault::NoGrant);
    }
    if by_code && client.redirect_uris.is_empty() {
        return Err(RegistrationFault::NoRedirectUri);
    }
    if !by_code && !client.redirect_uris.is_empty() {
        return Err(RegistrationFault::UnusedRedirectUri);
    }
    Ok(())
}

fn check_scopes(client: &Client) -> Result<(), RegistrationFault> {
    let scopes = &client.scopes;
    if scopes.is_empty() {
        return Err(RegistrationFault::NoScope);
    }
    if scopes.has(Scope::OfflineAccess) && !client.may_use(GrantType::RefreshToken) {
        return Err(RegistrationFault::OfflineWithoutRefresh);
    }
    if !scopes.has(Scope::Openid) && (scopes.has(Scope::Profile) || scopes.has(Scope::Email)) {
        return Err(RegistrationFault::ClaimsWithoutOpenid);
    }
    Ok(())
}

impl Client {
    /// Whether it has a secret.
    #[must_use]
    pub const fn is_confidential(&self) -> bool {
        matches!(self.kind, ClientKind::Confidential(_))
    }
}
