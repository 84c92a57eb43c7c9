//! What is wrong with a request, and who hears of it.
//!
//! The rule a reader would break: the application hears of it only where its redirect URI is known to be its own. Until
//! then the person does, on a page of ours, and nobody is sent anywhere (RFC 6749 section 4.1.2.1).

use super::Back;

/// An error code of RFC 6749 section 4.1.2.1, OpenID Connect Core 1.0 section 3.1.2.6, or RFC 9126 section 2.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Error {
    /// Something is missing, repeated or not understood.
    InvalidRequest,
    /// This client may not ask for codes.
    UnauthorizedClient,
    /// The person or the operator's policy said no.
    AccessDenied,
    /// Another way than `code`.
    UnsupportedResponseType,
    /// Nothing of what is asked may be given.
    InvalidScope,
    /// Nobody is signed in, or not as asked, and nobody may be asked.
    LoginRequired,
    /// The person has not agreed, and may not be asked.
    ConsentRequired,
    /// A request as a JWT.
    RequestNotSupported,
    /// A request at an address that is not one this provider gave out.
    RequestUriNotSupported,
    /// A client that describes itself.
    RegistrationNotSupported,
}

impl Error {
    /// As it travels.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::AccessDenied => "access_denied",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::InvalidScope => "invalid_scope",
            Self::LoginRequired => "login_required",
            Self::ConsentRequired => "consent_required",
            Self::RequestNotSupported => "request_not_supported",
            Self::RequestUriNotSupported => "request_uri_not_supported",
            Self::RegistrationNotSupported => "registration_not_supported",
        }
    }

    /// With words for the developer of the application.
    #[must_use]
    pub const fn because(self, description: &'static str) -> Fault {
        Fault { error: self, description }
    }
}

/// What the application hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The code.
    pub error: Error,
    /// For its developer: plain ASCII without quotes, and nothing of what was sent (RFC 6749 section 4.1.2.1).
    pub description: &'static str,
}

/// Why nobody is sent anywhere. Each is a page of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Untrusted {
    /// No parameters, or far too long.
    Garbled,
    /// `client_id` is missing or names no application that may be used.
    UnknownClient,
    /// `redirect_uri` is missing or not one of the application's.
    UnknownRedirect,
    /// The pushed request is used, expired, or another application's.
    PushedGone,
}

impl Untrusted {
    /// For the log, and for the developer who looks at the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Garbled => "garbled_request",
            Self::UnknownClient => "unknown_client",
            Self::UnknownRedirect => "unknown_redirect_uri",
            Self::PushedGone => "request_uri_gone",
        }
    }
}

/// Why a request was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// The person hears of it.
    Here(Untrusted),
    /// The application does.
    There(Back, Fault),
}
