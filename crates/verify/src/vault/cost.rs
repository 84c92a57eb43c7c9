//! What a try of a PIN costs: Argon2id (RFC 9106) with memory and passes, one lane.
//!
//! The rule a reader would break: the price stands in the container, which may come from a stranger, and must be paid
//! before anything in it can be believed. So it has an upper bound, and memory that is not there is an error and not the
//! end of the program.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use super::Passphrase;

/// The least work, in KiB: what OWASP's Password Storage Cheat Sheet asks for in all its pairs of memory and passes.
const LEAST_WORK: u64 = 35 << 10;

/// The most, in KiB: some ten seconds on a slow phone.
const MOST_WORK: u64 = 2 << 20;

/// What [`Cost::for_speed`] uses of memory, where that is not too slow, in KiB: a page on a phone has more only
/// sometimes.
const USUAL_MEMORY: u32 = 64 << 10;

/// Memory and passes, within bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

/// So much memory is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMemory;

impl Cost {
    /// The cheapest there is: 7 MiB, five passes.
    pub const LEAST: Self = Self { memory_kib: 7 << 10, passes: 5 };

    /// `None` under 7 MiB or 35 MiB × passes, or over 256 MiB or 2 GiB × passes.
    #[must_use]
    pub const fn new(memory_kib: u32, passes: u32) -> Option<Self> {
        let work = memory_kib as u64 * passes as u64;
        let fits = memory_kib >= 7 << 10 && memory_kib <= 256 << 10;
        if fits && work >= LEAST_WORK && work <= MOST_WORK { Some(Self { memory_kib, passes }) } else { None }
    }

    /// What takes about `target_ms` on a device that did [`Self::work_kib`] of some cost in `measured_ms`: with 64 MiB,
    /// or less where even that takes longer.
    #[must_use]
    pub fn for_speed(self, measured_ms: u32, target_ms: u32) -> Self {
        let work = (self.work_kib() * u64::from(target_ms) / u64::from(measured_ms.max(1)))
            .clamp(LEAST_WORK, MOST_WORK);
        let memory_kib = u32::try_from(work).unwrap_or(USUAL_MEMORY).min(USUAL_MEMORY);
        let passes = u32::try_from(work / u64::from(memory_kib)).unwrap_or(1);
        Self::new(memory_kib, passes).unwrap_or(Self::LEAST)
    }

    /// Memory in KiB times passes: the time it takes is proportional to this.
    #[must_use]
    pub fn work_kib(self) -> u64 {
        u64::from(self.memory_kib) * u64::from(self.passes)
    }

    /// In KiB.
    #[must_use]
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// How many times over that memory.
    #[must_use]
    pub const fn passes(self) -> u32 {
        self.passes
    }

    /// Does the work once with nothing, to be timed.
    ///
    /// # Errors
    /// [`NoMemory`].
    pub fn try_out(self) -> Result<(), NoMemory> {
        self.derive_from(b"", None, &[0; 16]).map(|_| ())
    }

    pub(super) fn to_bytes(self) -> [u8; 8] {
        ((u64::from(self.memory_kib) << 32) | u64::from(self.passes)).to_be_bytes()
    }

    pub(super) fn derive(
        self,
        passphrase: &Passphrase,
        salt: &[u8; 16],
    ) -> Result<Zeroizing<[u8; 32]>, NoMemory> {
        self.derive_from(
            passphrase.text.as_bytes(),
            passphrase.device.as_ref().map(|key| key.as_slice()),
            salt,
        )
    }

    fn derive_from(
        self,
        passphrase: &[u8],
        secret: Option<&[u8]>,
        salt: &[u8; 16],
    ) -> Result<Zeroizing<[u8; 32]>, NoMemory> {
        // The bounds of `new` are far within argon2's own, so that its only failure left is memory.
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32)).map_err(|_| NoMemory)?;
        let mut memory = Vec::new();
        memory.try_reserve_exact(params.block_count()).map_err(|_| NoMemory)?;
        memory.resize(params.block_count(), Block::default());
        let argon2 = match secret {
            Some(secret) => Argon2::new_with_secret(secret, Algorithm::Argon2id, Version::V0x13, params),
            None => Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params)),
        };
        let mut key = Zeroizing::new([0; 32]);
        let derived = argon2.and_then(|argon2| {
            argon2.hash_password_into_with_memory(passphrase, salt, key.as_mut(), &mut memory)
        });
        memory.zeroize();
        derived.map(|()| key).map_err(|_| NoMemory)
    }
}

impl core::fmt::Display for NoMemory {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("not enough memory")
    }
}

impl core::error::Error for NoMemory {}
