//! Where something is asked from, as it is counted: in a browser that the person has signed in with before, or elsewhere.
//!
//! The rule a reader would break: strangers share one bucket, however many they are, and each known browser has its own.
//! What one of them uses up, ends or has stopped is nobody else's loss.

use super::Failure;
use super::person::PersonId;
use super::sign_in::Visitor;
use crate::store::Unit;
use serde::{Deserialize, Serialize};

const ELSEWHERE: &str = "elsewhere";

/// A known browser by its id, or all others together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bucket(String);

impl Default for Bucket {
    fn default() -> Self {
        Self(ELSEWHERE.to_owned())
    }
}

impl Bucket {
    /// That of a visitor who says to be this person. Nobody's id is looked up like any other.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn of(visitor: &Visitor, person: &PersonId, unit: &mut Unit) -> Result<Self, Failure> {
        let Some(token) = &visitor.device else { return Ok(Self::default()) };
        let known = unit.known_device(&token.digest(), person).await?;
        Ok(known.map_or_else(Self::default, |device| Self(device.id)))
    }

    /// As it was stored.
    #[must_use]
    pub const fn stored(name: String) -> Self {
        Self(name)
    }

    /// Whether the person has signed in there before.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.0 != ELSEWHERE
    }

    /// To store it by.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
