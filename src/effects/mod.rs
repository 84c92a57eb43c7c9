//! What the machines ask for, done: one file an effect. Everything that waits, stores, calls or navigates is in here.

pub mod approval;
pub mod authenticator;
pub mod clipboard;
pub mod database;
pub mod device_code;
pub mod dom;
pub mod enrolment;
pub mod focus;
pub mod home;
pub mod http;
pub mod id_token;
pub mod keys;
pub mod language;
pub mod moment;
pub mod navigate;
pub mod passkey;
pub mod random;
pub mod read;
pub mod sign_in;
pub mod signature;
pub mod site;
pub mod storage;
pub mod tabs;
pub mod vault;
pub mod vault_tabs;
pub mod worker;
