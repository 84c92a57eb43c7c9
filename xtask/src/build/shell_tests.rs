//! The variants of the shell.

use super::*;
use crate::build::html::{parse, write};

const PAGE: &str = "<html lang=\"en\"><section data-shell=\"identify\"><h1 data-message=\"title\">\n Sign in </h1>\
    <input placeholder=\"Email\" data-message-placeholder=\"email\"></section>\
    <section data-shell=\"start\" hidden><section>a</section></section></html>";

fn words(language: Language, key: &str) -> Option<String> {
    let text = match (language, key) {
        (Language::English, "title") => "Sign in",
        (Language::Dutch, "title") => "Aanmelden & verder",
        (Language::English, "email") => "Email",
        (Language::Dutch, "email") => "E-mail",
        _ => return None,
    };
    Some(text.to_owned())
}

fn made(page: &str, shell: Shell, language: Language) -> Result<String> {
    Ok(write(&variant(&parse(page)?, shell, language, &words)?))
}

#[test]
fn dutch_words_replace_the_english_ones() {
    let page = made(PAGE, Shell::Identify, Language::Dutch).unwrap();
    assert!(page.contains("<html lang=\"nl\">"));
    assert!(page.contains("<h1 data-message=\"title\">Aanmelden &amp; verder</h1>"));
    assert!(page.contains("<input placeholder=\"E-mail\" data-message-placeholder=\"email\">"));
}

#[test]
fn only_the_shell_that_is_shown_is_in_the_file() {
    let identify = made(PAGE, Shell::Identify, Language::English).unwrap();
    assert!(identify.contains("Sign in") && !identify.contains("start"));
    let start = made(PAGE, Shell::Start, Language::English).unwrap();
    assert!(start.contains("<html lang=\"en\" data-shell=\"start\">"));
    assert!(start.contains("<section data-shell=\"start\"><section>a</section></section>"));
    assert!(!start.contains("Sign in"));
}

#[test]
fn a_key_the_catalogue_lacks_is_named() {
    let page = "<p data-message=\"nothing\">x</p>";
    let error = made(page, Shell::Identify, Language::English).unwrap_err();
    assert!(error.to_string().contains("\"nothing\""));
}

#[test]
fn english_that_drifted_from_the_catalogue_is_refused() {
    let page = "<p data-message=\"title\">Log in</p>";
    let error = made(page, Shell::Identify, Language::Dutch).unwrap_err();
    assert!(error.to_string().contains("Log in"));
}

#[test]
fn a_message_with_markup_in_it_is_refused() {
    assert!(made("<p data-message=\"title\"><b>x</b></p>", Shell::Identify, Language::Dutch).is_err());
}
