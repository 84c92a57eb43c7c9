//! Verification logic.
