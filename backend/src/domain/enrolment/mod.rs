//! Setting up a way to sign in: begun on the computer, taken by an app, and proved before it counts: another app by a code
//! that is typed on the computer, a phone of ours by the number it shows.
//!
//! The rule a reader would break: a way is added, never put in the place of another, and only for the session that began
//! it: signed out, or somebody else's, nothing comes of it. The first phone that brings what the computer shows is the only
//! one; whether it is the person's, the number says, typed in that session.
//!
//! Where to start: `enrolling.rs` (what is kept), then `begin.rs`, `open.rs`, `activate.rs`, `number.rs`,
//! `phone_sign_in.rs`, in the order they happen; `shown.rs` is what the computer sees of it.

mod activate;
mod begin;
mod codes;
mod confirm;
mod drawn;
mod enrolling;
mod number;
mod open;
mod phone_sign_in;
mod seal;
mod shown;

pub use activate::activate;
pub use begin::begin;
pub use confirm::confirm;
pub use enrolling::{Added, Asked, Enrolling, Kind, Offer, Status};
pub use number::type_number;
pub use open::{Opened, open};
pub use phone_sign_in::enable;
pub use shown::{cancel, poll};
