//! The device that wants in: shows a code, and waits until its person has signed in elsewhere.

use crate::effects::device_code::Door;
use crate::screens::device_code;

/// Opens `/signin/device`.
pub(super) fn open() {
    let door = Door::new();
    device_code::adopt(door);
    door.begin();
}
