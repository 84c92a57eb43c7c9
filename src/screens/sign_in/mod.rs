//! The sign-in, a file a step.

pub mod consent;
pub mod frame;
pub mod identify;
pub mod methods;
pub mod number_match;
pub mod password;
pub mod progress;
pub mod stay_signed_in;
pub mod totp;
pub mod trouble;
pub mod waiting;
