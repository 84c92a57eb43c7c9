//! Whether a compressed form is still one of the file beside it. Whoever edits `config.json` in a built site, or copies
//! a new one over an old one, leaves forms behind that are not.

use super::encoding::Encoding;
use flate2::read::GzDecoder;
use std::io::Read;

/// Whether `packed` is `identity`, compressed.
pub(super) fn is_form_of(encoding: Encoding, packed: &[u8], identity: &[u8]) -> bool {
    match encoding {
        Encoding::Brotli => unpacks_to(brotli::Decompressor::new(packed, 4096), identity),
        Encoding::Gzip => unpacks_to(GzDecoder::new(packed), identity),
        Encoding::Identity => packed == identity,
    }
}

fn unpacks_to(unpacked: impl Read, identity: &[u8]) -> bool {
    let mut read = Vec::with_capacity(identity.len());
    // One byte more than expected is enough to know.
    let most = u64::try_from(identity.len()).unwrap_or(u64::MAX).saturating_add(1);
    unpacked.take(most).read_to_end(&mut read).is_ok() && read == identity
}
