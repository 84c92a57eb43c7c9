//! The phone's side: accounts and their codes, and sign-ins to approve.

/// Opens `/authenticator`.
pub(super) fn open() {}
