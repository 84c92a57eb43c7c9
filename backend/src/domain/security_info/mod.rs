//! How a person looks after their own ways to sign in.
//!
//! The rule a reader would break: looking needs a session, changing needs one that is fresh: of the last minutes, with a
//! second factor if the person has one. A session that was left open, or stolen, changes nothing.

mod methods;
mod remove;
mod sign_out;
mod standing;

pub use methods::{allow_requests, rename, security_info};
pub use remove::{Removed, remove};
pub use sign_out::sign_out_everywhere;
pub use standing::{is_fresh, signed_in_here, with_fresh_session};
