//! Moments as people of this language write them. The only clock the page reads; it decides nothing but when to look.

use super::language;
use js_sys::{Date, JSON};
use wasm_bindgen::JsValue;

/// This device's clock, in s since 1970.
#[must_use]
pub fn now() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds")]
    let seconds = (Date::now() / 1000.0) as i64;
    seconds
}

/// Date and time.
#[must_use]
pub fn date(unix_seconds: i64) -> String {
    at(unix_seconds).to_locale_string(language::language().tag(), &JsValue::UNDEFINED).into()
}

/// A day and a time, as one would say them.
#[must_use]
pub fn day_and_time(unix_seconds: i64) -> String {
    let style = JSON::parse(r#"{"dateStyle":"medium","timeStyle":"short"}"#).unwrap_or_default();
    at(unix_seconds).to_locale_string(language::language().tag(), &style).into()
}

/// Hours and minutes.
#[must_use]
pub fn time(unix_seconds: i64) -> String {
    let style = JSON::parse(r#"{"timeStyle":"short"}"#).unwrap_or_default();
    at(unix_seconds).to_locale_time_string_with_options(language::language().tag(), &style).into()
}

/// Whole minutes since then; `None` when that is not within a quarter of an hour, which can only be this clock's fault:
/// no code lives longer.
#[must_use]
pub fn minutes_since(unix_seconds: i64) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, reason = "a clock that far off is no use")]
    let minutes = ((Date::now() - at(unix_seconds).get_time()) / 60_000.0).floor() as i32;
    // A backend's clock may be a little ahead.
    if (-1..=15).contains(&minutes) { u32::try_from(minutes.max(0)).ok() } else { None }
}

fn at(unix_seconds: i64) -> Date {
    #[expect(clippy::cast_precision_loss, reason = "a date holds milliseconds in a double by definition")]
    Date::new(&JsValue::from_f64(unix_seconds as f64 * 1000.0))
}
