//! Setting up a way to sign in: begun on the computer, taken by an app, and proved by a code before it counts.
//!
//! The rule a reader would break: a way is added, never put in the place of another, and only for the session that began
//! it: signed out, or somebody else's, nothing comes of it. The first phone that brings what the computer shows gets the
//! key, and no other.
//!
//! Where to start: `enrolling.rs` (what is kept), then `begin.rs`, `open.rs`, `activate.rs`, `phone_sign_in.rs`, in the
//! order they happen; `shown.rs` is what the computer sees of it.

mod activate;
mod begin;
mod codes;
mod confirm;
mod enrolling;
mod open;
mod phone_sign_in;
mod seal;
mod shown;

pub use activate::activate;
pub use begin::begin;
pub use confirm::confirm;
pub use enrolling::{Asked, Enrolling, Kind, Offer, Status};
pub use open::{Opened, open};
pub use phone_sign_in::enable;
pub use shown::{cancel, poll};
