//! The reference backend.
//!
//! Where to start: [`domain::sign_in`] for what it decides, `routes` for how the page
//! asks and `oidc` for how applications do, [`store`] for where it is
//! kept. [`open`] and [`router`] are what a program needs.

mod asker;
pub mod clock;
pub mod delivery;
pub mod domain;
pub mod language;
mod oidc;
mod openapi;
mod pace;
pub mod passwords;
pub mod quality;
pub mod random;
mod routes;
pub mod settings;
mod state;
pub mod store;
mod throttle;

pub use openapi::openapi;
pub use routes::router;
pub use settings::Settings;
pub use state::{AppState, OpenError, open};
