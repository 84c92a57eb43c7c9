//! Randomness: the browser's own, the same in a page and in a worker.

use js_sys::{Reflect, global};
use wasm_bindgen::JsCast;
use web_sys::Crypto;

/// Bytes that nobody can foretell.
///
/// # Panics
/// In a browser without a source of randomness, in which nothing secret may be made.
#[must_use]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let crypto = Reflect::get(&global(), &"crypto".into()).map(JsCast::unchecked_into::<Crypto>);
    let drawn = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    assert!(drawn.is_ok(), "the browser has no randomness");
    bytes
}
