//! The other device's sign-in, a file a step.

pub mod confirm_device;
pub mod device_approved;
pub mod device_denied;
#[expect(clippy::module_inception, reason = "the folder has its first step's name")]
pub mod device_sign_in;
