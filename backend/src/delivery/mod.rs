//! What goes out to people, by way of others.

pub mod web_push;
