//! Parts that every screen uses. They know neither the machines nor the wire.

pub mod color;
pub mod page;
pub mod qr;
pub mod reactive;
pub mod screen;
