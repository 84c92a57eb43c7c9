//! `/api/v1/security-info`

pub(super) mod allow_requests;
pub(super) mod cancel;
pub(super) mod confirm;
pub(super) mod enrolments;
pub(super) mod get;
pub(super) mod number;
pub(super) mod poll;
pub(super) mod remove;
pub(super) mod rename;
pub(super) mod sign_out_everywhere;
