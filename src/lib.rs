//! The page: everything that touches the browser.
//!
//! Where to start: `app` picks what a path shows; `screens` has one file for each thing a person sees; `effects` does
//! what the machines of `drempel-flow` ask for; `ui` knows neither; `messages` has the words.

#![recursion_limit = "256"]

pub mod app;
pub mod effects;
pub mod messages;
pub mod screens;
pub mod ui;
pub mod worker;
