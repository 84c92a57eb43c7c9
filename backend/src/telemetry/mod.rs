//! What an operator sees: log lines, numbers, and a trace id from the page to the line.
//!
//! The rule a reader would break: no address of a person, no network address, no secret and no path goes out;
//! a route goes out by its template.

mod log;
mod numbers;
mod requests;
mod trace;

pub(crate) use log::start as start_log;
pub(crate) use numbers::{Numbers, Readers, routes as metrics_routes};
pub(crate) use requests::{NO_ENDPOINT, PAGES, observe};
