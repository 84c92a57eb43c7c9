//! Base 64 for addresses (RFC 4648 section 5, without padding, as RFC 7515 has it), in its one canonical spelling.
//!
//! The rule a reader would break: bits left over after the last byte must be zero. Otherwise a token has many spellings
//! that all verify, and what was seen once cannot be recognised.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Decodes; `None` for padding, another alphabet, white space, an impossible length and left-over bits.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for letter in text.bytes() {
        held = (held << 6) | value(letter)?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    // Six bits left over are a letter too many; two and four are what whole bytes leave.
    (bits < 6 && held == 0).then_some(bytes)
}

/// Encodes without padding.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity((bytes.len() * 4).div_ceil(3));
    for chunk in bytes.chunks(3) {
        let held =
            chunk.iter().fold(0_u32, |held, byte| (held << 8) | u32::from(*byte)) << (24 - 8 * chunk.len());
        for place in 0..=chunk.len() {
            let index = ((held >> (18 - 6 * place)) & 63) as usize;
            text.extend(ALPHABET.get(index).map(|letter| char::from(*letter)));
        }
    }
    text
}

/// Decodes the other alphabet (RFC 4648 section 4), padded or not.
#[cfg(feature = "exchange")]
pub(crate) fn decode_standard(text: &str) -> Option<Vec<u8>> {
    if text.contains(['-', '_']) {
        return None;
    }
    decode(&text.trim_end_matches('=').replace('+', "-").replace('/', "_"))
}

/// Encodes in the other alphabet, padded.
#[cfg(feature = "exchange")]
pub(crate) fn encode_standard(bytes: &[u8]) -> String {
    let mut text = encode(bytes).replace('-', "+").replace('_', "/");
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

fn value(letter: u8) -> Option<u32> {
    Some(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    }))
}
