//! Leaves out what only people who edit the document need: comments and indentation.

use super::html::{Open, Token};

/// Elements that stand in a line of text: a space beside them is a word space.
const IN_LINE: [&str; 15] = [
    "a", "abbr", "b", "button", "code", "em", "i", "img", "input", "kbd", "label", "small", "span", "strong",
    "svg",
];

/// The document without comments, and with one space where there were many.
pub(crate) fn tidied(tokens: &[Token]) -> Vec<Token> {
    let kept: Vec<&Token> = tokens.iter().filter(|token| !matches!(token, Token::Comment(_))).collect();
    let mut out = Vec::with_capacity(kept.len());
    for (position, token) in kept.iter().enumerate() {
        let before = position.checked_sub(1).and_then(|before| kept.get(before)).copied();
        let after = kept.get(position + 1).copied();
        match token {
            Token::Text(_) if is_raw(before) => out.push((*token).clone()),
            Token::Text(text) if text.trim().is_empty() => {
                if is_in_line(before) && is_in_line(after) {
                    out.push(Token::Text(" ".to_owned()));
                }
            }
            Token::Text(text) => out.push(Token::Text(one_space(text))),
            Token::Open(_) | Token::Close(_) | Token::Doctype(_) | Token::Comment(_) => {
                out.push((*token).clone())
            }
        }
    }
    out
}

fn is_raw(before: Option<&Token>) -> bool {
    matches!(before, Some(Token::Open(Open { name, .. }))
        if matches!(name.as_str(), "script" | "style" | "pre" | "textarea"))
}

fn is_in_line(token: Option<&Token>) -> bool {
    match token {
        Some(Token::Open(Open { name, .. }) | Token::Close(name)) => IN_LINE.contains(&name.as_str()),
        Some(Token::Text(_)) => true,
        Some(Token::Doctype(_) | Token::Comment(_)) | None => false,
    }
}

/// White space in HTML's sense only: a space that does not break is a character.
fn one_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for character in text.chars() {
        if character.is_ascii_whitespace() {
            space = true;
            continue;
        }
        if space {
            out.push(' ');
            space = false;
        }
        out.push(character);
    }
    if space {
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::html::{parse, write};

    fn tidy(text: &str) -> String {
        write(&tidied(&parse(text).unwrap()))
    }

    #[test]
    fn indentation_and_comments_are_gone() {
        assert_eq!(
            tidy("<main>\n  <!-- why -->\n  <h1>Sign\n  in</h1>\n</main>\n"),
            "<main><h1>Sign in</h1></main>"
        );
    }

    #[test]
    fn a_word_space_stays() {
        assert_eq!(
            tidy("<p>No <b>app</b>\n  <a href=\"#\">here</a> .</p>"),
            "<p>No <b>app</b> <a href=\"#\">here</a> .</p>"
        );
    }

    #[test]
    fn text_that_is_written_as_it_stands_stays() {
        assert_eq!(tidy("<pre>a\n  b</pre>"), "<pre>a\n  b</pre>");
    }
}
