//! The passkey that opens the vault beside the PIN.

use super::stored::{self, Passkey};
use super::unlock::{refused, sealed, store};
use crate::effects::{passkey, random};
use crate::worker::Job;
use drempel_flow::authenticator::Refusal;

/// Makes a passkey of this device and lets it open the vault.
///
/// # Errors
/// Why it does not.
pub async fn set_fingerprint() -> Result<(), Refusal> {
    let salt = random::bytes();
    let made = passkey::make(salt).await?;
    let key = stored::device_bound(&made.result).await.map_err(refused)?;
    store(&sealed(Job::LockWithKey { key }).await?).await?;
    stored::keep_passkey(Some(&Passkey { id: made.id, salt })).await.map_err(refused)
}

/// Lets no passkey open it any more. The passkey itself stays with the device, and opens nothing.
///
/// # Errors
/// Why it still does.
pub async fn forget_fingerprint() -> Result<(), Refusal> {
    store(&sealed(Job::ForgetKey).await?).await?;
    stored::keep_passkey(None).await.map_err(refused)
}
