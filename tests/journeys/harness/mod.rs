//! The stage of every journey: the real backend, what stands in front of it, and people with browsers.

mod account;
mod application;
mod authenticator;
mod axe;
mod backend;
mod camera;
mod codes;
mod computer;
mod device;
mod fault;
mod handset;
mod handset_words;
mod looks;
mod person;
mod phone;
mod picture;
mod proxy;
mod sign_in;
mod visit;
mod webdriver;
mod window;
pub(crate) mod wire;
mod words;

pub(crate) use application::Application;
pub(crate) use authenticator::{RFC_KEY, totp, totp_of};
pub(crate) use backend::Backend;
pub(crate) use codes::{code_after, code_at, code_now, wrong_code};
pub(crate) use fault::{Fault, REFERENCE};
pub(crate) use handset::{PIN, bram_with_his_phone};
pub(crate) use handset_words::handset_words;
pub(crate) use looks::Theme;
pub(crate) use person::{Kind, Person};
pub(crate) use picture::{film, picture};
pub(crate) use proxy::Proxy;
pub(crate) use sign_in::{ANNA, BRAM, EVA, PASSWORD};
pub(crate) use visit::Visit;
pub(crate) use words::{DUTCH, ENGLISH, Words};

use std::path::PathBuf;

/// One site of its own: nobody else's people, cookies or counters.
pub(crate) struct Deployment {
    /// Checks who signs in.
    pub(crate) backend: Backend,
    /// What people type leads here.
    pub(crate) proxy: Proxy,
}

impl Deployment {
    /// The demonstration as it is.
    pub(crate) fn new() -> Self {
        Self::with(&[])
    }

    /// The demonstration with settings of the operator's, as environment variables.
    pub(crate) fn with(settings: &[(&'static str, &'static str)]) -> Self {
        let proxy = Proxy::start();
        let backend = Backend::start(&proxy.origin(), settings);
        proxy.lead_to(backend.address());
        Self { backend, proxy }
    }

    /// Somebody with an English Chromium that was never here before.
    pub(crate) fn person(&self) -> Person {
        self.visit().arrive()
    }

    /// Somebody who is still to be described.
    pub(crate) fn visit(&self) -> Visit {
        Visit::to(self.proxy.origin(), self.proxy.blame())
    }

    /// One request without a browser.
    pub(crate) fn fetch(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> wire::Message {
        let mut request =
            wire::Message { start: format!("{method} {path} HTTP/1.1"), ..wire::Message::default() };
        request.headers.push(("host".to_owned(), self.proxy.origin().replace("http://", "")));
        request.headers.extend(headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        request.body = body.as_bytes().to_vec();
        wire::exchange(self.proxy.address(), &request).expect("the proxy answers")
    }
}

/// Where something that was built lies: `cargo xtask test` says; by hand, it is looked for where the build puts it.
fn place(variable: &str, usual: &str) -> PathBuf {
    let usual = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(usual);
    let path = std::env::var_os(variable).map_or_else(usual, PathBuf::from);
    assert!(path.exists(), "{} is not there: `cargo xtask test --only journeys` builds it", path.display());
    path
}
