//! A person's own account: ways to sign in, and what was signed in where.

/// Opens `/security-info` and `/my-sign-ins`.
pub(super) fn open() {}
