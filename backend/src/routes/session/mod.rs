//! `/api/v1/session`

pub(super) mod delete;
pub(super) mod get;
pub(super) mod post;
