//! `/api/v1/authenticator`: what a phone asks. It is known by a cookie of its own.

pub(super) mod activate;
pub(super) mod decision;
pub(super) mod enrolments;
pub(super) mod phone_sign_in;
pub(super) mod push;
pub(super) mod requests;
pub(super) mod seen;
pub(super) mod unregister;
