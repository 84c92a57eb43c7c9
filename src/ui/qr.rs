//! A text as a QR code: one path of an SVG, a unit a module, with the quiet zone of four modules around it (ISO/IEC 18004).

use super::screen::Screen;
use core::fmt::Write as _;
use qrcode::{Color, EcLevel, QrCode};

/// Modules left blank on each side.
const QUIET: usize = 4;

/// What to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Units from edge to edge, the quiet zone included.
    pub size: usize,
    /// The path of all dark modules.
    pub path: String,
}

impl Drawing {
    /// Puts it on a screen's `.qr`, called so for who does not see it.
    pub fn put(&self, screen: &Screen, name: &str) {
        let size = self.size.to_string();
        screen.set(".qr", "role", "img");
        screen.set(".qr", "aria-label", name);
        screen.set(".qr", "viewBox", &["0 0 ", &size, " ", &size].concat());
        screen.set(".qr path", "d", &self.path);
    }

    /// Leaves nothing on a screen's `.qr`.
    pub fn wipe(screen: &Screen) {
        screen.set(".qr path", "d", "");
    }
}

/// Draws a text; `None` when it is too long for any code.
#[must_use]
pub fn draw(text: &str) -> Option<Drawing> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|one, other| one == other) {
            if run.first() == Some(&Color::Dark) {
                write!(path, "M{} {}h{}v1H{0}z", column + QUIET, row + QUIET, run.len()).ok();
            }
            column += run.len();
        }
    }
    Some(Drawing { size: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::{QUIET, draw};

    #[test]
    fn the_quiet_zone_is_left_blank() {
        let drawing = draw("https://login.example/devicelogin").unwrap();
        let numbers =
            |text: &str| text.split(['h', 'v', 'H', ' ']).next().and_then(|it| it.parse().ok()).unwrap_or(0);
        let columns: Vec<usize> = drawing.path.split('M').skip(1).map(numbers).collect();
        assert!(columns.iter().all(|column| (QUIET..drawing.size - QUIET).contains(column)));
        assert!(
            drawing.path.starts_with("M4 4h7v1H4z"),
            "the finder pattern is in its corner: {}",
            drawing.path
        );
    }

    #[test]
    fn what_no_code_can_hold_is_not_drawn() {
        assert_eq!(draw(&"x".repeat(5000)), None);
    }
}
