//! What the page and its worker say to each other: lists that the browser copies, `[number, word, …]`.
//!
//! The rule a reader would break: numbers are whole, bytes are `Uint8Array`, and a message that lacks a part is none. Both
//! ends are of one build, so nothing here is for strangers.

mod job;
mod message;
mod outcome;

pub use job::Job;
pub use message::Message;
pub use outcome::{Outcome, Why};
