//! Codes in a picture: gray pixels in, texts out.
//!
//! The rule a reader would break: a picture comes from a stranger, and so does the text in it. Nothing here panics,
//! whatever the bytes; the work is counted and ends ([`Effort`]); what comes out is a text and nothing is known of it.
//!
//! How a code is found: each pixel is held against its surroundings ([`relief`]); rows that cross a finder pattern show
//! 1:1:3:1:1 at any angle ([`finder`]); three of them make a corner ([`corner`]); the grid is laid over them and moved
//! until all that is known of a code lies where it should, the dots between the patterns above all ([`fit`]); and the
//! modules are read with what blur did to them taken back ([`cells`]). Decoding, the correction of errors included, is
//! rqrr's. Why not the finding too: `docs/decisions/the-reader-finds-codes-itself.md`.

mod cells;
mod corner;
mod finder;
mod fit;
mod gray;
mod plane;
mod relief;

use corner::Corner;
use gray::Gray;
use relief::Relief;

/// The longest side of a picture, in pixels: what a phone's camera gives, and more.
pub const LONGEST_SIDE: usize = 8192;

/// The most codes of a picture.
pub const MOST: usize = 4;

/// The longest side that is searched. More pixels only cost time: a module is then still several wide.
const WORKED_SIDE: usize = 1280;

/// How long to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// One of many: a tenth of a second on a phone, for the next frame comes.
    Frame,
    /// All there is: a second or two.
    Picture,
}

/// One way of looking at a picture.
struct Look {
    /// The picture's sides by this.
    shrunk: usize,
    /// Surroundings, as a part of the longest side.
    part: usize,
    /// Each pixel with its neighbours, against noise.
    smooth: bool,
    inverted: bool,
}

const fn look(shrunk: usize, part: usize, smooth: bool, inverted: bool) -> Look {
    Look { shrunk, part, smooth, inverted }
}

/// The likeliest first.
const LOOKS: [Look; 8] = [
    look(1, 12, true, false),
    look(1, 12, false, false),
    look(2, 12, true, false),
    look(1, 30, true, false),
    look(1, 12, false, true),
    look(2, 30, true, false),
    look(3, 12, true, false),
    look(2, 12, true, true),
];

/// Reads the codes of a picture of one byte a pixel, row by row, 0 black. Texts that are not UTF-8 are left out. A
/// picture whose sides and bytes do not agree, or that is too large, has none.
#[must_use]
pub fn read(pixels: &[u8], width: usize, height: usize, effort: Effort) -> Vec<String> {
    let Some(whole) = Gray::new(pixels, width, height) else { return Vec::new() };
    let base = whole.shrunk(whole.longest_side().div_ceil(WORKED_SIDE).max(1));
    let (looks, mut tries) = match effort {
        Effort::Frame => (4, 20),
        Effort::Picture => (LOOKS.len(), 120),
    };
    let mut texts = Vec::new();
    for look in LOOKS.iter().take(looks) {
        if base.longest_side() / look.shrunk < finder::LEAST_SIDE {
            continue;
        }
        read_by(look, &base, &mut tries, &mut texts);
        if !texts.is_empty() || tries == 0 {
            break;
        }
    }
    texts
}

fn read_by(look: &Look, base: &Gray, tries: &mut usize, texts: &mut Vec<String>) {
    let shrunk = base.shrunk(look.shrunk);
    let seen = if look.smooth { shrunk.smoothed() } else { shrunk };
    let relief = Relief::of(&seen, seen.longest_side() / look.part, look.inverted);
    let finders = finder::all(&relief);
    let mut used = vec![false; finders.len()];
    for corner in Corner::all(&finders) {
        if corner.places().any(|place| used.get(place).copied().unwrap_or(true)) {
            continue;
        }
        let Some(left) = tries.checked_sub(1) else { return };
        *tries = left;
        let Some(text) = corner.grids(&relief).into_iter().find_map(|grid| cells::text(&relief, &grid))
        else {
            continue;
        };
        corner.places().for_each(|place| used.iter_mut().skip(place).take(1).for_each(|used| *used = true));
        if !texts.contains(&text) {
            texts.push(text);
        }
        if texts.len() == MOST {
            return;
        }
    }
}
