//! An e-mail address, as the name a person signs in with.
//!
//! The rule a reader would break: one person, one spelling. White space and invisible characters around the address
//! and a leading `mailto:` are dropped; the domain is lower-cased because it means the same (RFC 1035 section 2.3.3),
//! the local part by policy: RFC 5321 section 2.4 lets a mail host tell cases apart, but nobody expects a sign-in to.
//!
//! Decided, beyond RFC 5321 section 4.1.2 and RFC 6531 section 3.3 (which admit letters of every language, in UTF-8):
//! - no quoted local parts, no comments, no address literals, no display names;
//! - a domain has a dot, except `localhost`: a name without one cannot be reached from elsewhere;
//! - characters that look like nothing or have a twin are refused, as a full normalisation would cost the page too much;
//! - capitals of the Latin, Greek, Cyrillic and Armenian alphabets are lower-cased, others (few have any) stay;
//! - a domain written in its own letters and in `xn--` form are two spellings; a directory stores the one it was given.

use core::fmt;
use core::str::FromStr;

use crate::text::{has_a_twin, is_blank, is_invisible, lower};

const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;
const LONGEST_LABEL: usize = 63;

/// A well-formed address in its one spelling. At most 254 bytes of UTF-8 (RFC 5321 section 4.5.3.1.3, less the angle
/// brackets). That mail arrives there, or that anybody has it, is not said.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Before the `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }

    /// After the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

impl TryFrom<&str> for EmailAddress {
    type Error = EmailError;

    fn try_from(typed: &str) -> Result<Self, EmailError> {
        let text = without_scheme(typed.trim_matches(is_blank));
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if text.len() > LONGEST {
            return Err(EmailError::TooLong);
        }
        check_characters(text)?;
        let (local, domain) = text.split_once('@').ok_or(EmailError::MissingAt)?;
        if domain.contains('@') {
            return Err(EmailError::SecondAt);
        }
        check_local_part(local)?;
        check_domain(domain)?;
        Ok(Self(text.chars().map(lower).collect()))
    }
}

impl FromStr for EmailAddress {
    type Err = EmailError;

    fn from_str(typed: &str) -> Result<Self, EmailError> {
        Self::try_from(typed)
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

/// Why a text is not an address; the first cause met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailError {
    /// Nothing was typed.
    Empty,
    /// There is no `@`.
    MissingAt,
    /// There is more than one `@`.
    SecondAt,
    /// Over 254 bytes.
    TooLong,
    /// White space in the middle.
    WhiteSpace,
    /// A control, bidirectional or otherwise invisible character in the middle.
    Invisible,
    /// A combining mark or a wide letter: a character with a twin (see the module).
    Twin,
    /// An address with a name, as in `Anna <anna@drempel.example>`: only the address is asked.
    HasName,
    /// Nothing before the `@`.
    LocalPartMissing,
    /// Over 64 bytes before the `@`.
    LocalPartTooLong,
    /// A dot at either end of the local part, or two in a row.
    LocalPartDot,
    /// A quoted local part.
    Quoted,
    /// A character no local part may have.
    LocalPartCharacter,
    /// Nothing after the `@`.
    DomainMissing,
    /// One word for a domain, and not `localhost`.
    DomainWithoutDot,
    /// A dot at either end of the domain, or two in a row.
    DomainDot,
    /// Over 63 bytes between two dots.
    DomainLabelTooLong,
    /// A hyphen at either end of a part of the domain.
    DomainHyphen,
    /// A character no domain may have.
    DomainCharacter,
    /// A network address in place of a domain, as in `anna@[192.0.2.1]` or `anna@192.0.2.1`.
    NetworkAddress,
}

impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl core::error::Error for EmailError {}

fn without_scheme(text: &str) -> &str {
    match text.split_at_checked(7) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => rest,
        _ => text,
    }
}

fn check_characters(text: &str) -> Result<(), EmailError> {
    for c in text.chars() {
        match c {
            '<' | '>' => return Err(EmailError::HasName),
            c if is_invisible(c) => return Err(EmailError::Invisible),
            c if has_a_twin(c) => return Err(EmailError::Twin),
            _ => {}
        }
    }
    if text.contains(char::is_whitespace) { Err(EmailError::WhiteSpace) } else { Ok(()) }
}

/// `Dot-string` of RFC 5321 section 4.1.2, with `UTF8-non-ascii` added by RFC 6531 section 3.3.
fn check_local_part(local: &str) -> Result<(), EmailError> {
    if local.is_empty() {
        return Err(EmailError::LocalPartMissing);
    }
    if local.len() > LONGEST_LOCAL {
        return Err(EmailError::LocalPartTooLong);
    }
    if local.starts_with('"') {
        return Err(EmailError::Quoted);
    }
    if local.split('.').any(str::is_empty) {
        return Err(EmailError::LocalPartDot);
    }
    let fits = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    if local.chars().all(fits) { Ok(()) } else { Err(EmailError::LocalPartCharacter) }
}

/// `Domain` of RFC 5321 section 4.1.2 with `U-label` added by RFC 6531 section 3.3. The 63 bytes of RFC 1035 section
/// 2.3.4 are counted in UTF-8.
fn check_domain(domain: &str) -> Result<(), EmailError> {
    if domain.is_empty() {
        return Err(EmailError::DomainMissing);
    }
    if domain.starts_with('[') {
        return Err(EmailError::NetworkAddress);
    }
    for label in domain.split('.') {
        if label.is_empty() {
            return Err(EmailError::DomainDot);
        }
        if label.len() > LONGEST_LABEL {
            return Err(EmailError::DomainLabelTooLong);
        }
        if label.starts_with('-') || label.ends_with('-') {
            return Err(EmailError::DomainHyphen);
        }
        if !label.chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric() || c == '-') {
            return Err(EmailError::DomainCharacter);
        }
    }
    match domain.rsplit_once('.') {
        None if domain.eq_ignore_ascii_case("localhost") => Ok(()),
        None => Err(EmailError::DomainWithoutDot),
        // RFC 3696 section 2: no top-level domain is a number.
        Some((_, top)) if top.bytes().all(|b| b.is_ascii_digit()) => Err(EmailError::NetworkAddress),
        Some(_) => Ok(()),
    }
}
