//! Lays the grid of a code over a picture, and moves it until everything that is the same in all codes of that size lies
//! where it should: finder and timing patterns, and the alignment patterns (ISO/IEC 18004 section 6.3).

use super::plane::{Plane, Point};
use super::relief::Relief;

/// What a grid must be worth to be read; a perfect picture has about 45.
const LEAST: f32 = 12.0;

/// How many places of the fourth corner are gone on with.
const FOURTHS: usize = 2;

/// The modules of the finder patterns and what parts them from the rest, which come first among those that are known.
const FINDERS: usize = 3 * 9 * 9;

/// What these must be worth before anything else is looked for.
const LEAST_OF_FINDERS: f32 = 8.0;

/// A grid over a picture.
#[derive(Clone)]
pub(super) struct Grid {
    pub(super) size: i32,
    pub(super) plane: Plane,
    pub(super) score: f32,
}

/// A module whose color is known.
#[derive(Clone, Copy)]
struct Known {
    middle: Point,
    sign: f32,
}

/// The best grid of so many modules over the middles of three finders; `None` when none fits.
pub(super) fn grid(relief: &Relief, middles: [Point; 3], size: i32) -> Option<Grid> {
    let side = size as f32;
    let known = known(size);
    let fourths = fourths(relief, middles, side, &known);
    let fitted = fourths.into_iter().filter_map(|plane| refined(relief, plane, side, &known));
    let best = fitted.max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|(score, _)| *score > LEAST).map(|(score, plane)| Grid { size, plane, score })
}

/// Where the fourth corner may be: the three say nothing about perspective. The alignment pattern next to it is looked
/// for around where it would be without; the smallest code has none.
fn fourths(relief: &Relief, [corner, right, below]: [Point; 3], side: f32, known: &[Known]) -> Vec<Plane> {
    let (near, far) = (3.5, side - 3.5);
    let flat_end = right.plus(below).minus(corner);
    let from = |last: f32| {
        [Point::new(near, near), Point::new(far, near), Point::new(last, last), Point::new(near, far)]
    };
    let Some(flat) = Plane::through(from(far), [corner, right, flat_end, below]) else { return Vec::new() };
    // The finders themselves are where they are, perspective or not.
    let finders = known.get(..FINDERS).unwrap_or(known);
    if score(relief, &flat, finders) < LEAST_OF_FINDERS {
        return Vec::new();
    }
    if side < 25.0 {
        return vec![flat];
    }
    let middle = side - 6.5;
    let steps = (side * 0.2).clamp(4.0, 14.0) as i32;
    let mut found: Vec<(f32, Plane)> = Vec::new();
    for down in -steps..=steps {
        for across in -steps..=steps {
            let off = Point::new(across as f32, down as f32);
            let there = flat.map(Point::new(middle, middle).plus(off));
            let Some(plane) = Plane::through(from(middle), [corner, right, there, below]) else { continue };
            // Far from where it would be, it must be seen better.
            let score = alignment(relief, &plane, middle) - off.length() * 0.5;
            if found.len() < FOURTHS {
                found.push((score, plane));
            } else if let Some(worst) = found.iter_mut().min_by(|one, other| one.0.total_cmp(&other.0))
                && score > worst.0
            {
                *worst = (score, plane);
            }
        }
    }
    found.into_iter().map(|(_, plane)| plane).chain([flat]).collect()
}

/// How much like an alignment pattern it is there.
fn alignment(relief: &Relief, plane: &Plane, middle: f32) -> f32 {
    let mut sum = 0.0;
    for down in -2_i8..=2 {
        for across in -2_i8..=2 {
            let dark = across.abs().max(down.abs()) != 1;
            let place = Point::new(middle + f32::from(across), middle + f32::from(down));
            let level = relief.between(plane.map(place));
            sum += if dark { level } else { -level };
        }
    }
    sum / 25.0
}

/// Moves the corners one by one, less and less, as long as that makes it better.
fn refined(relief: &Relief, start: Plane, side: f32, known: &[Known]) -> Option<(f32, Plane)> {
    let ends = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)];
    let mut corners = ends.map(|(x, y)| start.map(Point::new(x, y)));
    let mut plane = Plane::of_square(side, corners)?;
    let mut best = score(relief, &plane, known);
    let [first, second, ..] = corners;
    let module = second.minus(first).length() / side;
    for step in [1.0, 0.5, 0.25, 0.12] {
        for _ in 0..3 {
            let before = best;
            for place in 0..4 {
                for way in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
                    let off = Point::new(way.0, way.1).times(step * module);
                    let mut moved = corners;
                    moved.iter_mut().skip(place).take(1).for_each(|corner| *corner = corner.plus(off));
                    let Some(other) = Plane::of_square(side, moved) else { continue };
                    let worth = score(relief, &other, known);
                    if worth > best {
                        (best, plane, corners) = (worth, other, moved);
                    }
                }
            }
            if best <= before {
                break;
            }
        }
    }
    Some((best, plane))
}

fn score(relief: &Relief, plane: &Plane, known: &[Known]) -> f32 {
    let sum: f32 = known.iter().map(|known| relief.between(plane.map(known.middle)) * known.sign).sum();
    sum / known.len().max(1) as f32
}

/// The modules that are known in a code of so many a side.
fn known(size: i32) -> Vec<Known> {
    let mut known = Vec::new();
    let mut put = |x: i32, y: i32, dark: bool| {
        let middle = Point::new(x as f32 + 0.5, y as f32 + 0.5);
        known.push(Known { middle, sign: if dark { 1.0 } else { -1.0 } });
    };
    for (left, top) in [(0, 0), (size - 7, 0), (0, size - 7)] {
        for y in -1..8 {
            for x in -1..8 {
                let ring = (x - 3_i32).abs().max((y - 3_i32).abs());
                put(left + x, top + y, ring != 2 && ring != 4);
            }
        }
    }
    for at in 8..size - 8 {
        put(at, 6, at % 2 == 0);
        put(6, at, at % 2 == 0);
    }
    let rows = alignment_rows(size);
    let last = rows.len().saturating_sub(1);
    for (i, y) in rows.iter().enumerate() {
        for (j, x) in rows.iter().enumerate() {
            if matches!((i, j), (0, 0)) || (i == 0 && j == last) || (j == 0 && i == last) {
                continue;
            }
            for down in -2_i32..=2 {
                for across in -2_i32..=2 {
                    put(x + across, y + down, across.abs().max(down.abs()) != 1);
                }
            }
        }
    }
    known
}

/// Rows and columns of the alignment patterns' middles: evenly from the last one back, as annex E has them.
fn alignment_rows(size: i32) -> Vec<i32> {
    let version = (size - 17) / 4;
    if version < 2 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = if version == 32 { 26 } else { (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2 };
    let mut rows: Vec<i32> = (0..count - 1).map(|at| size - 7 - at * step).collect();
    rows.push(6);
    rows.reverse();
    rows
}
