//! Which new passwords are taken (NIST SP 800-63B-4 section 3.1.1.2).
//!
//! The rule a reader would break: length and a blocklist, each refusal with its reason, and nothing about which
//! characters. An existing password is never measured by this.

use drempel_verify::EmailAddress;
use drempel_verify::password_hint::PasswordLength;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// The passwords that are tried first, in lower case, one a line.
const COMMON: &str = include_str!("common.txt");

/// The form in which a password is hashed: NFC, so that two keyboards that write é differently agree.
#[must_use]
pub fn normalised(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(typed.nfc().collect())
}

/// Why a new password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Too short.
    #[error("has {length} characters and needs at least {least}")]
    TooShort {
        /// What it has.
        length: usize,
        /// What it needs: less when a second factor follows.
        least: usize,
    },
    /// Too long.
    #[error("has {length} characters and may have {most}")]
    TooLong {
        /// What it has.
        length: usize,
        /// What it may have.
        most: usize,
    },
    /// On the list of those that are tried first, also with digits or signs around.
    #[error("is among the passwords that are tried first")]
    Common,
    /// Little more than the person's own name or address.
    #[error("is little more than the name or the address")]
    OwnName,
    /// Little more than this product's name.
    #[error("is little more than the name of this service")]
    ProductName,
    /// The same few characters over and over.
    #[error("repeats the same few characters")]
    Repetitive,
}

/// Checks a new password.
///
/// # Errors
/// The first fault met.
pub fn check_new(
    new: &str,
    second_factor: bool,
    name: &str,
    email: &EmailAddress,
) -> Result<(), PasswordFault> {
    let new = normalised(new);
    let limits = if second_factor { PasswordLength::WITH_SECOND_FACTOR } else { PasswordLength::ALONE };
    let length = new.chars().count();
    if length < limits.least {
        return Err(PasswordFault::TooShort { length, least: limits.least });
    }
    if length > limits.most {
        return Err(PasswordFault::TooLong { length, most: limits.most });
    }
    let lower = Zeroizing::new(new.to_lowercase());
    let mut seen: Vec<char> = lower.chars().collect();
    seen.sort_unstable();
    seen.dedup();
    if seen.len() <= 2 {
        return Err(PasswordFault::Repetitive);
    }
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    if COMMON.lines().any(|common| common == lower.as_str() || common == core) {
        return Err(PasswordFault::Common);
    }
    let own = name.split_whitespace().chain(email.as_str().split(['@', '.', '-', '_', '+']));
    if own.map(str::to_lowercase).any(|word| is_most_of(&lower, &word)) {
        return Err(PasswordFault::OwnName);
    }
    if is_most_of(&lower, "drempel") {
        return Err(PasswordFault::ProductName);
    }
    Ok(())
}

/// Whether `word`, of four characters or more, makes up more than half of `password`.
fn is_most_of(password: &str, word: &str) -> bool {
    let letters = word.chars().count();
    letters >= 4 && password.contains(word) && password.replace(word, "").chars().count() < letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(password: &str, second_factor: bool) -> Option<PasswordFault> {
        let email = EmailAddress::try_from("johanna.smit@mail.example").unwrap();
        check_new(password, second_factor, "Johanna Smit", &email).err()
    }

    #[test]
    fn eight_characters_do_with_a_second_factor_and_fifteen_alone() {
        assert_eq!(fault("kaas-zon", true), None);
        assert_eq!(fault("kaas-zo", true), Some(PasswordFault::TooShort { length: 7, least: 8 }));
        assert_eq!(fault("kaas-zon", false), Some(PasswordFault::TooShort { length: 8, least: 15 }));
        assert_eq!(fault("molen kaas zonsondergang", false), None);
    }

    #[test]
    fn no_character_is_required_and_any_is_taken() {
        assert_eq!(fault("een twee drie vier", false), None);
        assert_eq!(fault("🌷🧀🚲🌧️ voor altijd", false), None);
    }

    #[test]
    fn the_blocklist_gives_its_reason() {
        assert_eq!(fault("password", true), Some(PasswordFault::Common));
        assert_eq!(fault("Password123!", true), Some(PasswordFault::Common));
        assert_eq!(fault("johanna2026", true), Some(PasswordFault::OwnName));
        assert_eq!(fault("Drempel2026", true), Some(PasswordFault::ProductName));
        assert_eq!(fault("abababababababab", false), Some(PasswordFault::Repetitive));
    }

    #[test]
    fn length_is_counted_in_characters_after_normalisation() {
        assert_eq!(fault(&"e\u{301}".repeat(4), true), Some(PasswordFault::TooShort { length: 4, least: 8 }));
        assert_eq!(fault(&"abc ".repeat(65), true), Some(PasswordFault::TooLong { length: 260, most: 256 }));
    }
}
