//! Draws a code onto a card on a table, and lets the light and the camera do their work.

use super::Hardships;

/// A generator whose numbers are the same everywhere (SplitMix64).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(number: u32) -> Self {
        Self(u64::from(number).wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x6472_656d_7065_6c00)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() >> 16) as usize % end
    }

    /// From 0 to 1.
    pub(crate) fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 24) as f32
    }

    pub(crate) fn letters(&mut self, of: &[u8], count: usize) -> String {
        (0..count).map(|_| char::from(of[self.below(of.len())])).collect()
    }

    /// From -1 to 1, more often in the middle.
    fn bell(&mut self) -> f32 {
        (self.unit() + self.unit() + self.unit()) / 1.5 - 1.0
    }
}

type Point = (f32, f32);

/// Light modules around the code, as the standard asks for.
const QUIET: f32 = 4.0;

pub(super) fn photo(
    dark: &[bool],
    modules: usize,
    (width, height): (usize, usize),
    hardships: &Hardships,
    random: &mut Random,
) -> Vec<u8> {
    let side = width.min(height) as f32 * (0.55 + 0.3 * random.unit());
    let corners = corners(side, (width, height), hardships, random);
    let to_card = to_card(corners, modules as f32 + 2.0 * QUIET);
    let table = table(random);
    let at = |x: f32, y: f32| -> f32 {
        let (u, v) = to_card(x, y);
        let size = modules as f32 + 2.0 * QUIET;
        if !(0.0..size).contains(&u) || !(0.0..size).contains(&v) {
            return table(x, y);
        }
        let (column, row) = (u - QUIET, v - QUIET);
        let inside = (0.0..modules as f32).contains(&column) && (0.0..modules as f32).contains(&row);
        if inside && dark[row as usize * modules + column as usize] { 0.0 } else { 1.0 }
    };
    let mut light = vec![0.0; width * height];
    for (place, value) in light.iter_mut().enumerate() {
        let (x, y) = ((place % width) as f32, (place / width) as f32);
        let parts = [0.17, 0.5, 0.83];
        let sum: f32 = parts.iter().flat_map(|dy| parts.map(|dx| at(x + dx, y + dy))).sum();
        *value = sum / 9.0;
    }
    let module = side / (modules as f32 + 2.0 * QUIET);
    blur(&mut light, width, hardships.blur * module);
    shine(light, (width, height), hardships, random)
}

/// Where the card's corners come to lie, clockwise.
fn corners(
    side: f32,
    (width, height): (usize, usize),
    hardships: &Hardships,
    random: &mut Random,
) -> [Point; 4] {
    let turn = hardships.turn * if random.below(2) == 0 { 1.0 } else { -1.0 };
    let (sin, cos) = turn.sin_cos();
    let middle = (width as f32 / 2.0 + 20.0 * random.bell(), height as f32 / 2.0 + 20.0 * random.bell());
    [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map(|(x, y): Point| {
        let x = x * side + side * hardships.tilt * random.bell();
        let y = y * side + side * hardships.tilt * random.bell();
        (middle.0 + x * cos - y * sin, middle.1 + x * sin + y * cos)
    })
}

/// From the picture to the card: the projective map that takes the corners to a square (Heckbert 1989, section 2.2.3).
fn to_card(corners: [Point; 4], size: f32) -> impl Fn(f32, f32) -> Point {
    let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = corners;
    let (dx1, dx2, dx3) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
    let (dy1, dy2, dy3) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
    let area = dx1 * dy2 - dx2 * dy1;
    let (g, h) = ((dx3 * dy2 - dx2 * dy3) / area, (dx1 * dy3 - dx3 * dy1) / area);
    let (a, b, c) = (x1 - x0 + g * x1, x3 - x0 + h * x3, x0);
    let (d, e, f) = (y1 - y0 + g * y1, y3 - y0 + h * y3, y0);
    move |x, y| {
        let u = (e - f * h) * x + (c * h - b) * y + (b * f - c * e);
        let v = (f * g - d) * x + (a - c * g) * y + (c * d - a * f);
        let w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
        (u / w * size, v / w * size)
    }
}

/// Stripes and spots that are no code.
fn table(random: &mut Random) -> impl Fn(f32, f32) -> f32 + use<> {
    let (base, swing) = (0.25 + 0.6 * random.unit(), 0.25 * random.unit());
    let (across, along) = (0.03 + 0.2 * random.unit(), 0.3 * random.unit());
    move |x, y| (base + swing * ((x * across).sin() * (y * along).cos())).clamp(0.0, 1.0)
}

/// A Gaussian blur, `sigma` in pixels.
fn blur(light: &mut Vec<f32>, width: usize, sigma: f32) {
    let reach = (sigma * 3.0).ceil() as isize;
    if reach < 1 {
        return;
    }
    let weights: Vec<f32> =
        (-reach..=reach).map(|at| (-((at * at) as f32) / (2.0 * sigma * sigma)).exp()).collect();
    let whole: f32 = weights.iter().sum();
    let height = light.len() / width;
    for along in [true, false] {
        *light = (0..light.len())
            .map(|place| {
                let (x, y) = ((place % width) as isize, (place / width) as isize);
                let near = |at: isize| {
                    let (x, y) = if along { (x + at, y) } else { (x, y + at) };
                    let (x, y) = (x.clamp(0, width as isize - 1), y.clamp(0, height as isize - 1));
                    light[y as usize * width + x as usize]
                };
                (-reach..=reach).zip(&weights).map(|(at, weight)| near(at) * weight).sum::<f32>() / whole
            })
            .collect();
    }
}

/// Contrast, a shadow to one side, a reflection, the sensor's noise.
fn shine(
    light: Vec<f32>,
    (width, height): (usize, usize),
    hardships: &Hardships,
    random: &mut Random,
) -> Vec<u8> {
    let (sin, cos) = (random.unit() * core::f32::consts::TAU).sin_cos();
    let spot = (width as f32 * (0.3 + 0.4 * random.unit()), height as f32 * (0.3 + 0.4 * random.unit()));
    let spread = width.min(height) as f32 * (0.06 + 0.12 * random.unit());
    let black = 25.0 + (1.0 - hardships.contrast) * 90.0 * random.unit();
    light
        .into_iter()
        .enumerate()
        .map(|(place, value)| {
            let (x, y) = ((place % width) as f32, (place / width) as f32);
            let across = (x / width as f32 - 0.5) * cos + (y / height as f32 - 0.5) * sin;
            let shade = (1.0 - hardships.shade * (0.5 + across)).clamp(0.05, 1.0);
            let far = ((x - spot.0).powi(2) + (y - spot.1).powi(2)) / (spread * spread);
            let glare = hardships.glare * 210.0 * (-far).exp();
            let seen = (black + value * hardships.contrast * 210.0) * shade + glare;
            (seen + hardships.noise * random.bell() * 1.7).clamp(0.0, 255.0) as u8
        })
        .collect()
}
