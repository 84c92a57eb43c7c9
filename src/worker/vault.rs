//! The vault, while it is open: the only place where its key is.

use super::{Outcome, Why};
use crate::effects::random;
use drempel_contract::Secret;
use drempel_verify::vault::{
    Cost, DeviceKey, Fresh, NoMemory, Open, OpenError, Passphrase, Purpose, Sealed, VaultError,
};
use js_sys::Date;
use std::cell::RefCell;

thread_local! {
    static HELD: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// Measures twice: first what is cheap, then what should take as long as is wanted.
pub(super) fn calibrate(target_ms: u32) -> Outcome {
    let measured = |cost: Cost| {
        let begun = Date::now();
        cost.try_out()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds")]
        Ok((Date::now() - begun).max(1.0) as u32)
    };
    let calibrated = || -> Result<Outcome, NoMemory> {
        let guess = Cost::LEAST.for_speed(measured(Cost::LEAST)?, target_ms);
        let cost = guess.for_speed(measured(guess)?, target_ms);
        Ok(Outcome::Calibrated { cost, took_ms: measured(cost)? })
    };
    calibrated().unwrap_or(Outcome::Refused(Why::NoMemory))
}

pub(super) fn create(pin: &Secret, device: [u8; 32], cost: Cost, content: Vec<u8>) -> Outcome {
    let mut vault = Open::new(Purpose::Vault, content, random::bytes());
    lock(&mut vault, pin, device, cost).unwrap_or_else(|| held(vault))
}

pub(super) fn open(sealed: &[u8], pin: &Secret, device: [u8; 32]) -> Outcome {
    let Ok(passphrase) = Passphrase::typed(pin.expose()) else { return Outcome::Refused(Why::Wrong) };
    opened(sealed, |sealed| sealed.open_with(&passphrase.with_device(device)))
}

pub(super) fn open_by_key(sealed: &[u8], key: [u8; 32]) -> Outcome {
    opened(sealed, |sealed| sealed.open_with_key(&DeviceKey::new(key)))
}

pub(super) fn take_newer(sealed: &[u8]) -> Outcome {
    in_held(|vault| match parse(sealed) {
        Ok(sealed) => match vault.take_newer(&sealed) {
            Ok(()) => Outcome::Opened(vault.content().to_vec()),
            Err(cause) => refused(cause),
        },
        Err(why) => Outcome::Refused(why),
    })
}

pub(super) fn seal(content: Vec<u8>) -> Outcome {
    in_held(|vault| {
        vault.replace(content);
        sealed(vault)
    })
}

pub(super) fn renew(pin: &Secret, device: [u8; 32], cost: Cost, key: Option<[u8; 32]>) -> Outcome {
    in_held(|vault| {
        // Renewed in a copy: when the memory is not to be had, the vault keeps its key and its locks.
        let mut renewed = Open::new(Purpose::Vault, vault.content().to_vec(), random::bytes());
        if let Some(refused) = lock(&mut renewed, pin, device, cost) {
            return refused;
        }
        if let Some(key) = key {
            renewed.lock_with_key(&DeviceKey::new(key), fresh());
        }
        *vault = renewed;
        sealed(vault)
    })
}

pub(super) fn lock_with_key(key: [u8; 32]) -> Outcome {
    in_held(|vault| {
        vault.lock_with_key(&DeviceKey::new(key), fresh());
        sealed(vault)
    })
}

pub(super) fn forget_key() -> Outcome {
    in_held(|vault| {
        vault.forget_device_key();
        sealed(vault)
    })
}

/// Puts the PIN's lock on; what stands in the way, if anything does.
fn lock(vault: &mut Open, pin: &Secret, device: [u8; 32], cost: Cost) -> Option<Outcome> {
    let Ok(passphrase) = Passphrase::chosen_pin(pin.expose()) else {
        return Some(Outcome::Refused(Why::Wrong));
    };
    let locked = vault.lock_with(&passphrase.with_device(device), cost, fresh());
    locked.err().map(|NoMemory| Outcome::Refused(Why::NoMemory))
}

fn held(vault: Open) -> Outcome {
    let outcome = sealed(&vault);
    HELD.replace(Some(vault));
    outcome
}

fn in_held(work: impl FnOnce(&mut Open) -> Outcome) -> Outcome {
    HELD.with_borrow_mut(|held| held.as_mut().map_or(Outcome::Refused(Why::NotOpen), work))
}

fn opened(bytes: &[u8], open: impl FnOnce(&Sealed) -> Result<Open, OpenError>) -> Outcome {
    match parse(bytes).map(|sealed| open(&sealed)) {
        Ok(Ok(vault)) => {
            let content = vault.content().to_vec();
            HELD.replace(Some(vault));
            Outcome::Opened(content)
        }
        Ok(Err(cause)) => refused(cause),
        Err(why) => Outcome::Refused(why),
    }
}

fn sealed(vault: &Open) -> Outcome {
    match vault.seal(random::bytes()) {
        Ok(sealed) => Outcome::Sealed(sealed.to_bytes()),
        Err(cause) => Outcome::Refused(why(cause)),
    }
}

fn parse(bytes: &[u8]) -> Result<Sealed, Why> {
    Sealed::parse(bytes, Purpose::Vault).map_err(why)
}

fn refused(cause: OpenError) -> Outcome {
    Outcome::Refused(match cause {
        OpenError::Wrong | OpenError::NoSuchLock => Why::Wrong,
        OpenError::Damaged => Why::Damaged,
        OpenError::NoMemory => Why::NoMemory,
    })
}

fn why(cause: VaultError) -> Why {
    match cause {
        VaultError::OtherVersion => Why::Newer,
        VaultError::TooLong => Why::TooLong,
        VaultError::NotOurs
        | VaultError::OtherPurpose
        | VaultError::Damaged
        | VaultError::Cost
        | VaultError::NoLock => Why::Damaged,
    }
}

fn fresh() -> Fresh {
    Fresh { salt: random::bytes(), nonce: random::bytes() }
}
