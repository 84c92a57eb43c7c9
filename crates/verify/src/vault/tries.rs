//! How often a wrong PIN may still be tried before the vault is destroyed.
//!
//! The rule a reader would break: what [`Tries::spend`] gives is stored before the key is derived. Whoever closes the
//! page in time must not have had a free try.

/// Tries that are left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries(u8);

impl Tries {
    /// Ten, after a right PIN and in a new vault.
    pub const ALL: Self = Self(10);

    /// Reads how many were left. More than there ever are, or nothing stored at all (`None`), is what remains of
    /// storage that somebody edited beside a vault that is there: one try.
    #[must_use]
    pub fn from_stored(left: Option<u8>) -> Self {
        left.filter(|left| *left <= Self::ALL.0).map_or(Self(1), Self)
    }

    /// To be stored, and said to the person.
    #[must_use]
    pub const fn left(self) -> u8 {
        self.0
    }

    /// What is left after one more try; `None` when there is none to be had, and the vault is to be destroyed.
    #[must_use]
    pub fn spend(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }

    /// Whether a wrong PIN was the last: destroy the vault.
    #[must_use]
    pub const fn are_over(self) -> bool {
        self.0 == 0
    }
}
