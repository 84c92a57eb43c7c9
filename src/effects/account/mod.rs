//! A person's own account: the machines at work, and what the backend tells them.

pub mod my_sign_ins;
pub mod read;
pub mod security_info;
mod storage;
