//! JSON in its one canonical spelling (RFC 8785), so that what was signed or stored can be spelled again, byte by byte.
//!
//! The rule a reader would break: whoever makes an object puts its members in the order of their names. Nothing is
//! sorted here; a member out of its place is a text that does not read back as itself.

use super::Json;

impl Json {
    /// Spells the value.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        match self {
            // What was no whole number was not kept, so it is not written either.
            Self::Null | Self::Number(None) => text.push_str("null"),
            Self::Bool(true) => text.push_str("true"),
            Self::Bool(false) => text.push_str("false"),
            Self::Number(Some(number)) => text.push_str(&number.to_string()),
            Self::Text(words) => quote(words, text),
            Self::List(items) => {
                list('[', ']', items, text, |item, text| item.write(text));
            }
            Self::Object(members) => list('{', '}', members, text, |(name, value), text| {
                quote(name, text);
                text.push(':');
                value.write(text);
            }),
        }
    }
}

fn list<T>(open: char, close: char, items: &[T], text: &mut String, mut item: impl FnMut(&T, &mut String)) {
    text.push(open);
    for (index, each) in items.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        item(each, text);
    }
    text.push(close);
}

/// RFC 8785 section 3.2.2.2: as it is, but for quotes, backslashes and controls.
fn quote(words: &str, text: &mut String) {
    text.push('"');
    for letter in words.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\x08' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\x0c' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            '\0'..='\x1f' => {
                text.push_str("\\u00");
                let code = u32::from(letter);
                text.extend(
                    [code >> 4, code & 0xf].into_iter().filter_map(|half| char::from_digit(half, 16)),
                );
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}
