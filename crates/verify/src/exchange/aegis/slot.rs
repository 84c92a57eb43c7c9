//! A password's slot: what stretches it (scrypt, RFC 7914), and the vault's key under it.

use zeroize::Zeroizing;

use super::super::ExchangeError;
use super::super::locked::Cipher;
use crate::json::Json;

/// The most memory that is spent on a password, in bytes. Aegis spends an eighth.
const MOST_MEMORY: u64 = 256 << 20;

/// The most work, as a multiple of what Aegis spends.
const MOST_WORK: u64 = 8;

#[derive(Clone)]
pub(super) struct Slot {
    pub(super) stretch: Stretch,
    nonce: [u8; 12],
    /// With the tag behind.
    sealed: Vec<u8>,
}

/// How a password is stretched, within bounds.
#[derive(Clone)]
pub(super) struct Stretch {
    pub(super) log_n: u8,
    pub(super) r: u32,
    pub(super) p: u32,
    pub(super) salt: Vec<u8>,
}

impl Slot {
    pub(super) fn read(json: &Json) -> Result<Self, ExchangeError> {
        let whole =
            |name| json.member(name).and_then(Json::whole).and_then(|number| u32::try_from(number).ok());
        let bytes = |name| json.member(name).and_then(Json::text).and_then(hex_bytes);
        let malformed = ExchangeError::Malformed;
        let (n, r, p) = (
            whole("n").filter(|n| n.is_power_of_two() && *n > 1).ok_or(malformed)?,
            whole("r").filter(|r| *r > 0).ok_or(malformed)?,
            whole("p").filter(|p| *p > 0).ok_or(malformed)?,
        );
        let block = u64::from(n) * u64::from(r);
        if block.saturating_mul(128) > MOST_MEMORY || block.saturating_mul(p.into()) > MOST_WORK << 18 {
            return Err(ExchangeError::Cost);
        }
        let (nonce, tag) = params(json, "key_params").ok_or(malformed)?;
        let mut sealed = bytes("key").filter(|key| key.len() == 32).ok_or(malformed)?;
        sealed.extend(tag);
        let salt = bytes("salt").filter(|salt| salt.len() <= 1024).ok_or(malformed)?;
        Ok(Self { stretch: Stretch { log_n: n.trailing_zeros() as u8, r, p, salt }, nonce, sealed })
    }

    pub(super) fn cipher(&self, password: &str) -> Result<Cipher, ExchangeError> {
        let key = self.stretch.key(password)?;
        Ok(Cipher { key, nonce: self.nonce, text: Zeroizing::new(self.sealed.clone()) })
    }
}

impl Stretch {
    pub(super) fn key(&self, password: &str) -> Result<Zeroizing<[u8; 32]>, ExchangeError> {
        let params = scrypt::Params::new(self.log_n, self.r, self.p).map_err(|_| ExchangeError::Cost)?;
        // scrypt takes its memory without asking, so it is asked for here.
        let memory = usize::try_from((128_u64 << self.log_n) * u64::from(self.r)).unwrap_or(usize::MAX);
        Vec::<u8>::new().try_reserve_exact(memory).map_err(|_| ExchangeError::Cost)?;
        let mut key = Zeroizing::new([0; 32]);
        scrypt::scrypt(password.as_bytes(), &self.salt, &params, key.as_mut())
            .map_err(|_| ExchangeError::Cost)?;
        Ok(key)
    }
}

/// A nonce and a tag.
pub(super) fn params(json: &Json, name: &str) -> Option<([u8; 12], [u8; 16])> {
    let params = json.member(name)?;
    let bytes = |name| params.member(name).and_then(Json::text).and_then(hex_bytes);
    Some((bytes("nonce")?.try_into().ok()?, bytes("tag")?.try_into().ok()?))
}

pub(super) fn hex_bytes(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    if rest.is_empty() { bytes } else { None }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
