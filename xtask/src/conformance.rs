//! `cargo xtask conformance`: RFC 8628 (OAuth 2.0 Device Authorization Grant) against a running server, case by case.

use std::ffi::OsString;

use anyhow::Result;
use clap::Args;

use crate::run::{cargo, run};
use crate::test::product;

/// What the suite is told.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Options {
    /// Handed on: `--issuer URL --client-id ID …`; nothing asks our own backend
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<OsString>,
}

/// Asks the server that is named, or starts ours for it.
pub(crate) fn conformance(options: &Options) -> Result<()> {
    let mut suite = cargo(&["test", "--quiet", "--package", "drempel-tests", "--test", "conformance", "--"]);
    suite.args(&options.rest);
    if !options.rest.is_empty() {
        return run(&mut suite);
    }
    run(product(&mut suite)?)
}
