//! The sign-in door.
fn main() {}
