//! Approving on the phone what happens on the computer, by a number that both show.
//!
//! The rule a reader would break: the right number is on the signing-in screen and nowhere else. It is drawn once, kept
//! under the server key, compared once, and whatever the phone answers ends the request. The phone is believed by its
//! signature alone; its cookie only says which requests to show it.
//!
//! Where to start: `request.rs` (what is kept), then `ask.rs`, `waiting.rs`, `decide.rs`, `redeem.rs`, in the order they
//! happen. `look.rs` is what the computer sees meanwhile.

mod ask;
mod budget;
mod decide;
mod drawn;
mod look;
mod on_phone;
mod redeem;
mod request;
mod waiting;

pub use ask::{Asked, Asking, ask};
pub use budget::next_at;
pub use decide::decide;
pub use drawn::to_type;
pub use look::{Looked, look, manner, unsent};
pub use on_phone::on_phone;
pub use redeem::{ApprovedByPhone, Redeemed, redeem};
pub use request::{Decision, NumberMatch, Outcome, Status, Void};
pub use waiting::{see, waiting};
