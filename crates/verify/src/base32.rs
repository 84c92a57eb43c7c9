//! Base 32 (RFC 4648 section 6), as lenient as people's keys need and not more.
//!
//! Upper and lower case; spaces, dashes and padding anywhere mean nothing; `0`, `1`, `8` and `9` are refused rather
//! than guessed at.

use crate::text::{is_blank, is_dash};

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What a text in base 32 holds.
pub(crate) struct Decoded {
    pub(crate) bytes: Vec<u8>,
    /// Whether its count of characters is one that whole bytes give; if not, one was likely lost or added.
    pub(crate) whole: bool,
}

/// Decodes; the error is the position, from 1, of the character that does not belong, counting those that mean
/// something. Bits left over after the last byte are dropped, as every authenticator app does.
pub(crate) fn decode(text: &str) -> Result<Decoded, usize> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut held, mut bits, mut count) = (0_u32, 0_u32, 0_usize);
    for c in text.chars().filter(|c| !is_blank(*c) && !is_dash(*c) && *c != '=') {
        count += 1;
        held = (held << 5) | value(c).ok_or(count)?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Ok(Decoded { bytes, whole: !matches!(count % 8, 1 | 3 | 6) })
}

/// Encodes in upper case without padding, as QR codes and apps expect.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    for chunk in bytes.chunks(5) {
        let held =
            chunk.iter().fold(0_u64, |held, byte| (held << 8) | u64::from(*byte)) << (40 - 8 * chunk.len());
        for place in 0..(chunk.len() * 8).div_ceil(5) {
            let index = ((held >> (35 - 5 * place)) & 31) as usize;
            text.extend(ALPHABET.get(index).map(|b| char::from(*b)));
        }
    }
    text
}

fn value(c: char) -> Option<u32> {
    match c.to_ascii_uppercase() {
        letter @ 'A'..='Z' => Some(u32::from(letter) - u32::from('A')),
        digit @ '2'..='7' => Some(u32::from(digit) - u32::from('2') + 26),
        _ => None,
    }
}
