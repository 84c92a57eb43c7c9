//! From Rust to one small `.wasm` and its JavaScript for each door: cargo, wasm-bindgen, then wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::run::{cargo, command, run};
use crate::setup::library::Library;
use crate::setup::npm::Npm;
use crate::setup::{tools, wasm};

/// A program of its own, with the documents that load it: nobody downloads what only another door needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// `/`, `/signin`, `/devicelogin`.
    SignIn,
    /// `/signin/device`.
    DeviceCode,
    /// `/authenticator`.
    Authenticator,
    /// `/security-info`, `/my-sign-ins`.
    Account,
    /// No door of its own: what the authenticator's page has done beside itself. It has no document.
    Worker,
}

impl Door {
    /// Every door.
    pub(crate) const ALL: [Self; 5] =
        [Self::SignIn, Self::DeviceCode, Self::Authenticator, Self::Account, Self::Worker];

    /// The binary, and the stem of everything made from it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "drempel",
            Self::DeviceCode => "device_code",
            Self::Authenticator => "authenticator",
            Self::Account => "account",
            Self::Worker => "worker",
        }
    }

    /// The style sheet, in `style/`; a worker has none.
    pub(crate) const fn style(self) -> Option<&'static str> {
        match self {
            Self::SignIn => Some("main.css"),
            Self::DeviceCode => Some("device_code.css"),
            Self::Authenticator => Some("authenticator.css"),
            Self::Account => Some("account.css"),
            Self::Worker => None,
        }
    }
}

/// What the later stages work with.
pub(crate) struct Compiled {
    /// Which door this is.
    pub(crate) door: Door,
    /// The optimised program.
    pub(crate) wasm: Vec<u8>,
    /// The folder with wasm-bindgen's glue, named as the door, and its snippets.
    pub(crate) folder: PathBuf,
}

/// Rust's megabyte of stack would be a megabyte of every visitor's memory.
const FLAGS: &str = "-C link-arg=-zstack-size=131072";

/// By name: `--all-features` writes what browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Compiles the page, all doors at once. A draft is quick to make and large to load.
pub(crate) fn compile(profile: &str, draft: bool, npm: &Npm) -> Result<Vec<Compiled>> {
    let toolchain = wasm::web_toolchain()?;
    let library = Library::of(toolchain);
    let flags = [FLAGS].iter().chain(library.flags()).copied().collect::<Vec<_>>().join(" ");
    let mut build = cargo(&["build", "--package", "drempel", "--target", wasm::TARGET, "--profile", profile]);
    build.args(Door::ALL.iter().flat_map(|door| ["--bin", door.name()]));
    library
        .applied(toolchain.applied(&mut build))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    run(&mut build)?;
    let built = wasm::target_dir().join(wasm::TARGET).join(match profile {
        "dev" => "debug",
        named => named,
    });
    Door::ALL.iter().map(|door| bound(*door, &built, draft, npm)).collect()
}

/// Makes the glue and takes the last bytes out.
fn bound(door: Door, built: &Path, draft: bool, npm: &Npm) -> Result<Compiled> {
    let folder = wasm::target_dir().join("doors");
    let name = door.name();
    run(command(tools::wasm_bindgen()?.join("wasm-bindgen"))
        .args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"])
        .arg(&folder)
        .arg(built.join(format!("{name}.wasm"))))?;
    let (raw, small) = (folder.join(format!("{name}_bg.wasm")), folder.join(format!("{name}.opt.wasm")));
    if draft {
        let wasm = fs::read(&raw).with_context(|| format!("cannot read {}", raw.display()))?;
        return Ok(Compiled { door, wasm, folder });
    }
    run(command(npm.program("wasm-opt"))
        .args(FEATURES)
        // Flattened once and put together again, more of it looks alike; a last pass takes that out.
        .args(["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--strip-debug", "--strip-producers"])
        .arg(&raw)
        .arg("-o")
        .arg(&small))?;
    let wasm = fs::read(&small).with_context(|| format!("cannot read {}", small.display()))?;
    Ok(Compiled { door, wasm, folder })
}
