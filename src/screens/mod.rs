//! One file for each thing a person sees, grouped as they meet them.

pub mod home;
pub mod not_found;
pub mod privacy;
pub mod sign_in;
