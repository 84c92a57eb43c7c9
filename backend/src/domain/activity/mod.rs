//! What happened with a person's account, kept for that person to look over.
//!
//! The rule a reader would break: an event is noted in the unit that does what it tells of, so that neither is there
//! without the other; and nothing is noted before the person has proved something, or the notes would tell who exists.
//!
//! What a person must hear of at once (a method added, a stranger reported) is also written to the log and counted, by
//! [`note`]; there is no mail yet.

mod event;
mod list;
mod not_me;

pub use event::{Event, kind_name, kind_named};
pub use list::my_sign_ins;
pub use not_me::not_me;

use super::Failure;
use crate::store::Unit;
use drempel_contract::SignInEventKind;

/// Notes what happened; in the unit that does it.
///
/// # Errors
/// When the database cannot be reached.
pub async fn note(unit: &mut Unit, event: Event) -> Result<(), Failure> {
    unit.note_event(&event).await?;
    if is_told(event.what) {
        let kind = kind_name(event.what);
        tracing::info!(notice = kind, person = event.person.0, "the person must hear of this");
        metrics::counter!("drempel_notices_total", "kind" => kind).increment(1);
    }
    Ok(())
}

/// What changes how somebody signs in, or is a stranger's doing.
const fn is_told(what: SignInEventKind) -> bool {
    match what {
        SignInEventKind::MethodAdded
        | SignInEventKind::MethodRemoved
        | SignInEventKind::PhoneSignInEnabled
        | SignInEventKind::RequestsAllowed
        | SignInEventKind::PhoneReported
        | SignInEventKind::SecondFactorFailed
        | SignInEventKind::NotMe => true,
        SignInEventKind::SignedIn
        | SignInEventKind::DeviceApproved
        | SignInEventKind::PhoneDenied
        | SignInEventKind::PhoneWrongNumber => false,
    }
}
