//! The device that wants in: shows a code, and waits until its person has signed in elsewhere.

/// Opens `/signin/device`.
pub(super) fn open() {}
