//! The sign-in, a file a step.

pub mod identify;
pub mod password;
pub mod person;
pub mod progress;
pub mod stay_signed_in;
pub mod totp;
pub mod trouble;
