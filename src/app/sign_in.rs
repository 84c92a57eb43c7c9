//! The sign-in door: a screen a step, and one machine that says which is shown.

use crate::effects::{dom, sign_in::Door};
use crate::screens::device_sign_in::{confirm_device, device_approved, device_denied, device_sign_in};
use crate::screens::sign_in::{
    consent, frame, identify, methods, number_match, password, progress, stay_signed_in, totp, waiting,
};
use drempel_contract::AccountPage;
use drempel_flow::sign_in::Entrance;

/// Opens `/signin` and `/devicelogin`.
pub(super) fn open() {
    let entrance = entrance();
    let for_a_device = entrance == Entrance::DeviceSignIn;
    let door = Door::new(entrance);
    waiting::adopt(door);
    identify::adopt(door);
    password::adopt(door);
    number_match::adopt(door);
    totp::adopt(door);
    stay_signed_in::adopt(door);
    device_sign_in::adopt(door);
    confirm_device::adopt(door);
    device_approved::adopt(door);
    device_denied::adopt(door);
    consent::adopt(door);
    progress::adopt(door);
    methods::adopt(door);
    if for_a_device {
        device_sign_in::fill_from_the_address();
    }
    door.begin();
    frame::submit_what_was_pending();
}

fn entrance() -> Entrance {
    if super::path().trim_end_matches('/') == "/devicelogin" {
        return Entrance::DeviceSignIn;
    }
    if let Some(authorization) = dom::parameter("authorization") {
        return Entrance::Application { authorization };
    }
    match dom::parameter("for").as_deref() {
        Some("security_info") => Entrance::Account(AccountPage::SecurityInfo),
        Some("my_sign_ins") => Entrance::Account(AccountPage::MySignIns),
        Some(_) | None => Entrance::SignIn,
    }
}
