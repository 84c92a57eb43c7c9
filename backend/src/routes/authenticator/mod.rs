//! `/api/v1/authenticator`

pub(super) mod decision;
pub(super) mod push;
pub(super) mod requests;
pub(super) mod seen;
