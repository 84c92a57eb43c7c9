//! The program as an operator meets it: the real binary, its files, its signals.
//!
//! Each test has a directory and a port of its own, so they run beside one another.

mod configuration;
mod demonstration;
mod languages;
mod logging;
mod people;
mod site;
mod stopping;
mod support;
