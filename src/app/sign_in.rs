//! The sign-in door: a screen a step, and one machine that says which is shown.

use crate::effects::sign_in::Door;
use crate::screens::sign_in::{identify, password, progress, stay_signed_in, totp, waiting};
use drempel_flow::sign_in::Entrance;

/// Opens `/signin`.
pub(super) fn open() {
    let door = Door::new(Entrance::SignIn);
    waiting::adopt(door);
    identify::adopt(door);
    password::adopt(door);
    totp::adopt(door);
    stay_signed_in::adopt(door);
    progress::adopt(door);
    door.begin();
    identify::submit_what_was_pending(door);
}
