//! What the backend decides: people, their proofs, sign-ins and sessions, and what applications are told of them.
//!
//! The rule a reader would break: nothing here knows of a database or of HTTP; what is kept goes through the traits of
//! [`store`](crate::store), within one transaction per request.
//!
//! Where to start: [`sign_in`], its `state.rs` first; for applications, [`grant`].

pub mod activity;
pub mod admin;
mod alert;
pub mod authenticator;
pub mod authorization;
pub mod bucket;
pub mod client;
pub mod context;
pub mod device;
pub mod end_session;
pub mod enrolment;
pub mod factor;
pub mod failure;
pub mod grant;
pub mod housekeeping;
pub mod keys;
pub mod network;
pub mod number_match;
pub mod person;
pub mod proof;
pub mod push;
pub mod security_info;
pub mod server_key;
pub mod session;
pub mod sign_in;
pub mod signed_in;
pub mod throttle;
pub mod token;
pub mod user_agent;

pub use context::Context;
pub use failure::Failure;
