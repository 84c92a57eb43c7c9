//! Applications, as the endpoints of OAuth 2.0 and OpenID Connect meet them. `application.rs` is the stage.

mod application;
mod authentication;
mod code;
mod discovery;
mod introspection;
mod keys;
mod lock_outs;
pub(crate) mod redirect_uris;
mod refresh;
mod secrets;
mod userinfo;
