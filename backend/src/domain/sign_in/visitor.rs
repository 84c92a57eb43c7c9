//! What a browser brings along and takes home, besides the bodies: three cookies.

use crate::domain::network::Network;
use crate::domain::token::Token;
use crate::language::Language;
use drempel_contract::Reply;
use serde::{Deserialize, Serialize};

/// The cookies of a request, those that can be ours, and where it comes from.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// Binds sign-ins to this browser.
    pub browser: Option<Token>,
    /// Says that somebody signed in here before.
    pub device: Option<Token>,
    /// Carries a session.
    pub session: Option<Token>,
    /// From where it asks.
    pub network: Network,
    /// In which language.
    pub language: Language,
    /// A browser and a system, as far as it said.
    pub computer: String,
}

/// The cookies of a response; `None` leaves the browser's as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cookies {
    /// New at the first start.
    pub browser: Option<Token>,
    /// New at every completed sign-in.
    pub device: Option<Token>,
    /// New at every completed sign-in.
    pub session: Option<SessionCookie>,
}

/// A session to be set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionCookie {
    /// Its token.
    pub token: Token,
    /// Seconds to keep it; `None` until the browser is closed.
    pub max_age: Option<u32>,
}

/// A reply with its cookies: what is repeated when a response was lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The body.
    pub reply: Reply,
    /// The cookies.
    pub cookies: Cookies,
}
