//! Just enough HTML to rewrite our own `index.html`: a flat list of tokens, no tree, nothing repaired.

use anyhow::{Result, bail};

/// One piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// `<!doctype html>`
    Doctype(String),
    /// `<!-- … -->`, without its marks.
    Comment(String),
    /// `<name a="b">`
    Open(Open),
    /// `</name>`
    Close(String),
    /// Everything else, entities as written.
    Text(String),
}

/// An opening tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Open {
    /// In lower case.
    pub(crate) name: String,
    /// In their order, names and values as written, without the quotes.
    pub(crate) attributes: Vec<(String, Option<String>)>,
    /// `<path/>`: an element of SVG that ends where it begins.
    pub(crate) ends: bool,
}

impl Open {
    /// Whether the attribute is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| key == name)
    }

    /// The attribute's value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.as_deref())
    }

    /// Sets or adds an attribute.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, present)) => *present = Some(value.to_owned()),
            None => self.attributes.push((name.to_owned(), Some(value.to_owned()))),
        }
    }

    /// Adds an attribute without a value, unless it is there.
    pub(crate) fn mark(&mut self, name: &str) {
        if !self.has(name) {
            self.attributes.push((name.to_owned(), None));
        }
    }

    /// Removes an attribute.
    pub(crate) fn unset(&mut self, name: &str) {
        self.attributes.retain(|(key, _)| key != name);
    }
}

/// Whether elements of that name have no closing tag.
pub(crate) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "meta" | "link" | "input" | "br" | "hr" | "img" | "source" | "base" | "area" | "col" | "wbr"
    )
}

/// Cuts a document into tokens.
pub(crate) fn parse(text: &str) -> Result<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (token, after) = next(rest)?;
        let raw = match &token {
            Token::Open(open) if matches!(open.name.as_str(), "script" | "style") => {
                Some(format!("</{}", open.name))
            }
            Token::Open(_) | Token::Doctype(_) | Token::Comment(_) | Token::Close(_) | Token::Text(_) => None,
        };
        tokens.push(token);
        rest = after;
        // Scripts and styles are text up to their closing tag, whatever is in them.
        if let Some((inside, _)) = raw.and_then(|close| rest.split_once(close.as_str())) {
            if !inside.is_empty() {
                tokens.push(Token::Text(inside.to_owned()));
            }
            rest = rest.strip_prefix(inside).unwrap_or(rest);
        }
    }
    Ok(tokens)
}

fn next(rest: &str) -> Result<(Token, &str)> {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return match comment.split_once("-->") {
            Some((inside, after)) => Ok((Token::Comment(inside.to_owned()), after)),
            None => bail!("a comment of index.html does not end"),
        };
    }
    if let Some(tag) = rest.strip_prefix('<') {
        let Some(end) = tag_end(tag) else { bail!("a tag of index.html does not end: <{}", beginning(tag)) };
        let (inside, after) = tag.split_at(end);
        let after = after.strip_prefix('>').unwrap_or(after);
        if inside.starts_with('!') {
            return Ok((Token::Doctype(inside.to_owned()), after));
        }
        return Ok(match inside.strip_prefix('/') {
            Some(name) => (Token::Close(name.trim().to_lowercase()), after),
            None => (Token::Open(open(inside)), after),
        });
    }
    let end = rest.find('<').unwrap_or(rest.len());
    let (text, after) = rest.split_at(end);
    Ok((Token::Text(text.to_owned()), after))
}

/// Where a tag ends: at the first `>` outside quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (position, character) in tag.char_indices() {
        match quote {
            Some(open) if open == character => quote = None,
            Some(_) => {}
            None if character == '"' || character == '\'' => quote = Some(character),
            None if character == '>' => return Some(position),
            None => {}
        }
    }
    None
}

fn open(inside: &str) -> Open {
    let (inside, ends) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
    let inside = inside.trim();
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(value) => {
                let (value, after) = attribute_value(value.trim_start());
                (Some(value.to_owned()), after)
            }
            None => (None, after),
        };
        attributes.push((key.to_owned(), value));
        rest = after;
    }
    let name = name.to_lowercase();
    let ends = ends && !is_void(&name);
    Open { name, attributes, ends }
}

fn attribute_value(rest: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = rest.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    rest.split_once(char::is_whitespace).unwrap_or((rest, ""))
}

fn beginning(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Writes tokens as a document again.
pub(crate) fn write(tokens: &[Token]) -> String {
    let mut out = String::new();
    for token in tokens {
        match token {
            Token::Doctype(text) => out.push_str(&format!("<{text}>")),
            Token::Comment(text) => out.push_str(&format!("<!--{text}-->")),
            Token::Close(name) => out.push_str(&format!("</{name}>")),
            Token::Text(text) => out.push_str(text),
            Token::Open(open) => out.push_str(&tag(open)),
        }
    }
    out
}

fn tag(open: &Open) -> String {
    let mut out = format!("<{}", open.name);
    for (key, value) in &open.attributes {
        out.push(' ');
        out.push_str(key);
        if let Some(value) = value {
            let quote = if value.contains('"') { '\'' } else { '"' };
            out.push_str(&format!("={quote}{value}{quote}"));
        }
    }
    out.push_str(if open.ends { "/>" } else { ">" });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_survives_reading_and_writing() {
        let text =
            "<!doctype html><html lang=\"en\"><p title='a > \"b\"' hidden>x &amp; y</p><!-- c --><br></html>";
        assert_eq!(write(&parse(text).unwrap()), text);
    }

    #[test]
    fn a_drawing_keeps_its_shape() {
        let text = "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0\"/><path d=\"M1 1\"/></svg>";
        assert_eq!(write(&parse(text).unwrap()), text);
    }

    #[test]
    fn a_script_is_text() {
        let tokens = parse("<script>if (a<b) {}</script>").unwrap();
        assert_eq!(tokens.get(1), Some(&Token::Text("if (a<b) {}".to_owned())));
    }

    #[test]
    fn a_tag_that_does_not_end_is_an_error() {
        assert!(parse("<p title=\"x>").is_err());
    }
}
