//! How a message is put together and taken apart, part by part.

use drempel_verify::vault::Cost;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// A message being put together.
pub struct Message(Array);

impl Message {
    /// Begins one.
    #[must_use]
    pub fn new(number: u32, word: &str) -> Self {
        Self(Array::of2(&number.into(), &word.into()))
    }

    /// Ends it.
    #[must_use]
    pub fn into_array(self) -> Array {
        self.0
    }

    pub(super) fn with(self, part: &JsValue) -> Self {
        self.0.push(part);
        self
    }

    pub(super) fn whole(self, number: u32) -> Self {
        self.with(&number.into())
    }

    pub(super) fn text(self, text: &str) -> Self {
        self.with(&text.into())
    }

    pub(super) fn all(self, texts: &[String]) -> Self {
        texts.iter().fold(self, |message, text| message.text(text))
    }

    pub(super) fn bytes(self, bytes: &[u8]) -> Self {
        self.with(&Uint8Array::from(bytes))
    }

    pub(super) fn cost(self, cost: Cost) -> Self {
        self.whole(cost.memory_kib()).whole(cost.passes())
    }
}

/// The parts of a message, one after the other.
pub(super) struct Parts(std::vec::IntoIter<JsValue>);

impl Parts {
    pub(super) fn of(message: &JsValue) -> Option<(u32, String, Self)> {
        let mut parts = Self(message.dyn_ref::<Array>()?.to_vec().into_iter());
        Some((parts.whole()?, parts.text()?, parts))
    }

    pub(super) fn whole(&mut self) -> Option<u32> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "both ends send whole numbers"
        )]
        self.0.next()?.as_f64().map(|number| number as u32)
    }

    pub(super) fn text(&mut self) -> Option<String> {
        self.0.next()?.as_string()
    }

    pub(super) fn texts(&mut self) -> Vec<String> {
        self.0.by_ref().filter_map(|text| text.as_string()).collect()
    }

    pub(super) fn bytes(&mut self) -> Option<Vec<u8>> {
        self.0.next()?.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec())
    }

    pub(super) fn key(&mut self) -> Option<[u8; 32]> {
        self.bytes()?.try_into().ok()
    }

    pub(super) fn cost(&mut self) -> Option<Cost> {
        Cost::new(self.whole()?, self.whole()?)
    }
}
