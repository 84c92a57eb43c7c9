//! A sign-in elsewhere that asks this phone, told event by event.
#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests are tests")]

#[path = "approval/stage.rs"]
mod stage;

#[path = "approval/path.rs"]
mod path;

#[path = "approval/faults.rs"]
mod faults;

#[path = "approval/looking.rs"]
mod looking;

#[path = "approval/table.rs"]
mod table;
