//! Signing in a device by a code that a person enters elsewhere (RFC 8628).
//!
//! The rule a reader would break: a code is claimed by the session that looks it up, and that session alone can answer
//! it. Everything that held when it was approved is looked at again when the device fetches its tokens.
//!
//! Where to start: `request.rs` (what is kept), then `ask.rs`, `look_up.rs`, `confirm.rs`, `poll.rs`, in the order they
//! happen; `open.rs` is the last step when the device is the sign-in page itself.

mod ask;
mod budget;
mod confirm;
mod look_up;
mod open;
mod poll;
mod request;

pub use ask::{Asked, Asker, Asking, ask, draw_user_code};
pub use confirm::{Decided, decide, shown};
pub use look_up::{Looked, look_up};
pub use open::{ApprovedElsewhere, Opened, Opening, open};
pub use poll::{Poll, Polled, poll};
pub use request::{Approval, By, DeviceRequest, Status};
