//! The label and the issuer: names that a stranger chose and a person will read beside a code.

use crate::text::is_invisible;

const LONGEST: usize = 256;

/// Both names, fit to be shown.
pub(super) struct Names {
    pub(super) issuer: Option<String>,
    pub(super) account: String,
    pub(super) conflict: bool,
    pub(super) changed: bool,
}

/// Without invisible characters, every white space a space, none at the ends, at most 256 bytes.
pub(super) fn clean(name: &str) -> String {
    short(&visible(name)).to_owned()
}

/// Takes the label, `issuer:account` or `account`, and the issuer of the parameter, empty for none.
pub(super) fn read(label: &str, parameter: &str) -> Names {
    let (shown, issuer) = (visible(label), visible(parameter));
    let (in_label, account) = split(&shown, &issuer);
    let chosen = if issuer.is_empty() { in_label } else { &issuer };
    Names {
        issuer: Some(short(chosen).to_owned()).filter(|chosen| !chosen.is_empty()),
        account: short(account).to_owned(),
        conflict: !in_label.is_empty() && !is_same(in_label, chosen),
        changed: [label, parameter].into_iter().any(|name| name.chars().any(is_lost))
            || short(chosen) != chosen
            || short(account) != account,
    }
}

/// An issuer may hold a colon itself, so the one of the parameter is looked for first; then the first colon separates.
/// Whether a colon stood there encoded does not matter: encoders differ.
fn split<'a>(label: &'a str, issuer: &str) -> (&'a str, &'a str) {
    let after_issuer = label.strip_prefix(issuer).and_then(|rest| rest.strip_prefix(':'));
    let (in_label, account) = match after_issuer {
        Some(account) => (label.get(..issuer.len()).unwrap_or(""), account),
        None => label.split_once(':').unwrap_or(("", label)),
    };
    (in_label.trim(), account.trim())
}

/// Case does not make another issuer, nor does a plus that a form encoder left for a space.
fn is_same(in_label: &str, issuer: &str) -> bool {
    in_label.eq_ignore_ascii_case(issuer) || in_label.replace('+', " ").eq_ignore_ascii_case(issuer)
}

/// Line ends and tabs are controls, but they are white space first.
fn is_lost(c: char) -> bool {
    is_invisible(c) && !c.is_whitespace()
}

fn visible(name: &str) -> String {
    let kept = name.chars().filter(|c| !is_lost(*c)).map(|c| if c.is_whitespace() { ' ' } else { c });
    kept.collect::<String>().trim().to_owned()
}

fn short(name: &str) -> &str {
    name.get(..name.floor_char_boundary(LONGEST)).unwrap_or(name).trim()
}
