//! Codes in pictures.

use super::Outcome;
use drempel_verify::qr::{Effort, read};

pub(super) fn read_codes(pixels: &[u8], width: u32, height: u32, thorough: bool) -> Outcome {
    let side = |side: u32| usize::try_from(side).unwrap_or(usize::MAX);
    let effort = if thorough { Effort::Picture } else { Effort::Frame };
    Outcome::Texts(read(pixels, side(width), side(height), effort))
}
