//! How much lighter or darker than its surroundings each pixel is: what is left when light and shadow are taken away.

use super::gray::Gray;
use super::plane::Point;

/// Differences this small are noise, in levels of gray.
const LEAST: f32 = 5.0;

/// What one deviation is in a byte.
const ONE: f32 = 48.0;

/// Above zero is dark.
pub(super) struct Relief {
    pub(super) width: usize,
    pub(super) height: usize,
    levels: Vec<i8>,
}

impl Relief {
    /// Surroundings reach so many pixels to each side.
    pub(super) fn of(gray: &Gray, reach: usize, inverted: bool) -> Self {
        let (width, height, reach) = (gray.width, gray.height, reach.max(4));
        let (sums, squares) = tables(gray);
        let sign = if inverted { -ONE } else { ONE };
        let mut levels = Vec::with_capacity(gray.pixels.len());
        for (y, row) in gray.pixels.chunks(width).enumerate() {
            let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
            for (x, pixel) in row.iter().enumerate() {
                let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
                let area = ((bottom - top) * (right - left)) as f32;
                let whole = |table: &[u64]| {
                    let at = |y: usize, x: usize| table.get(y * (width + 1) + x).copied().unwrap_or_default();
                    (at(bottom, right) + at(top, left)).saturating_sub(at(top, right) + at(bottom, left))
                };
                let mean = whole(&sums) as f32 / area;
                let spread = (whole(&squares) as f32 / area - mean * mean).max(0.0).sqrt();
                let level = (mean - f32::from(*pixel)) / spread.max(LEAST) * sign;
                levels.push(level.clamp(-127.0, 127.0) as i8);
            }
        }
        Self { width, height, levels }
    }

    /// Outside it is light, as paper is.
    pub(super) fn level(&self, x: i32, y: i32) -> i8 {
        match (usize::try_from(x), usize::try_from(y)) {
            (Ok(x), Ok(y)) if x < self.width && y < self.height => {
                self.levels.get(y * self.width + x).copied().unwrap_or_default()
            }
            _ => -40,
        }
    }

    pub(super) fn is_dark(&self, x: i32, y: i32) -> bool {
        self.level(x, y) > 0
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &[i8]> {
        self.levels.chunks(self.width)
    }

    /// Between pixels, by how near each is; a pixel's own place is its middle.
    pub(super) fn between(&self, Point { x, y }: Point) -> f32 {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (dx, dy) = (x - left, y - top);
        // A float out of range becomes the last integer there is, which is outside.
        let (column, row) = (left as i32, top as i32);
        let at = |right: i32, down: i32| {
            f32::from(self.level(column.saturating_add(right), row.saturating_add(down)))
        };
        let above = at(0, 0) + (at(1, 0) - at(0, 0)) * dx;
        let below = at(0, 1) + (at(1, 1) - at(0, 1)) * dx;
        above + (below - above) * dy
    }
}

/// Sums of all pixels above and to the left, and of their squares, with a row and a column of zeros before.
fn tables(gray: &Gray) -> (Vec<u64>, Vec<u64>) {
    let width = gray.width + 1;
    let mut sums = vec![0; width];
    let mut squares = vec![0; width];
    for (y, row) in gray.pixels.chunks(gray.width).enumerate() {
        let (mut sum, mut square) = (0_u64, 0_u64);
        sums.push(0);
        squares.push(0);
        for (x, pixel) in row.iter().enumerate() {
            let pixel = u64::from(*pixel);
            sum += pixel;
            square += pixel * pixel;
            let above = y * width + x + 1;
            sums.push(sum + sums.get(above).copied().unwrap_or_default());
            squares.push(square + squares.get(above).copied().unwrap_or_default());
        }
    }
    (sums, squares)
}
