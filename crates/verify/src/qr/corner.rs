//! Three finder patterns that may be the corners of one code.

use super::finder::{self, Finder};
use super::fit::{self, Grid};
use super::plane::Point;
use super::relief::Relief;

/// The most that are gone on with.
const MOST: usize = 40;

/// Versions 1 to 40 (ISO/IEC 18004 section 6.1), in modules.
const SIZES: core::ops::RangeInclusive<i32> = 21..=177;

/// How many sizes are tried.
const TRIED: usize = 5;

/// The one between the other two, and these clockwise.
pub(super) struct Corner {
    places: [usize; 3],
    finders: [Finder; 3],
    /// The less, the likelier.
    oddness: f32,
}

impl Corner {
    /// The likeliest first.
    pub(super) fn all(finders: &[Finder]) -> Vec<Self> {
        let mut corners = Vec::new();
        let numbered = || finders.iter().copied().enumerate();
        for one in numbered() {
            for two in numbered().skip(one.0 + 1) {
                for three in numbered().skip(two.0 + 1) {
                    corners.extend(Self::of([one, two, three]));
                }
            }
        }
        corners.sort_by(|one, other| one.oddness.total_cmp(&other.oddness));
        corners.truncate(MOST);
        corners
    }

    /// The longest side is opposite the corner.
    fn of([one, two, three]: [(usize, Finder); 3]) -> Option<Self> {
        let far =
            |one: &(usize, Finder), other: &(usize, Finder)| one.1.middle.minus(other.1.middle).length();
        let (a, b, c) = (far(&two, &three), far(&one, &three), far(&one, &two));
        let (corner, right, below) = if a >= b && a >= c {
            (one, two, three)
        } else if b >= c {
            (two, one, three)
        } else {
            (three, one, two)
        };
        let way = |to: Finder| to.middle.minus(corner.1.middle);
        let clockwise = way(right.1).cross(way(below.1)) > 0.0;
        let (right, below) = if clockwise { (right, below) } else { (below, right) };
        let (across, down) = (way(right.1), way(below.1));
        let (wide, high) = (across.length(), down.length());
        let squint = across.dot(down).abs() / (wide * high);
        let stretch = (wide / high).ln().abs();
        let sizes = [corner.1, right.1, below.1].map(|finder| finder.across.hypot(finder.down));
        let (least, most) =
            sizes.iter().fold((f32::MAX, 0.0_f32), |(least, most), size| (least.min(*size), most.max(*size)));
        let near = wide.min(high) < most * 7.0;
        if near || !squint.is_finite() || squint > 0.75 || stretch > 1.0 || most > least * 2.2 {
            return None;
        }
        let rows =
            [corner.1, right.1, below.1].map(|finder| finder.rows).into_iter().min().unwrap_or_default();
        let oddness = squint + stretch + (most / least).ln() * 1.5 + 1.0 / (1.0 + rows as f32);
        let (places, finders) = ([corner.0, right.0, below.0], [corner.1, right.1, below.1]);
        Some(Self { places, finders, oddness })
    }

    pub(super) fn places(&self) -> impl Iterator<Item = usize> + use<> {
        self.places.into_iter()
    }

    /// The grids that may lie over the three, the best first.
    pub(super) fn grids(&self, relief: &Relief) -> Vec<Grid> {
        let guess = self.modules(relief);
        let mut sizes: Vec<i32> = SIZES.step_by(4).collect();
        sizes.sort_by(|one, other| (*one as f32 - guess).abs().total_cmp(&(*other as f32 - guess).abs()));
        let middles = self.finders.map(|finder| finder.middle);
        let sizes = sizes.into_iter().take(TRIED);
        let mut grids: Vec<Grid> = sizes.filter_map(|size| fit::grid(relief, middles, size)).collect();
        grids.sort_by(|one, other| other.score.total_cmp(&one.score));
        grids.truncate(2);
        grids
    }

    /// How many modules a side has, about.
    fn modules(&self, relief: &Relief) -> f32 {
        let [corner, right, below] = self.finders;
        let side = |one: Finder, other: Finder| {
            let way = other.middle.minus(one.middle);
            let length = way.length();
            let way = way.times(1.0 / length);
            let (ahead, back) = (module(relief, one, way), module(relief, other, way));
            length / ((ahead + back) / 2.0) + 7.0
        };
        (side(corner, right) + side(corner, below)) / 2.0
    }
}

/// A finder's module along a line, by walking it; or by its breadth, which is the shortest line through a square.
fn module(relief: &Relief, finder: Finder, way: Point) -> f32 {
    let reach = finder.across.max(finder.down) * 8.0;
    let ahead = finder::walked(relief, finder.middle, way, reach);
    let back = finder::walked(relief, finder.middle, way.times(-1.0), reach);
    let walked =
        ahead.zip(back).map(|(ahead, back)| (ahead.iter().sum::<f32>() + back.iter().sum::<f32>()) / 7.0);
    let turned = way.x.abs().max(way.y.abs());
    let across = (finder.across + finder.down) / 2.0 * turned;
    walked.filter(|walked| (0.6..1.6).contains(&(walked / across))).unwrap_or(across).max(0.3)
}
