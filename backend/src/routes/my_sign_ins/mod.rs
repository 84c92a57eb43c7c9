//! `/api/v1/my-sign-ins`

pub(super) mod get;
pub(super) mod not_me;
