//! What a device that wants in can ask of the browser.

use super::{Code, Tokens};
use crate::sign_in::{KnownAccount, News};
use crate::{Location, Ticket};
use drempel_contract::Secret;

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Call the backend; report with this ticket.
    Ask {
        /// To be brought back.
        ticket: Ticket,
        /// What to ask.
        request: Request,
    },
    /// Report `SecondPassed` with this ticket in a second.
    Tick(Ticket),
    /// Keep this over a reload of this tab, or forget it.
    Keep(Option<Code>),
    /// Keep these accounts on this device.
    KeepAccounts(Vec<KnownAccount>),
    /// Put this into the clipboard; report `Copied`.
    Copy(String),
    /// Put the keyboard on the heading.
    FocusHeading,
    /// Tell the other tabs.
    Tell(News),
    /// Leave for this place.
    Go(Location),
}

/// What can be asked of the backend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// A code (RFC 8628 section 3.1); report `Issued` or `Failed`.
    DeviceAuthorization,
    /// How it stands with this `device_code` (section 3.4); report `Polled` or `Failed`.
    Token(Secret),
    /// Whether the ID token is to be believed (OpenID Connect Core section 3.1.3.7); report `Verified`, `NotVerified` or,
    /// when its keys cannot be had, `Failed`.
    Verify(Tokens),
    /// A session; report `SessionOpened` or `Failed`.
    OpenSession {
        /// Of the approval.
        access_token: Secret,
        /// The request of an application.
        authorization: Option<String>,
    },
}
