//! The phone's app, a file a screen; the markup of each stands beside it.
//!
//! The rule a reader would break: what is secret is written into the document by [`accounts`] and [`account`] alone, and
//! only while the machine says that it may be seen. Lists are made of a pattern in the markup, and their nodes go with
//! what they show.

pub mod account;
pub mod accounts;
pub mod approval;
pub mod change_pin;
pub mod choose_pin;
pub mod enrolment;
pub mod erase;
pub mod figures;
pub mod frame;
pub mod node;
pub mod notifications;
pub mod offer_fingerprint;
pub mod settings;
pub mod trouble;
pub mod unlock;
pub mod unusable;
