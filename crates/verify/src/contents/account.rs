//! One account.

use core::fmt;

use super::object;
use crate::json::Json;
use crate::{Otpauth, base64url};

/// What an account is known by in this vault: 128 random bits. It says nothing, and nobody outside knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(String);

/// Where the person sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Of an organisation that this authenticator belongs to.
    Work,
    /// The person's own, with the same organisation.
    Personal,
    /// Of any other service.
    #[default]
    Other,
}

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Where it is shown.
    pub kind: Kind,
    /// How its codes are made, and what the service calls it.
    pub otpauth: Otpauth,
    /// What the person calls it, in place of what the service does.
    pub name: Option<String>,
    /// Whether its code is hidden until it is asked for.
    pub hidden: bool,
    /// What this phone is to the backend, when it is registered there for this account.
    pub registration: Option<Registration>,
}

/// A phone that the backend knows.
#[derive(Clone, PartialEq, Eq)]
pub struct Registration {
    /// The backend's name for this phone and this account.
    pub device: String,
    /// Who signs in with it.
    pub email: String,
    /// The key that signs decisions, once phone sign-in is on.
    pub approval_key: Option<ApprovalKey>,
}

/// The approval key, wrapped by a key of WebCrypto's that stays in this browser: of no use without both.
#[derive(Clone, PartialEq, Eq)]
pub struct ApprovalKey {
    /// PKCS#8, wrapped by AES-GCM, with what unwrapping needs.
    pub wrapped: Vec<u8>,
    /// The public half: an uncompressed point (SEC 1 section 2.3.3), 65 bytes.
    pub public: Vec<u8>,
}

impl AccountId {
    /// A new id, of bytes drawn at random by the caller.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(base64url::encode(&bytes))
    }

    /// An id as [`Self::as_str`] gave it; whether there is such an account, the contents tell.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Letters, digits, `-` and `_`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Work, Self::Personal, Self::Other];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Personal => "personal",
            Self::Other => "other",
        }
    }
}

impl Account {
    /// An account of any other service, as it was scanned.
    #[must_use]
    pub const fn new(id: AccountId, otpauth: Otpauth) -> Self {
        Self { id, kind: Kind::Other, otpauth, name: None, hidden: false, registration: None }
    }

    /// Takes what the person calls it: without what cannot be seen, at most 256 bytes. Nothing, or what the service calls
    /// it anyway, is no name.
    pub fn rename(&mut self, name: &str) {
        self.name = None;
        let name = Otpauth::shown_name(name);
        if !name.is_empty() && name != self.title() {
            self.name = Some(name);
        }
    }

    /// The first line on its tile: what the person calls it, or who issued it, or whose it is.
    #[must_use]
    pub fn title(&self) -> &str {
        self.name.as_deref().or(self.otpauth.issuer()).unwrap_or(self.otpauth.account())
    }

    /// The second line: whose it is, unless that is the first; empty where nothing is known.
    #[must_use]
    pub fn subtitle(&self) -> &str {
        let account = self.otpauth.account();
        if account == self.title() { "" } else { account }
    }

    pub(super) fn to_json(&self) -> Json {
        object([
            ("hidden", Json::Bool(self.hidden)),
            ("id", words(&self.id.0)),
            ("kind", words(self.kind.word())),
            ("name", self.name.as_deref().map_or(Json::Null, words)),
            ("otpauth", words(&self.otpauth.to_uri())),
            ("registration", self.registration.as_ref().map_or(Json::Null, Registration::to_json)),
        ])
    }
}

impl Registration {
    fn to_json(&self) -> Json {
        object([
            ("approval_key", self.approval_key.as_ref().map_or(Json::Null, ApprovalKey::to_json)),
            ("device", words(&self.device)),
            ("email", words(&self.email)),
        ])
    }
}

impl ApprovalKey {
    fn to_json(&self) -> Json {
        object([
            ("public", words(&base64url::encode(&self.public))),
            ("wrapped", words(&base64url::encode(&self.wrapped))),
        ])
    }
}

fn words(text: &str) -> Json {
    Json::Text(text.to_owned())
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Account(…)")
    }
}

impl fmt::Debug for Registration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Registration(…)")
    }
}

impl fmt::Debug for ApprovalKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApprovalKey(…)")
    }
}
