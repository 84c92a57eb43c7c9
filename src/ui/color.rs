//! The operator's colour, made readable: WCAG 2.2 success criterion 1.4.3 asks for 4.5 : 1 between text and ground.

use core::fmt;

/// The contrast asked for.
const ENOUGH: f64 = 4.5;
/// The luminance of the dark theme's card, rounded up.
const DARK_SURFACE: f64 = 0.013;

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

impl Color {
    /// Reads `#rrggbb`; anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let all = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = all.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// This colour, darkened until white text on it can be read.
    #[must_use]
    pub fn for_white_text(self) -> Self {
        self.until(|color| contrast(1.0, color.luminance()) >= ENOUGH, 0)
    }

    /// This colour, lightened until it can be read as text on the dark theme's card.
    #[must_use]
    pub fn for_dark_surface(self) -> Self {
        self.until(|color| contrast(color.luminance(), DARK_SURFACE) >= ENOUGH, 255)
    }

    fn until(self, enough: impl Fn(Self) -> bool, towards: u8) -> Self {
        let steps = (0..=20).map(|step| self.mix(towards, step));
        steps.into_iter().find(|color| enough(*color)).unwrap_or(Self {
            red: towards,
            green: towards,
            blue: towards,
        })
    }

    /// `step` twentieths of the way to a grey.
    fn mix(self, towards: u8, step: u16) -> Self {
        let mix = |from: u8| {
            let sum = u16::from(from) * (20 - step) + u16::from(towards) * step;
            u8::try_from(sum / 20).unwrap_or(towards)
        };
        Self { red: mix(self.red), green: mix(self.green), blue: mix(self.blue) }
    }

    /// WCAG 2.2's relative luminance, 0 for black to 1 for white.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rgb({} {} {})", self.red, self.green, self.blue)
    }
}

fn contrast(lighter: f64, darker: f64) -> f64 {
    (lighter + 0.05) / (darker + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_that_is_dark_enough_stays_as_it_is() {
        let petrol = Color::parse("#0b5d5a").unwrap();
        assert_eq!(petrol.for_white_text(), petrol);
    }

    #[test]
    fn every_colour_becomes_readable_in_both_themes() {
        for text in ["#ffff00", "#ffffff", "#000000", "#00ff7f", "#777777", "#0000ff"] {
            let color = Color::parse(text).unwrap();
            assert!(contrast(1.0, color.for_white_text().luminance()) >= ENOUGH, "{text}");
            assert!(contrast(color.for_dark_surface().luminance(), DARK_SURFACE) >= ENOUGH, "{text}");
        }
    }

    #[test]
    fn what_is_no_colour_is_not_one() {
        for text in ["", "red", "#fff", "#12345g", "0b5d5a", "#0b5d5a;", "#é5d5a"] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }
}
