//! What is drawn for a request, and how it is kept.
//!
//! The rule a reader would break: it is drawn once. Numbers drawn anew each time a phone asks would tell which is right
//! by staying.

use crate::domain::server_key::ServerKey;
use crate::domain::{Context, Failure};
use crate::random::draw;
use drempel_contract::Numbers;
use drempel_verify::number_match::{Choices, Drawn, Manner, Shown};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The number of a request, with what the phone is shown.
pub(super) struct Number {
    pub(super) shown: Shown,
    choices: Option<Choices>,
}

/// As it is sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    number: String,
    manner: KeptManner,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    choices: Vec<String>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KeptManner {
    Tap,
    TypeTwo,
    TypeSix,
}

/// Draws a number to be typed on another screen.
///
/// # Errors
/// When there is no randomness.
pub fn to_type(context: &Context, manner: Manner) -> Result<Shown, Failure> {
    drawn_from(context, |bytes| Shown::to_type(manner, bytes.iter().copied()))
}

/// Bytes that would favour a number are dropped; they run out as good as never.
fn drawn_from<T>(context: &Context, draws: impl Fn(&[u8]) -> Option<T>) -> Result<T, Failure> {
    loop {
        let bytes = Zeroizing::new(draw::<256>(&*context.random)?);
        if let Some(drawn) = draws(&*bytes) {
            return Ok(drawn);
        }
    }
}

impl Number {
    /// Draws one.
    ///
    /// # Errors
    /// When there is no randomness.
    pub(super) fn draw(context: &Context) -> Result<Self, Failure> {
        let manner = context.settings.number_match.manner;
        match manner {
            Manner::Tap => drawn_from(context, |bytes| {
                let drawn = Drawn::from_random(bytes.iter().copied())?;
                Some(Self { shown: drawn.shown, choices: Some(drawn.choices) })
            }),
            Manner::TypeTwo | Manner::TypeSix => Ok(Self { shown: to_type(context, manner)?, choices: None }),
        }
    }

    /// Seals it for its row.
    pub(super) fn seal(&self, context: &Context, request: &str) -> Result<Vec<u8>, Failure> {
        let manner = match self.shown.manner() {
            Manner::Tap => KeptManner::Tap,
            Manner::TypeTwo => KeptManner::TypeTwo,
            Manner::TypeSix => KeptManner::TypeSix,
        };
        let choices = self.choices.map(|choices| choices.texts().to_vec()).unwrap_or_default();
        let kept = Kept { number: self.shown.text(), manner, choices };
        let text = Zeroizing::new(serde_json::to_vec(&kept)?);
        Ok(context.key.seal_number(request, &text, &*context.random)?)
    }

    /// Opens it; `None` when the request is over and the number forgotten.
    pub(super) fn open(key: &ServerKey, request: &str, sealed: &[u8]) -> Result<Option<Self>, Failure> {
        if sealed.is_empty() {
            return Ok(None);
        }
        let kept: Kept = serde_json::from_slice(&key.open_number(request, sealed)?)?;
        let manner = match kept.manner {
            KeptManner::Tap => Manner::Tap,
            KeptManner::TypeTwo => Manner::TypeTwo,
            KeptManner::TypeSix => Manner::TypeSix,
        };
        let shown = Shown::parse(&kept.number, manner).ok();
        let choices = Choices::parse(&kept.choices).ok();
        Ok(shown.map(|shown| Self { shown, choices }))
    }

    /// What the phone is shown: nothing in it says which is right.
    pub(super) fn for_the_phone(&self) -> Numbers {
        match self.choices {
            Some(choices) => Numbers::Tap { choices: choices.texts().to_vec() },
            None => Numbers::Type { digits: u8::try_from(self.shown.manner().digits()).unwrap_or(u8::MAX) },
        }
    }
}
