//! The applications that sign their people in here (RFC 6749 section 2: "clients").
//!
//! The rule a reader would break: a client is read again whenever something of its is redeemed, so that one that was
//! removed, disabled or closed to a person gets nothing more.

mod built_in;
mod grant_type;
mod redirect_uri;
mod registration;
mod scope;
mod secret;

pub use built_in::{DREMPEL, built_in};
pub use grant_type::GrantType;
pub use redirect_uri::{RedirectUri, RedirectUriFault};
pub use registration::{RegistrationFault, check};
pub use scope::{Scope, Scopes};
pub use secret::{ClientSecret, SecretFault};

use super::keys::Algorithm;
use super::person::Person;
use super::{Context, Failure};
use crate::language::Language;
use crate::store::Unit;
use drempel_contract::LocalText;
use drempel_verify::EmailAddress;
use serde::{Deserialize, Serialize};

/// One application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// `client_id`. No secret.
    pub id: String,
    /// As people know it.
    pub name: LocalText,
    /// Whether it can keep a secret, and which.
    pub kind: ClientKind,
    /// Where answers may go.
    pub redirect_uris: Vec<RedirectUri>,
    /// Where a browser may go after the person has signed out.
    pub post_logout_redirect_uris: Vec<RedirectUri>,
    /// In which ways it gets tokens.
    pub grants: Vec<GrantType>,
    /// The most it may ask for.
    pub scopes: Scopes,
    /// The organisation's own: people are not asked whether it may know them.
    pub first_party: bool,
    /// What its ID tokens are signed with.
    pub id_token_alg: Algorithm,
    /// Whether its authorization requests must be pushed (RFC 9126).
    pub require_par: bool,
    /// Who may use it.
    pub people: Audience,
    /// Whether it may be used at all.
    pub enabled: bool,
    /// Who registered it.
    pub source: Source,
}

/// Whether a client can keep a secret (RFC 6749 section 2.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientKind {
    /// It cannot: a program on people's own devices, or a page.
    Public,
    /// It can.
    Confidential(ClientSecret),
}

/// Who may use a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everybody of the directory.
    Everybody,
    /// These, by address.
    Only(Vec<String>),
}

/// Who registered a client. Only what an operator added by command is in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// This program.
    BuiltIn,
    /// The configuration, or the demonstration.
    Configuration,
    /// An operator, by command.
    Command,
}

impl Client {
    /// As people know it, in their language as far as it has a name there.
    #[must_use]
    pub fn name_in(&self, language: Language) -> &str {
        match language {
            Language::Dutch if !self.name.nl.is_empty() => &self.name.nl,
            Language::English | Language::Dutch => &self.name.en,
        }
    }

    /// Whether it gets tokens in this way.
    #[must_use]
    pub fn may_use(&self, grant: GrantType) -> bool {
        self.grants.contains(&grant)
    }

    /// Whether answers may go to `uri`: exactly as registered, but for the port of a loopback address (RFC 8252 7.3).
    #[must_use]
    pub fn knows_redirect(&self, uri: &str) -> bool {
        self.redirect_uris.iter().any(|registered| registered.matches(uri))
    }

    /// The same for the way back after signing out.
    #[must_use]
    pub fn knows_post_logout_redirect(&self, uri: &str) -> bool {
        self.post_logout_redirect_uris.iter().any(|registered| registered.matches(uri))
    }

    /// Whether this person may use it, now.
    #[must_use]
    pub fn admits(&self, person: &Person) -> bool {
        self.enabled && person.enabled && self.is_for(&person.email)
    }

    fn is_for(&self, email: &EmailAddress) -> bool {
        match &self.people {
            Audience::Everybody => true,
            Audience::Only(addresses) => addresses.iter().any(|address| address == email.as_str()),
        }
    }

    /// Whether this is the page itself.
    #[must_use]
    pub fn is_drempel(&self) -> bool {
        self.source == Source::BuiltIn && self.id == DREMPEL
    }

    /// What it is granted of what it asks for. Nothing asked means everything it may have but `offline_access`; what
    /// nobody knows or the client may not have is left out (RFC 6749 section 3.3, OpenID Connect Core 3.1.2.1).
    #[must_use]
    pub fn narrow(&self, asked: Option<&str>) -> Scopes {
        asked.map_or_else(|| self.scopes.without(Scope::OfflineAccess), |asked| self.scopes.and(asked))
    }
}

/// The client of this id: built in, of the configuration, or of the database, in this order.
///
/// # Errors
/// When the database cannot be reached.
pub async fn client(context: &Context, unit: &mut Unit, id: &str) -> Result<Option<Client>, Failure> {
    match fixed(context, id) {
        Some(client) => Ok(Some(client)),
        None => Ok(unit.client(id).await?),
    }
}

/// The same, as long as the database need not be asked.
#[must_use]
pub fn fixed(context: &Context, id: &str) -> Option<Client> {
    if id == DREMPEL {
        return Some(built_in());
    }
    context.settings.clients.iter().find(|client| client.id == id).cloned()
}

/// Every client, in the order they are looked for.
///
/// # Errors
/// When the database cannot be reached.
pub async fn clients(context: &Context, unit: &mut Unit) -> Result<Vec<Client>, Failure> {
    let mut all = vec![built_in()];
    all.extend(context.settings.clients.iter().cloned());
    for added in unit.clients().await? {
        if !all.iter().any(|known| known.id == added.id) {
            all.push(added);
        }
    }
    Ok(all)
}

/// Whether the client is who it says: a public one brings no secret, a confidential one brings its own.
#[must_use]
pub fn authenticate(client: &Client, secret: Option<&str>) -> bool {
    client.enabled
        && match (&client.kind, secret) {
            (ClientKind::Public, None) => true,
            (ClientKind::Confidential(known), Some(secret)) => known.is(secret),
            (ClientKind::Public, Some(_)) | (ClientKind::Confidential(_), None) => false,
        }
}
