//! Early words about a new password, while it is typed. They explain; the backend decides (length, blocklist,
//! normalisation), and a password without a hint may still be refused there.
//!
//! The rule a reader would break: no rule on which characters, no score, no expiry (NIST SP 800-63B-4 section 3.1.1.2).

use crate::text::lower;

/// Which passwords are long enough, in characters: Unicode code points, as NIST SP 800-63B-4 section 3.1.1.2 counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordLength {
    /// The least.
    pub least: usize,
    /// The most. NIST asks that 64 be possible.
    pub most: usize,
}

impl PasswordLength {
    /// Where a second factor follows: 8 at least.
    pub const WITH_SECOND_FACTOR: Self = Self { least: 8, most: 256 };
    /// Where the password is all there is: 15 at least.
    pub const ALONE: Self = Self { least: 15, most: 256 };
}

/// What to say about a new password. In the order they are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordHint {
    /// Nothing is typed yet: state the rule.
    Empty,
    /// Too short.
    TooShort {
        /// Characters still missing.
        missing: usize,
    },
    /// Too long.
    TooLong {
        /// Characters too many.
        excess: usize,
    },
    /// One character over and over.
    OneCharacter,
    /// The name before the `@` of the person's own address, of at least four characters, is most of it.
    OwnName,
}

/// The first hint there is; `None` when nothing speaks against it here. `address` is the person's, if known.
#[must_use]
pub fn password_hint(
    password: &str,
    length: PasswordLength,
    address: Option<&crate::EmailAddress>,
) -> Option<PasswordHint> {
    let count = password.chars().count();
    if count == 0 {
        return Some(PasswordHint::Empty);
    }
    if count < length.least {
        return Some(PasswordHint::TooShort { missing: length.least - count });
    }
    if count > length.most {
        return Some(PasswordHint::TooLong { excess: count - length.most });
    }
    let mut characters = password.chars();
    let first = characters.next();
    if characters.all(|c| Some(c) == first) {
        return Some(PasswordHint::OneCharacter);
    }
    let name = address.map_or("", crate::EmailAddress::local_part);
    let rest = count.saturating_sub(name.chars().count());
    let own = name.chars().count() >= 4
        && rest * 2 < count
        && password.chars().map(lower).collect::<String>().contains(name);
    own.then_some(PasswordHint::OwnName)
}
