//! One file for each thing a person sees. The markup is in `index.html`; a file here says what lives in it.

pub mod account;
pub mod add_account;
pub mod authenticator;
pub mod device_code;
pub mod device_sign_in;
pub mod home;
pub mod sign_in;
pub mod start;
