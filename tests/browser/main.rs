//! What only a browser can tell of the page. Runs in Chromium and Firefox: `cargo xtask test --only browser`.
#![cfg(target_family = "wasm")]

mod accounts;
mod golden;
mod golden_account;
mod keys;
mod signature;
mod take_over;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
