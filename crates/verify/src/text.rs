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

/// A part of a letter that also exists whole (combining accents, conjoining Hangul, kana voicing marks), or a wide
/// twin of an ASCII character: two ways to write one word. Normalisation form C (RFC 6532 section 3.1) would join the
/// parts, but its tables are larger than everything else here, so these are refused.
pub(crate) fn has_a_twin(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1100}'..='\u{11ff}' | '\u{3002}' | '\u{3099}'..='\u{309a}'
        | '\u{ff01}'..='\u{ff5e}' | '\u{ff61}')
}
