//! The three numbers on the phone.
//!
//! The rule a reader would break: all three are drawn together and only then one is made the right one. Were the others
//! drawn to suit the first, or drawn anew when the phone asks again, the phone could tell which is right better than by
//! chance. So they are drawn once for a request and kept with it.

use core::fmt;

use super::{Manner, NumberError, Picked, Shown, draw, read};

/// What is drawn for one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// For the signing-in screen.
    pub shown: Shown,
    /// For the phone, in the order in which they are to be shown.
    pub choices: Choices,
}

/// Three numbers, one of which is on the other screen; which one is not known here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Choices([u32; 3]);

impl Drawn {
    /// Draws three numbers that nobody takes for each other, and then which of them is the right one. Give it a source
    /// without end, or 256 bytes: `None` when they run out.
    #[must_use]
    pub fn from_random(bytes: impl IntoIterator<Item = u8>) -> Option<Self> {
        let mut bytes = bytes.into_iter();
        let choices = loop {
            let mut one = || draw(Manner::Tap, &mut bytes);
            if let Some(choices) = Choices::of([one()?, one()?, one()?]) {
                break choices;
            }
        };
        // 255 is a multiple of three.
        let which = bytes.find(|byte| *byte < 255)? % 3;
        let value = *choices.0.get(usize::from(which))?;
        Some(Self { shown: Shown { value, manner: Manner::Tap }, choices })
    }
}

impl Choices {
    /// Reads what the backend sent, or kept.
    ///
    /// # Errors
    /// The cause, see [`NumberError`].
    pub fn parse<T: AsRef<str>>(texts: &[T]) -> Result<Self, NumberError> {
        let [first, second, third] = texts else { return Err(NumberError::NotChoices) };
        let value = |text: &T| read(text.as_ref().chars(), Manner::Tap);
        Self::of([value(first)?, value(second)?, value(third)?]).ok_or(NumberError::NotChoices)
    }

    /// The digits of each, for its button.
    #[must_use]
    pub fn texts(&self) -> [String; 3] {
        self.0.map(|value| value.to_string())
    }

    /// What the person tapped: the place from 0. `None` where there is no button.
    #[must_use]
    pub fn pick(&self, place: usize) -> Option<Picked> {
        self.0.get(place).map(|value| Picked(*value))
    }

    /// Every two of them must differ in both digits, and not be each other's mirror image.
    fn of(values: [u32; 3]) -> Option<Self> {
        let [first, second, third] = values;
        let pairs = [(first, second), (first, third), (second, third)];
        pairs.iter().all(|(one, other)| differ(*one, *other)).then_some(Self(values))
    }
}

/// The same whichever way round it is asked: the proof that no number is more likely the right one rests on it.
const fn differ(one: u32, other: u32) -> bool {
    let (tens, ones) = (one / 10, one % 10);
    let (other_tens, other_ones) = (other / 10, other % 10);
    tens != other_tens && ones != other_ones && !(tens == other_ones && ones == other_tens)
}

impl fmt::Debug for Choices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Choices(…)")
    }
}
