//! An application that signs its people in at an OpenID Connect provider: what `demo-device` and the demonstration's
//! application are made of.
//!
//! The rule a reader would break: nothing in here knows the backend it is compiled with. It asks by HTTP, as everybody's
//! application does, and believes a token only after the whole check of `verify::id_token`.

mod http;
mod provider;
mod signature;
mod tokens;

pub(crate) use http::Trouble;
pub(crate) use provider::{Application, DeviceCodes, Provider};
pub(crate) use tokens::{Asked, Tokens};
