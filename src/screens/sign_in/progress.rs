//! On the way out.

use super::frame;
use crate::effects::sign_in::Door;
use drempel_flow::sign_in::StepName;

/// Takes the screen over.
pub fn adopt(door: Door) {
    frame::adopt(door, StepName::Done, "progress", |_, _| {});
}
