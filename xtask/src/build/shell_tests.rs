//! The variants of the shell.

use super::*;
use crate::build::html::{parse, write};

const PAGE: &str = "<html lang=\"en\"><title data-message=\"title\">Sign in</title><div data-shell=\"sign_in\">\
    <section data-screen=\"identify\"><h1 data-message=\"title\">\n Sign in </h1>\
    <input placeholder=\"Email\" data-message-placeholder=\"email\" autofocus></section>\
    <section data-screen=\"totp\" hidden><input autofocus></section></div>\
    <div data-shell=\"start\" hidden><section data-screen=\"start\">a</section></div></html>";

const IDENTIFY: Shell = Shell { group: "sign_in", screen: Some("identify") };
const TOTP: Shell = Shell { group: "sign_in", screen: Some("totp") };
const START: Shell = Shell { group: "start", screen: Some("start") };
const PROGRAM: Shell = Shell { group: "start", screen: None };

fn words(language: Language, key: &str) -> Option<String> {
    let text = match (language, key) {
        (Language::English, "title") => "Sign in",
        (Language::Dutch, "title") => "Aanmelden & verder",
        (Language::English, "email") => "Email",
        (Language::Dutch, "email") => "E-mail",
        (Language::Dutch, "totp.heading") => "Voer de code in",
        _ => return None,
    };
    Some(text.to_owned())
}

fn made(page: &str, shell: Shell, language: Language) -> Result<String> {
    Ok(write(&variant(&parse(page)?, shell, language, &words)?))
}

#[test]
fn dutch_words_replace_the_english_ones() {
    let page = made(PAGE, IDENTIFY, Language::Dutch).unwrap();
    assert!(page.contains("<html lang=\"nl\">"));
    assert!(page.contains("<h1 data-message=\"title\">Aanmelden &amp; verder</h1>"));
    assert!(page.contains("<input placeholder=\"E-mail\" data-message-placeholder=\"email\" autofocus>"));
}

#[test]
fn only_the_group_that_is_shown_is_in_the_file() {
    let identify = made(PAGE, IDENTIFY, Language::English).unwrap();
    assert!(identify.contains("Sign in") && !identify.contains("start"));
    let start = made(PAGE, START, Language::English).unwrap();
    assert!(start.contains("<div data-shell=\"start\"><section data-screen=\"start\">a</section></div>"));
    assert!(!start.contains("Email"));
    let program = made(PAGE, PROGRAM, Language::English).unwrap();
    assert!(program.contains("<section data-screen=\"start\" hidden>"));
}

#[test]
fn another_screen_of_a_group_can_be_the_first_with_the_keyboard_and_the_title() {
    let totp = made(PAGE, TOTP, Language::Dutch).unwrap();
    assert!(totp.contains("<section data-screen=\"totp\"><input autofocus>"), "{totp}");
    assert!(totp.contains("<section data-screen=\"identify\" hidden>"));
    assert_eq!(totp.matches("autofocus").count(), 1);
    assert!(totp.contains("<title data-message=\"totp.heading\">Voer de code in</title>"));
}

#[test]
fn a_screen_that_is_not_there_is_refused() {
    let missing = Shell { group: "sign_in", screen: Some("nothing") };
    assert!(made(PAGE, missing, Language::English).is_err());
}

#[test]
fn a_key_the_catalogue_lacks_is_named() {
    let page = "<p data-message=\"nothing\">x</p>";
    let error = made(page, IDENTIFY, Language::English).unwrap_err();
    assert!(error.to_string().contains("\"nothing\""));
}

#[test]
fn english_that_drifted_from_the_catalogue_is_refused() {
    let page = "<p data-message=\"title\">Log in</p>";
    let error = made(page, IDENTIFY, Language::Dutch).unwrap_err();
    assert!(error.to_string().contains("Log in"));
}

#[test]
fn a_message_with_markup_in_it_is_refused() {
    assert!(made("<p data-message=\"title\"><b>x</b></p>", IDENTIFY, Language::Dutch).is_err());
}
