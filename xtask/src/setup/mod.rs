//! Everything a command needs and a bare machine lacks. Each part is had once, kept, and skipped when it is there.

pub(crate) mod browsers;
mod debian;
pub(crate) mod library;
pub(crate) mod npm;
pub(crate) mod tools;
pub(crate) mod wasm;

use anyhow::Result;

/// Sets up all parts.
pub(crate) fn everything() -> Result<()> {
    library::Library::of(wasm::web_toolchain()?);
    tools::wasm_bindgen()?;
    npm::npm()?;
    browsers::browsers()?;
    Ok(())
}
