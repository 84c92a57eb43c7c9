//! The device was refused.

use crate::effects::sign_in::Door;
use crate::screens::sign_in::frame;
use drempel_flow::sign_in::StepName;

/// Takes the screen over.
pub fn adopt(door: Door) {
    frame::adopt(door, StepName::DeviceDenied, "device_denied", |_, _| {});
}
