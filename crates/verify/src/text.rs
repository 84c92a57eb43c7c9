//! Characters that people cannot see or tell apart, so that two texts that look alike are alike.
//!
//! Written out as ranges, not taken from a Unicode crate: the page pays for tables by the byte.

/// Draws nothing, or steers how its neighbours are drawn: controls, bidirectional marks and overrides (Unicode TR 9),
/// joiners, variation selectors, tags, fillers, private use and noncharacters.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{2800}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{ffff}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}

/// White space or invisible: what comes along with a copied text and means nothing at its ends.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Every dash people paste for a hyphen (Unicode `Pd` and the minus signs).
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2d7}' | '\u{58a}' | '\u{5be}' | '\u{1806}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{207b}'
        | '\u{208b}' | '\u{2212}' | '\u{2796}' | '\u{2e3a}'..='\u{2e3b}' | '\u{301c}' | '\u{3030}' | '\u{30a0}'
        | '\u{30fc}' | '\u{fe31}'..='\u{fe32}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{ff70}')
}

/// A part of a letter that also exists whole (combining accents, conjoining Hangul, kana voicing marks), a sign that is
/// a letter (kelvin, ohm, ångström), a capital whose small letter has two parts, or a wide twin of an ASCII character:
/// two ways to write one word. Normalisation form C (RFC 6532 section 3.1) would join the parts, but its tables are
/// larger than everything else here, so these are refused.
pub(crate) fn has_a_twin(c: char) -> bool {
    matches!(c, '\u{130}' | '\u{300}'..='\u{36f}' | '\u{1100}'..='\u{11ff}' | '\u{2126}' | '\u{212a}'..='\u{212b}' | '\u{3002}' | '\u{3099}'..='\u{309a}'
        | '\u{ff01}'..='\u{ff5e}' | '\u{ff61}')
}

/// The small letter to a capital of the Latin, Greek, Cyrillic and Armenian alphabets; anything else as it is.
///
/// `char::to_lowercase` knows every script, with a table that costs the page 6 kB on the wire. The difference is
/// tested letter by letter in `tests/email.rs`. Never longer in UTF-8 than the capital.
pub(crate) fn lower(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 32,
        0x178 => 0xff,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e..=0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x4c0 => 0x4cf,
        0x531..=0x556 => code + 48,
        0x1e9e => 0xdf,
        // Capital and small letter side by side, the capital first: at even places, and at odd ones.
        0x100..=0x12f
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => code | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x4c1..=0x4ce => code + code % 2,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}
