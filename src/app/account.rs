//! A person's own account: ways to sign in, and what was signed in where. Which of both pages it is, the document says by
//! the screen it has in sight.

use crate::effects::account::{my_sign_ins, security_info};
use crate::screens::account as screens;

/// Opens `/security-info` and `/my-sign-ins`.
pub(super) fn open() {
    if is_my_sign_ins() {
        let door = my_sign_ins::Door::new();
        screens::my_sign_ins::adopt(door);
        door.begin();
    } else {
        let door = security_info::Door::new();
        screens::security_info::adopt(door);
        door.begin();
    }
}

fn is_my_sign_ins() -> bool {
    let path = super::path();
    path.trim_end_matches('/') == "/my-sign-ins" || path.ends_with("/my_sign_ins.html")
}
