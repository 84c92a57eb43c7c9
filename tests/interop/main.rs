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
    let (port, service) = push_service();
    let stage = harness::Deployment::with(&[("DREMPEL_PUSH_SERVICES", service)]);
    let words = ["client", "add", "interop-es256", "--name", "Interop", "--public", "--first-party"];
    let es256 = ["--redirect-uri", "http://127.0.0.1/callback", "--id-token-alg", "ES256"];
    stage.backend.operate(&[&words[..], &es256].concat());
    let story = Path::new(env!("CARGO_MANIFEST_DIR")).join("interop/main.mjs");
    let mut told = Command::new("node");
    let told = told.arg(story).env("DREMPEL_ISSUER", stage.proxy.origin());
    let told = told.env("DREMPEL_PUSH_PORT", port.to_string()).status().expect("Node.js is there");
    if told.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A port where the story's push service will be, and how the backend is told of it.
fn push_service() -> (u16, &'static str) {
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port");
    let port = port.port();
    (port, format!("http://localhost:{port}").leak())
}
