//! `/api/v1/authenticator`

pub(super) mod push;
