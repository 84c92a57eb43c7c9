//! A picture of one byte a pixel.

use super::LONGEST_SIDE;

/// At least one pixel wide and high.
pub(super) struct Gray {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<u8>,
}

impl Gray {
    pub(super) fn new(pixels: &[u8], width: usize, height: usize) -> Option<Self> {
        let sides = 1..=LONGEST_SIDE;
        let fits = sides.contains(&width) && sides.contains(&height) && pixels.len() == width * height;
        fits.then(|| Self { width, height, pixels: pixels.to_vec() })
    }

    pub(super) fn longest_side(&self) -> usize {
        self.width.max(self.height)
    }

    /// Squares of so many pixels become one; what does not fill a square at the edge is cut off.
    pub(super) fn shrunk(&self, by: usize) -> Self {
        if by <= 1 {
            return Self { width: self.width, height: self.height, pixels: self.pixels.clone() };
        }
        let (width, height) = ((self.width / by).max(1), (self.height / by).max(1));
        let mut sums = vec![0_u32; width * height];
        for (y, row) in self.pixels.chunks(self.width).enumerate().take(height * by) {
            let into = sums.iter_mut().skip(y / by * width).take(width);
            for (sum, pixels) in into.zip(row.chunks(by)) {
                *sum += pixels.iter().map(|pixel| u32::from(*pixel)).sum::<u32>();
            }
        }
        let area = (by.min(self.width) * by.min(self.height)) as u32;
        Self { width, height, pixels: sums.into_iter().map(|sum| (sum / area).min(255) as u8).collect() }
    }

    /// Each pixel is the mean of the nine around it.
    pub(super) fn smoothed(&self) -> Self {
        let across: Vec<u16> = self.pixels.chunks(self.width).flat_map(three).collect();
        let at = |y: usize| across.chunks(self.width).nth(y).unwrap_or_default();
        let rows = (0..self.height).flat_map(|y| {
            let (above, below) = (at(y.saturating_sub(1)), at((y + 1).min(self.height - 1)));
            let sums = above.iter().zip(at(y)).zip(below).map(|((above, here), below)| above + here + below);
            sums.map(|sum| (sum / 9) as u8).collect::<Vec<u8>>()
        });
        Self { width: self.width, height: self.height, pixels: rows.collect() }
    }
}

/// Each pixel of a row with the one before and behind.
fn three(row: &[u8]) -> Vec<u16> {
    let first = row.first().into_iter();
    let before = first.chain(row);
    let behind = row.iter().skip(1).chain(row.last());
    let sums = before.zip(row).zip(behind);
    sums.map(|((before, here), behind)| u16::from(*before) + u16::from(*here) + u16::from(*behind)).collect()
}
