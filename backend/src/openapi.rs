//! The description of the API, from the same types that carry it. Committed as `openapi.json`.

use crate::routes::described;
use utoipa::openapi::{ContactBuilder, InfoBuilder};

/// OpenAPI 3.1, as JSON for people: the same text every time.
#[must_use]
pub fn openapi() -> String {
    let (_, mut description) = described().split_for_parts();
    description.info = InfoBuilder::new()
        .title("Drempel")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("Signing in, one step at a time: every reply names the next step."))
        .contact(Some(ContactBuilder::new().name(Some("Drempel")).build()))
        .build();
    // These types hold nothing that JSON cannot: the text is never empty.
    let mut text = description.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}
