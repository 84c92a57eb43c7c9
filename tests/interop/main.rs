//! Unmodified libraries of others against the started product: this starts the product, `main.mjs` beside it does the rest.
//! `cargo xtask test --only interop` says where everything is.

#![expect(clippy::expect_used, clippy::panic, reason = "a stage that cannot be set fails")]
#![expect(clippy::indexing_slicing, reason = "the stage of the journeys")]

mod codes;
#[expect(dead_code, unused_imports, reason = "the stage of the journeys, without their browsers")]
#[path = "../journeys/harness/mod.rs"]
mod harness;

use std::path::Path;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    if !codes::agree() {
        return ExitCode::FAILURE;
    }
    let stage = harness::Deployment::new();
    let words = ["client", "add", "interop-es256", "--name", "Interop", "--public", "--first-party"];
    let es256 = ["--redirect-uri", "http://127.0.0.1/callback", "--id-token-alg", "ES256"];
    stage.backend.operate(&[&words[..], &es256].concat());
    let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("interop/main.mjs");
    let told = Command::new("node").arg(story).env("DREMPEL_ISSUER", stage.proxy.origin()).status();
    let told = told.expect("Node.js is there");
    if told.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
