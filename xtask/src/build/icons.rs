//! Draws `public/icon.svg` as the PNG files that a phone's home screen and its notifications want.
//!
//! The rule a reader would break: this understands paths of straight lines, filled or stroked, and refuses anything else,
//! so that an icon it cannot draw stops the build and never comes out wrong.

use std::fs;
use std::path::Path;

use super::html::{self, Open, Token};
use super::png::png;
use crate::project;
use anyhow::{Context, Result, bail};

/// The files: name, pixels a side, and whether the system may cut it to a shape of its own.
const FILES: [(&str, u16, bool); 3] =
    [("icon-192.png", 192, false), ("icon-512.png", 512, false), ("icon-maskable.png", 512, true)];

/// The icon that a phone may cut, and that has no transparent corners.
pub(crate) const TOUCH: &str = "/icon-maskable.png";

/// What is behind an icon that may be cut: the drawing keeps to the middle, where every shape leaves it whole.
const PAPER: Color = [0xf4, 0xf5, 0xf2, 255];
const MIDDLE: f32 = 0.62;

/// Samples a pixel and direction.
const FINE: u16 = 4;

type Color = [u8; 4];
type Point = (f32, f32);

/// A path: its lines, and how they are painted.
struct Shape {
    lines: Vec<Vec<Point>>,
    fill: Option<Color>,
    stroke: Option<(Color, f32)>,
}

/// Writes the icons.
pub(crate) fn write(out: &Path) -> Result<()> {
    let source = project::root().join("public/icon.svg");
    let text = fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
    let (side, shapes) = read(&text).context("public/icon.svg cannot be drawn")?;
    for (name, pixels, maskable) in FILES {
        let path = out.join(name);
        let bytes = png(pixels, &drawn(&shapes, side, pixels, maskable))?;
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// The side of the square it is drawn in, and what is drawn, from the back to the front.
fn read(text: &str) -> Result<(f32, Vec<Shape>)> {
    let (mut side, mut shapes) = (None, Vec::new());
    for token in html::parse(text)? {
        let Token::Open(open) = token else { continue };
        match open.name.as_str() {
            "svg" => {
                let square = open.get("viewBox").and_then(|view| view.strip_prefix("0 0 "));
                let (width, height) = square.and_then(|view| view.split_once(' ')).context("no viewBox")?;
                if width != height {
                    bail!("it is no square");
                }
                side = Some(width.parse::<f32>()?);
            }
            "path" => shapes.push(shape(&open)?),
            other => bail!("<{other}> is not understood"),
        }
    }
    Ok((side.context("no <svg>")?, shapes))
}

fn shape(open: &Open) -> Result<Shape> {
    for (name, _) in &open.attributes {
        if !["d", "fill", "stroke", "stroke-width", "stroke-linecap"].contains(&name.as_str()) {
            bail!("the attribute {name} is not understood");
        }
    }
    let stroke = match open.get("stroke") {
        None => None,
        Some(color) => {
            if open.get("stroke-linecap") != Some("round") {
                bail!("a stroke has round ends");
            }
            Some((hex(color)?, open.get("stroke-width").unwrap_or("1").parse()?))
        }
    };
    let fill = match open.get("fill").unwrap_or("#000000") {
        "none" => None,
        color => Some(hex(color)?),
    };
    Ok(Shape { lines: lines(open.get("d").unwrap_or_default())?, fill, stroke })
}

fn hex(text: &str) -> Result<Color> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let [_, red, green, blue] = number.with_context(|| format!("{text} is no #rrggbb"))?.to_be_bytes();
    Ok([red, green, blue, 255])
}

/// The lines of a path (SVG 2 section 9.3): M, L, H, V and Z, absolute or relative.
fn lines(path: &str) -> Result<Vec<Vec<Point>>> {
    let mut lines: Vec<Vec<Point>> = Vec::new();
    let mut at = (0.0, 0.0);
    let mut rest = path.trim_start();
    while let Some(command) = rest.chars().next() {
        let end = rest.get(1..).and_then(|rest| rest.find(|letter: char| letter.is_ascii_alphabetic()));
        let (this, next) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
        rest = next;
        let numbers = this.get(1..).unwrap_or_default().split([' ', ',']).filter(|number| !number.is_empty());
        let numbers = numbers.map(str::parse).collect::<Result<Vec<f32>, _>>()?;
        let from = if command.is_ascii_lowercase() { at } else { (0.0, 0.0) };
        at = match (command.to_ascii_uppercase(), numbers.as_slice()) {
            ('M' | 'L', [x, y]) => (from.0 + x, from.1 + y),
            ('H', [x]) => (from.0 + x, at.1),
            ('V', [y]) => (at.0, from.1 + y),
            ('Z', []) => lines.last().and_then(|line| line.first()).copied().unwrap_or(at),
            _ => bail!("the path {this:?} is not understood"),
        };
        match lines.last_mut() {
            Some(line) if !command.eq_ignore_ascii_case(&'M') => line.push(at),
            _ => lines.push(vec![at]),
        }
    }
    Ok(lines)
}

fn drawn(shapes: &[Shape], side: f32, pixels: u16, maskable: bool) -> Vec<u8> {
    let (paper, part) = if maskable { (PAPER, MIDDLE) } else { ([0; 4], 1.0) };
    let (scale, fine) = (side / (f32::from(pixels) * part), f32::from(FINE));
    let margin = f32::from(pixels) * (1.0 - part) / 2.0;
    let place =
        |pixel: u16, sample: u16| (f32::from(pixel) + (f32::from(sample) + 0.5) / fine - margin) * scale;
    let mut out = Vec::with_capacity(usize::from(pixels) * usize::from(pixels) * 4);
    for y in 0..pixels {
        for x in 0..pixels {
            let samples = (0..FINE * FINE).map(|number| {
                let point = (place(x, number % FINE), place(y, number / FINE));
                shapes.iter().rev().find_map(|shape| shape.color_at(point)).unwrap_or(paper)
            });
            out.extend(mixed(samples));
        }
    }
    out
}

/// The colour of a pixel out of its samples; what is not painted takes part in how opaque it is, not in its colour.
fn mixed(samples: impl Iterator<Item = Color>) -> Color {
    let (mut sum, mut painted, mut all) = ([0_u32; 3], 0_u32, 0_u32);
    for [red, green, blue, opaque] in samples {
        all += 1;
        if opaque > 0 {
            painted += 1;
            for (sum, part) in sum.iter_mut().zip([red, green, blue]) {
                *sum += u32::from(part);
            }
        }
    }
    let [red, green, blue] = sum.map(|sum| byte(sum / painted.max(1)));
    [red, green, blue, byte(255 * painted / all.max(1))]
}

fn byte(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

impl Shape {
    fn color_at(&self, point: Point) -> Option<Color> {
        let stroked = |width: f32| {
            self.lines.iter().any(|line| {
                line.windows(2).any(|ends| match ends {
                    [from, to] => distance(point, *from, *to) <= width / 2.0,
                    _ => false,
                })
            })
        };
        match (self.stroke, self.fill) {
            (Some((color, width)), _) if stroked(width) => Some(color),
            (_, Some(color)) if self.holds(point) => Some(color),
            _ => None,
        }
    }

    /// Whether a line from here to the right leaves it an odd number of times.
    fn holds(&self, (x, y): Point) -> bool {
        let crossings = self.lines.iter().flat_map(|line| line.iter().zip(line.iter().cycle().skip(1)));
        let crossed = crossings.filter(|(from, to)| {
            (from.1 > y) != (to.1 > y) && x < from.0 + (y - from.1) / (to.1 - from.1) * (to.0 - from.0)
        });
        crossed.count() % 2 == 1
    }
}

fn distance((x, y): Point, from: Point, to: Point) -> f32 {
    let (along_x, along_y) = (to.0 - from.0, to.1 - from.1);
    let length = along_x * along_x + along_y * along_y;
    let part = ((x - from.0) * along_x + (y - from.1) * along_y) / length.max(f32::MIN_POSITIVE);
    let part = part.clamp(0.0, 1.0);
    (x - from.0 - part * along_x).hypot(y - from.1 - part * along_y)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOOR: &str = "<svg xmlns=\"x\" viewBox=\"0 0 4 4\"><path fill=\"#ff0000\" d=\"M0 0h4v2H0z\"/>\
        <path fill=\"none\" stroke=\"#0000ff\" stroke-width=\"1\" stroke-linecap=\"round\" d=\"M1 3h2\"/></svg>";

    fn pixel(image: &[u8], x: usize, y: usize) -> &[u8] {
        &image[(y * 16 + x) * 4..][..4]
    }

    #[test]
    fn what_is_filled_and_stroked_is_painted_and_nothing_else() {
        let (side, shapes) = read(DOOR).unwrap();
        let image = drawn(&shapes, side, 16, false);
        assert_eq!(pixel(&image, 8, 3), [255, 0, 0, 255]);
        assert_eq!(pixel(&image, 8, 12), [0, 0, 255, 255]);
        assert_eq!(pixel(&image, 8, 15), [0, 0, 0, 0]);
        assert_eq!(pixel(&image, 0, 12), [0, 0, 0, 0]);
    }

    #[test]
    fn an_icon_that_may_be_cut_is_opaque_to_its_corners() {
        let (side, shapes) = read(DOOR).unwrap();
        let image = drawn(&shapes, side, 16, true);
        assert!(image.chunks(4).all(|pixel| pixel[3] == 255));
        assert_eq!(pixel(&image, 0, 0), PAPER);
    }

    #[test]
    fn what_cannot_be_drawn_stops_the_build() {
        for wrong in
            ["<circle r=\"1\"/>", "<path d=\"M0 0C1 1 2 2 3 3\"/>", "<path d=\"M0 0h1\" transform=\"x\"/>"]
        {
            assert!(read(&DOOR.replace("</svg>", &format!("{wrong}</svg>"))).is_err(), "{wrong}");
        }
    }
}
