//! Finder patterns: squares in squares, of which any line through the middle crosses 1:1:3:1:1 dark, light, dark, light,
//! dark (ISO/IEC 18004 section 6.3.3).

use super::plane::Point;
use super::relief::Relief;

/// A side under this has no room for a code.
pub(super) const LEAST_SIDE: usize = 40;

/// The most that are gone on with.
const MOST: usize = 16;

/// The most that are kept while looking.
const MOST_KEPT: usize = 400;

/// What looks like one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finder {
    pub(super) middle: Point,
    /// A module across and down, in pixels.
    pub(super) across: f32,
    pub(super) down: f32,
    /// How many rows showed it.
    pub(super) rows: u32,
}

/// The ones that most rows showed, those first.
pub(super) fn all(relief: &Relief) -> Vec<Finder> {
    let mut found: Vec<Finder> = Vec::new();
    for (y, row) in relief.rows().enumerate() {
        in_row(row, |middle, length| {
            if let Some(finder) = confirmed(relief, middle, y as f32 + 0.5, length)
                && found.len() < MOST_KEPT
            {
                keep(&mut found, finder);
            }
        });
    }
    found.sort_by_key(|finder| core::cmp::Reverse(finder.rows));
    found.truncate(MOST);
    found
}

/// Tells the middle and length of everything in a row that has the proportions.
fn in_row(row: &[i8], mut tell: impl FnMut(f32, f32)) {
    let mut runs = [0.0_f32; 5];
    let (mut dark, mut start) = (false, 0_usize);
    let ends = row.iter().map(|level| *level > 0).chain([false]).enumerate();
    for (x, now) in ends {
        if now == dark && x < row.len() {
            continue;
        }
        runs.rotate_left(1);
        if let Some(last) = runs.last_mut() {
            *last = (x - start) as f32;
        }
        if dark && is_finder(&runs) {
            let [.., core, light, ring] = runs;
            tell(x as f32 - ring - light - core / 2.0, runs.iter().sum());
        }
        (dark, start) = (now, x);
    }
}

/// Each within half a module of what it should be, and a pixel, since blur moves edges; an outer one may be longer.
fn is_finder(runs: &[f32; 5]) -> bool {
    let module = runs.iter().sum::<f32>() / 7.0;
    let slack = module * 0.55 + 0.6;
    let fits =
        |(run, modules): (&f32, f32)| *run > 0.0 && (run - modules * module).abs() <= slack * modules.sqrt();
    module >= 0.8 && runs.iter().zip([1.0, 1.0, 3.0, 1.0, 1.0]).all(fits)
}

/// Looks down and across again through the middle, and once more askew.
fn confirmed(relief: &Relief, x: f32, y: f32, length: f32) -> Option<Finder> {
    let reach = length * 1.6;
    let (up_down, down) = crossed(relief, Point::new(x, y), Point::new(0.0, 1.0), reach)?;
    let middle = Point::new(x, y + up_down);
    let (left_right, across) = crossed(relief, middle, Point::new(1.0, 0.0), reach)?;
    let middle = Point::new(middle.x + left_right, middle.y);
    let ratio = across / down;
    if !(0.4..2.5).contains(&ratio) {
        return None;
    }
    let askew = [Point::new(0.7, 0.7), Point::new(0.7, -0.7)];
    if !askew.into_iter().any(|way| crossed(relief, middle, way, reach * 1.5).is_some()) {
        return None;
    }
    Some(Finder { middle, across: across / 7.0, down: down / 7.0, rows: 1 })
}

/// Walks from a point both ways; says how far off the middle the point is, and how long the whole is.
fn crossed(relief: &Relief, from: Point, way: Point, reach: f32) -> Option<(f32, f32)> {
    let ahead = walked(relief, from, way, reach)?;
    let back = walked(relief, from, way.times(-1.0), reach)?;
    let ([core, light, ring], [back_core, back_light, back_ring]) = (ahead, back);
    let runs = [back_ring, back_light, back_core + core, light, ring];
    is_finder(&runs).then(|| ((core - back_core) / 2.0, runs.iter().sum()))
}

/// The rest of the core, the light square, the ring, in pixels.
pub(super) fn walked(relief: &Relief, from: Point, way: Point, reach: f32) -> Option<[f32; 3]> {
    let mut lengths = [0.0; 3];
    let mut at = 0.0;
    for (length, dark) in lengths.iter_mut().zip([true, false, true]) {
        let begin = at;
        loop {
            let here = from.plus(way.times(at));
            if relief.is_dark(here.x.floor() as i32, here.y.floor() as i32) != dark {
                break;
            }
            at += 0.5;
            if at > reach {
                return None;
            }
        }
        *length = at - begin;
    }
    Some(lengths)
}

/// Joins it to the one that it is.
fn keep(found: &mut Vec<Finder>, finder: Finder) {
    let near = |known: &&mut Finder| {
        let apart = known.middle.minus(finder.middle);
        let alike = (0.55..1.8).contains(&(known.across / finder.across));
        alike && apart.x.abs() < known.across * 1.5 && apart.y.abs() < known.down * 1.5
    };
    let Some(known) = found.iter_mut().find(near) else {
        found.push(finder);
        return;
    };
    let (old, all) = (known.rows as f32, (known.rows + 1) as f32);
    let mean = |known: f32, new: f32| (known * old + new) / all;
    known.middle = Point::new(mean(known.middle.x, finder.middle.x), mean(known.middle.y, finder.middle.y));
    known.across = mean(known.across, finder.across);
    known.down = mean(known.down, finder.down);
    known.rows += 1;
}
