//! Making the vault, and opening it: by the PIN, of which a try is spent first, or by a passkey.

use super::{KNOWN, erase, found, know, save, stored};
use crate::effects::{passkey, worker};
use crate::worker::{Job, Outcome, Why};
use drempel_contract::Secret;
use drempel_flow::authenticator::{Proof, Refusal, Unusable};
use drempel_verify::contents::{Contents, ContentsError};
use drempel_verify::vault::Cost;
use wasm_bindgen::JsValue;

/// How long a try of the PIN should take on this phone, in ms.
const TARGET: u32 = 500;
const NO_WORKER: Refusal = Refusal::Unusable(Unusable::NoWorker);

/// What has to be shown for an approval key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlock {
    /// The PIN or a passkey, also when the vault is open: for every approval.
    By(Proof),
    /// That the vault is open: enough to refuse.
    AlreadyOpen,
}

/// Makes an empty vault.
///
/// # Errors
/// Why there is none.
pub async fn create(pin: Secret) -> Result<Contents, Refusal> {
    found::persist();
    let cost = calibrated().await?;
    let device = stored::device_secret(&pin).await.map_err(refused)?;
    let contents = Contents { saved: 1, ..Contents::default() };
    let content = contents.to_bytes().to_vec();
    let sealed = sealed(Job::Create { pin, device, cost, content }).await?;
    // Whatever another page made in the meantime is not written over.
    if !stored::put_vault(&sealed, None).await.map_err(refused)? {
        worker::stop();
        return Err(Refusal::Renewed);
    }
    stored::begin_anew().await.map_err(refused)?;
    stored::note_saved(contents.saved);
    know(&contents, 1);
    Ok(contents)
}

/// Opens the vault.
///
/// # Errors
/// Why it stays shut; after the last wrong PIN it is erased.
pub async fn unlock(proof: &Proof) -> Result<Contents, Refusal> {
    save::keep_running();
    let opened = match proof {
        Proof::Pin(pin) => by_pin(pin).await,
        Proof::Fingerprint => by_passkey().await,
    };
    let (contents, version) = opened?;
    stored::reset_tries().await.map_err(refused)?;
    know(&contents, version);
    Ok(contents)
}

/// The wrapped approval key of a device, shown what has to be.
///
/// # Errors
/// Why not. A device without a key is as a vault without it: [`Refusal::Storage`].
pub async fn approval_key(device: &str, by: &Unlock) -> Result<Vec<u8>, Refusal> {
    if KNOWN.with_borrow(Option::is_none) {
        return Err(Refusal::Renewed);
    }
    if let Unlock::By(proof) = by {
        unlock(proof).await?;
    }
    let wrapped = |contents: &Contents| {
        let key = contents.registered(device)?.registration.as_ref()?.approval_key.as_ref()?;
        Some(key.wrapped.clone())
    };
    KNOWN
        .with_borrow(|known| known.as_ref().and_then(|known| wrapped(&known.contents)))
        .ok_or(Refusal::Storage)
}

/// Renews the vault's key and puts other locks on it. Says whether a passkey still opens it.
///
/// # Errors
/// Why everything is as it was.
pub async fn change_pin(current: &Secret, new: Secret) -> Result<bool, Refusal> {
    unlock(&Proof::Pin(current.clone())).await?;
    let key = match stored::passkey().await.map_err(refused)? {
        Some(known) => passkey::ask(&known.id, known.salt).await.ok(),
        None => None,
    };
    let key = match key {
        Some(result) => Some(stored::device_bound(&result).await.map_err(refused)?),
        None => None,
    };
    let (kept, cost) = (key.is_some(), calibrated().await?);
    let device = stored::device_secret(&new).await.map_err(refused)?;
    let sealed = sealed(Job::Renew { pin: new, device, cost, key }).await?;
    store(&sealed).await?;
    if !kept {
        stored::keep_passkey(None).await.map_err(refused)?;
    }
    save::tell_others();
    Ok(kept)
}

/// Stores what was sealed with other locks and the same contents.
pub(super) async fn store(sealed: &[u8]) -> Result<(), Refusal> {
    let Some(version) = KNOWN.with_borrow(|known| known.as_ref().map(|known| known.version)) else {
        return Err(Refusal::Renewed);
    };
    if !stored::put_vault(sealed, Some(version)).await.map_err(refused)? {
        // Another page was faster. What the worker holds is not what is stored: it has to be opened again.
        return Err(Refusal::Renewed);
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(known) = known {
            known.version = version.wrapping_add(1);
        }
    });
    Ok(())
}

/// A container out of the worker.
pub(super) async fn sealed(job: Job) -> Result<Vec<u8>, Refusal> {
    let Outcome::Sealed(sealed) = asked(job).await? else { return Err(NO_WORKER) };
    Ok(sealed)
}

async fn calibrated() -> Result<Cost, Refusal> {
    let Outcome::Calibrated { cost, .. } = asked(Job::Calibrate { target_ms: TARGET }).await? else {
        return Err(NO_WORKER);
    };
    Ok(cost)
}

/// Of a job that was not refused; one that comes to something else was done by no worker of ours.
async fn asked(job: Job) -> Result<Outcome, Refusal> {
    match worker::ask(job).await {
        Ok(Outcome::Refused(why)) => Err(refusal(why)),
        Ok(outcome) => Ok(outcome),
        Err(worker::Lost) => Err(NO_WORKER),
    }
}

async fn by_pin(pin: &Secret) -> Result<(Contents, u32), Refusal> {
    let stored = there().await?;
    let Some(tries) = stored::spend_try().await.map_err(refused)? else {
        erase().await;
        return Err(Refusal::Wrong { left: 0 });
    };
    let device = stored::device_secret(pin).await.map_err(refused)?;
    let opened = opened(Job::Open { sealed: stored.sealed, pin: pin.clone(), device }).await;
    match opened {
        Ok(contents) => Ok((contents, stored.version)),
        Err(Refusal::Wrong { .. }) if tries.are_over() => {
            erase().await;
            Err(Refusal::Wrong { left: 0 })
        }
        Err(Refusal::Wrong { .. }) => Err(Refusal::Wrong { left: tries.left() }),
        Err(other) => {
            stored::give_try_back().await.map_err(refused)?;
            Err(other)
        }
    }
}

async fn by_passkey() -> Result<(Contents, u32), Refusal> {
    let stored = there().await?;
    let known = stored::passkey().await.map_err(refused)?.ok_or(Refusal::NotAble)?;
    let result = passkey::ask(&known.id, known.salt).await?;
    let key = stored::device_bound(&result).await.map_err(refused)?;
    match opened(Job::OpenByKey { sealed: stored.sealed, key }).await {
        Ok(contents) => Ok((contents, stored.version)),
        // Another passkey of the same name, or a lock that is no longer on it: the PIN still opens it.
        Err(Refusal::Wrong { .. }) => Err(Refusal::NotAble),
        Err(other) => Err(other),
    }
}

async fn there() -> Result<stored::Stored, Refusal> {
    // Erased in another page.
    stored::vault().await.map_err(refused)?.ok_or(Refusal::Wrong { left: 0 })
}

pub(super) async fn opened(job: Job) -> Result<Contents, Refusal> {
    let Outcome::Opened(bytes) = asked(job).await? else { return Err(NO_WORKER) };
    Contents::parse(&bytes).map_err(|cause| {
        Refusal::Unusable(match cause {
            ContentsError::Newer => Unusable::Newer,
            ContentsError::Garbled => Unusable::Damaged,
        })
    })
}

fn refusal(why: Why) -> Refusal {
    match why {
        Why::Wrong => Refusal::Wrong { left: 0 },
        Why::NoMemory => Refusal::NoMemory,
        Why::Damaged => Refusal::Unusable(Unusable::Damaged),
        Why::Newer => Refusal::Unusable(Unusable::Newer),
        Why::NotOpen => Refusal::Renewed,
        Why::TooLong => Refusal::Storage,
    }
}

pub(super) fn refused(_: JsValue) -> Refusal {
    Refusal::Storage
}
