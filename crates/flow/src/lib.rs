//! The machines of the page: what happens next, decided without a browser.
//!
//! Each machine is a struct with `update(event) -> Vec<Effect>`. There is no clock, no randomness, no storage and no
//! language in here, so every path runs in a native test within milliseconds. Where to start: [`sign_in`];
//! [`device_code`] is the other side of a device sign-in, [`security_info`] and [`my_sign_ins`] what a person does about
//! their own account. `authenticator` is the phone.
//!
//! The rule a reader would break: an event that does not fit is ignored by name. A bare `_` would let a new event slip
//! through unseen.

#[cfg(feature = "authenticator")]
pub mod add_account;
#[cfg(feature = "authenticator")]
pub mod approval;
#[cfg(feature = "authenticator")]
pub mod authenticator;
pub mod device_code;
#[cfg(feature = "authenticator")]
pub mod enrolment;
pub mod failure;
pub mod home;
pub mod location;
pub mod my_sign_ins;
pub mod security_info;
pub mod sign_in;
pub mod ticket;

pub use failure::Failure;
pub use location::Location;
pub use ticket::{Ticket, Tickets};
