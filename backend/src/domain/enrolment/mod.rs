//! Setting up a way to sign in: begun on the computer, taken by an app, and proved by a code before it counts.
//!
//! The rule a reader would break: a way is added, never put in the place of another, and only for the session that began
//! it: signed out, or somebody else's, nothing comes of it. The first phone that brings what the computer shows gets the
//! key, and no other.

mod enrolling;

pub use enrolling::{Asked, Enrolling, Kind, Offer, Status};
