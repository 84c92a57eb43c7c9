//! What the computer sees of a request: the number while it can be used, and what became of it.

use super::drawn::Number;
use super::request::{NumberMatch, Status};
use crate::clock::{Timestamp, whole_seconds};
use crate::domain::{Context, Failure};
use crate::store::Unit;
use drempel_contract::{NumberMatchManner, NumberMatchStatus};
use drempel_verify::number_match::Manner;

/// What the computer sees.
#[derive(Clone, PartialEq, Eq)]
pub enum Looked {
    /// The person agreed: [`redeem`](super::redeem) it.
    Approved,
    /// Not (yet).
    Shown {
        /// The number, for the signing-in screen only, while it can be used.
        number: Option<String>,
        /// How it is found on the phone.
        manner: NumberMatchManner,
        /// What became of the request.
        status: NumberMatchStatus,
        /// Seconds left; 0 when it is over.
        expires_in: u32,
    },
}

/// Looks at a request. Writes nothing: one that waits too long is over without anybody writing it down.
///
/// # Errors
/// When the database cannot be reached.
pub async fn look(context: &Context, unit: &mut Unit, id: &str) -> Result<Looked, Failure> {
    let now = context.now();
    let Some(request) = unit.number_match(id).await? else {
        return Ok(over(context, NumberMatchStatus::Expired));
    };
    let number = Number::open(&context.key, &request.id, &request.sealed_number)?;
    match request.status_at(now) {
        Status::Approved => return Ok(Looked::Approved),
        Status::Pending => {}
        Status::Denied
        | Status::WrongNumber
        | Status::Superseded
        | Status::Cancelled
        | Status::Expired
        | Status::Unregistered
        | Status::Redeemed => {
            return Ok(over(context, request.said(now).unwrap_or(NumberMatchStatus::Expired)));
        }
    }
    Ok(Looked::Shown {
        number: number.map(|number| number.shown.text()),
        manner: manner(context),
        status: pending(&request, now),
        expires_in: whole_seconds(now.until(request.expires_at)),
    })
}

/// What the computer sees when no request could be sent.
#[must_use]
pub fn unsent(context: &Context, not_before: Timestamp) -> Looked {
    let retry_after = whole_seconds(context.now().until(not_before));
    over(context, NumberMatchStatus::Throttled { retry_after })
}

fn over(context: &Context, status: NumberMatchStatus) -> Looked {
    Looked::Shown { number: None, manner: manner(context), status, expires_in: 0 }
}

/// How numbers are found on the phone.
#[must_use]
pub const fn manner(context: &Context) -> NumberMatchManner {
    match context.settings.number_match.manner {
        Manner::Tap => NumberMatchManner::Tap,
        Manner::TypeTwo | Manner::TypeSix => NumberMatchManner::Type,
    }
}

fn pending(request: &NumberMatch, now: Timestamp) -> NumberMatchStatus {
    request.said(now).unwrap_or(NumberMatchStatus::Sent)
}

impl std::fmt::Debug for Looked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Approved => "Approved",
            Self::Shown { .. } => "Shown(…)",
        })
    }
}
