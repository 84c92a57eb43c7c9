//! Proof that a code was right, and right for the first time.

use crate::domain::factor::FactorId;

/// A time step of an app that was spent in this very transaction.
pub struct SpentStep(FactorId);

impl SpentStep {
    /// Only for what the database has just taken as the first use (`rows_affected == 1`).
    #[must_use]
    pub(super) const fn of(factor: FactorId) -> Self {
        Self(factor)
    }

    /// The app.
    #[must_use]
    pub(super) fn factor(self) -> FactorId {
        self.0
    }
}
