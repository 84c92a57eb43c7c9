//! The phone's screens. Their markup stands beside them.

pub mod approval;
pub mod enrolment;
