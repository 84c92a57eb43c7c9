//! The modules of a grid: which are dark. Blur lets each take from its neighbours, so a share of them is given back; what
//! is dark is decided among those around it, so that neither shadow nor reflection decides.

use rqrr::SimpleGrid;

use super::fit::Grid;
use super::plane::Point;
use super::relief::Relief;

/// How much of the neighbours is taken back, and how many modules to each side are compared with; 0 for all.
const TRIES: [(f32, usize); 9] =
    [(0.0, 0), (0.3, 4), (0.0, 4), (0.7, 6), (0.3, 0), (0.7, 0), (0.0, 2), (1.2, 6), (0.3, 2)];

/// The longest text: what the largest code holds (ISO/IEC 18004, table 1), and room.
const LONGEST: usize = 8192;

/// The text of the code, if it can be read.
pub(super) fn text(relief: &Relief, grid: &Grid) -> Option<String> {
    let size = usize::try_from(grid.size).ok()?;
    let levels = levels(relief, grid, size);
    TRIES.into_iter().find_map(|(share, reach)| {
        let sharp = sharpened(&levels, size, share);
        let dark = compared(&sharp, size, reach);
        let bits = SimpleGrid::from_func(size, |x, y| dark.get(y * size + x).copied().unwrap_or_default());
        let (_, text) = rqrr::Grid::new(bits).decode().ok()?;
        (!text.is_empty() && text.len() <= LONGEST).then_some(text)
    })
}

/// The mean of five places in each module.
fn levels(relief: &Relief, grid: &Grid, size: usize) -> Vec<f32> {
    const PLACES: [(f32, f32); 5] = [(0.5, 0.5), (0.3, 0.3), (0.7, 0.3), (0.3, 0.7), (0.7, 0.7)];
    let modules = (0..size).flat_map(|y| (0..size).map(move |x| Point::new(x as f32, y as f32)));
    let level = |module: Point| {
        let places = PLACES.iter().map(|(x, y)| module.plus(Point::new(*x, *y)));
        places.map(|place| relief.between(grid.plane.map(place))).sum::<f32>() / 5.0
    };
    modules.map(level).collect()
}

fn sharpened(levels: &[f32], size: usize, share: f32) -> Vec<f32> {
    let at = |x: usize, y: usize| levels.get(y * size + x).copied();
    let modules = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    let sharp = modules.map(|(x, y)| {
        let here = at(x, y).unwrap_or_default();
        let beside = [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)];
        let beside = beside.into_iter().filter(|(x, y)| *x < size && *y < size);
        let (sum, count) =
            beside.fold((0.0, 0.0), |(sum, count), (x, y)| (sum + at(x, y).unwrap_or_default(), count + 1.0));
        here + (here - sum / count) * share
    });
    sharp.collect()
}

/// Whether each is darker than those around it.
fn compared(levels: &[f32], size: usize, reach: usize) -> Vec<bool> {
    let reach = if reach == 0 { size } else { reach };
    let mut sums = vec![0.0_f32; (size + 1) * (size + 1)];
    for y in 0..size {
        let mut row = 0.0;
        for x in 0..size {
            row += levels.get(y * size + x).copied().unwrap_or_default();
            let above = sums.get(y * (size + 1) + x + 1).copied().unwrap_or_default();
            sums.iter_mut().skip((y + 1) * (size + 1) + x + 1).take(1).for_each(|sum| *sum = above + row);
        }
    }
    let sum = |x: usize, y: usize| sums.get(y * (size + 1) + x).copied().unwrap_or_default();
    let modules = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    let dark = modules.zip(levels).map(|((x, y), level)| {
        let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(size));
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(size));
        let whole = sum(right, bottom) + sum(left, top) - sum(right, top) - sum(left, bottom);
        *level > whole / ((right - left) * (bottom - top)) as f32
    });
    dark.collect()
}
