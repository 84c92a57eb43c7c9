//! Codes as a phone's camera sees them: askew, blurred, noisy, dim, unevenly lit, with a reflection. The same ones on
//! every machine, since they are drawn by a generator of our own.

mod draw;

use draw::Random;
use qrcode::{Color, EcLevel, QrCode};

/// A picture of a code, and what the code says.
pub(crate) struct Photo {
    pub(crate) text: String,
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// One byte a pixel, row by row, 0 is black.
    pub(crate) pixels: Vec<u8>,
    /// What was done to it most, for a table.
    pub(crate) hardship: &'static str,
}

/// How much of everything is done to a picture.
#[derive(Default)]
struct Hardships {
    tilt: f32,
    turn: f32,
    /// In modules.
    blur: f32,
    noise: f32,
    /// What is left of the distance from black to white.
    contrast: f32,
    shade: f32,
    glare: f32,
}

const KINDS: [&str; 8] = ["mild", "tilt", "turn", "blur", "noise", "contrast", "shade", "glare"];

impl Photo {
    /// The picture of this number.
    #[must_use]
    pub(crate) fn number(number: u32) -> Self {
        let mut random = Random::new(number);
        let text = text(&mut random);
        let level = [EcLevel::L, EcLevel::M, EcLevel::M, EcLevel::Q][random.below(4)];
        let code = QrCode::with_error_correction_level(&text, level).unwrap();
        let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        let kind = number as usize % KINDS.len();
        let hardships = Hardships::drawn(kind, &mut random);
        let (width, height) = if random.below(2) == 0 { (640, 480) } else { (480, 640) };
        let pixels = draw::photo(&dark, code.width(), (width, height), &hardships, &mut random);
        Self { text, width, height, pixels, hardship: KINDS[kind] }
    }
}

impl Hardships {
    /// A little of everything, and of one much.
    fn drawn(kind: usize, random: &mut Random) -> Self {
        let mut much = |place: usize, little: f32, most: f32| {
            let share = random.unit();
            if kind == place { little + (most - little) * share } else { little * share }
        };
        Self {
            tilt: much(1, 0.06, 0.26),
            turn: much(2, 0.2, 3.2),
            blur: much(3, 0.22, 0.75),
            noise: much(4, 9.0, 60.0),
            contrast: 1.0 - much(5, 0.35, 0.93),
            shade: much(6, 0.25, 0.9),
            glare: much(7, 0.15, 1.3),
        }
    }
}

/// As services write them, of the lengths they have.
fn text(random: &mut Random) -> String {
    const ISSUERS: [&str; 8] = [
        "GitHub",
        "Drempel",
        "ACME%20Co",
        "Gemeente%20Utrecht",
        "Example",
        "VPN",
        "Amazon%20Web%20Services",
        "mail",
    ];
    const NAMES: [&str; 5] = ["anna", "bram.de.vries", "c", "daan%2Btest", "evelien.van-der-meer"];
    let issuer = ISSUERS[random.below(ISSUERS.len())];
    let name = NAMES[random.below(NAMES.len())];
    let length = [16, 26, 32, 32, 52][random.below(5)];
    let secret = random.letters(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);
    let mut text = format!("otpauth://totp/{issuer}:{name}@drempel.example?secret={secret}&issuer={issuer}");
    match random.below(4) {
        0 => text.push_str("&algorithm=SHA1&digits=6&period=30"),
        1 => {
            text.push_str("&activation=");
            text.push_str(
                &random.letters(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 43),
            );
            text.push_str("&server=https%3A%2F%2Fdrempel.example");
        }
        _ => {}
    }
    text
}
