//! The naming law.
fn main() {}
