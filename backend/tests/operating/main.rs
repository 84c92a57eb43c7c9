//! The program as an operator meets it: the real binary, its files, its signals.
//!
//! Each test has a directory and a port of its own, so they run beside one another.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod clients;
mod configuration;
mod demonstration;
mod languages;
mod logging;
mod people;
mod provider;
mod site;
mod stopping;
mod support;
