//! Rust's standard library, compiled with the page instead of taken as it was delivered: only then can it leave out the
//! words and places of panics, which nobody reads in a visitor's browser (`docs/decisions/the-library-is-built-along.md`).
//!
//! A toolchain that cannot do this builds the same page with the library it has, a seventh larger.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::project;
use crate::run::{cargo, command, output, run, say};
use crate::setup::wasm::{TARGET, WebToolchain, target_dir};

/// A panic stops at once, says nothing, and knows no file and line; `Debug` writes nothing.
const FLAGS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zfmt-debug=none", "-Zlocation-detail=none"];

/// Where the page's standard library comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Library {
    /// Compiled with the page, by its flags.
    Along,
    /// As the toolchain has it.
    Delivered,
}

impl Library {
    /// The best this toolchain can do. Says so when it is not the small one.
    pub(crate) fn of(toolchain: WebToolchain) -> Self {
        match lacking(toolchain) {
            None => Self::Along,
            Some(what) => {
                say(format!(
                    "the page is built with the standard library as delivered, a seventh larger: {what}"
                ));
                Self::Delivered
            }
        }
    }

    /// Makes cargo, and what starts it, compile the library along.
    pub(crate) fn applied(self, command: &mut Command) -> &mut Command {
        match self {
            Self::Along => command
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
            Self::Delivered => command,
        }
    }

    /// What the compiler is told besides the page's own flags.
    pub(crate) fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Along => &FLAGS,
            Self::Delivered => &[],
        }
    }
}

/// What stands in the way, if anything does. Asks rustup for the sources where it can have them.
fn lacking(toolchain: WebToolchain) -> Option<&'static str> {
    let mut rustc = command("rustc");
    rustc.args(FLAGS).args(["--print", "cfg", "--target", TARGET]);
    if output(Library::Along.applied(toolchain.applied(&mut rustc))).is_err() {
        return Some("this compiler does not know the flags");
    }
    if has_sources(toolchain) || (fetched(toolchain) && has_sources(toolchain)) {
        // The library's own dependencies, when they do not lie beside it.
        let mut fetch = cargo(&["fetch", "--quiet", "--target", TARGET]);
        return match output(Library::Along.applied(toolchain.applied(&mut fetch))) {
            Ok(_) => None,
            Err(_) => Some("what the library depends on could not be fetched"),
        };
    }
    Some("its sources are missing, `rustup component add rust-src` brings them")
}

fn has_sources(toolchain: WebToolchain) -> bool {
    let mut rustc = command("rustc");
    let root = output(toolchain.applied(rustc.args(["--print", "sysroot"])));
    root.is_ok_and(|root| Path::new(root.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}

/// A linked toolchain is not rustup's to add to; Debian's brings its sources as a package. Where rustup failed once it is
/// not asked again: every build would wait for a network that is not there.
fn fetched(toolchain: WebToolchain) -> bool {
    let mark = target_dir().join("rust-src-could-not-be-fetched");
    if toolchain != WebToolchain::Default || project::on_path("rustup").is_none() || mark.exists() {
        return false;
    }
    say("add the sources of the standard library with rustup (about 3 MB)");
    let done = run(command("rustup").args(["component", "add", "rust-src"])).is_ok();
    if !done && fs::create_dir_all(target_dir()).is_ok() {
        fs::write(&mark, "").ok();
    }
    done
}
