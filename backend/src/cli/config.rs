//! `config check` and `config example`.

use super::{Failure, output};
use crate::config::{Config as Read, Flags, example};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// The command.
#[derive(Args, Debug)]
pub(super) struct Config {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say everything that is wrong with a configuration file, with its line
    #[command(
        after_help = "Example:\n  drempel-backend config check drempel.toml && systemctl restart drempel"
    )]
    Check {
        /// The file; environment variables count as they would for `serve`
        file: PathBuf,
    },
    /// Print every key with its meaning and default
    #[command(after_help = "Example:\n  drempel-backend config example > drempel.toml")]
    Example,
}

impl Config {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::Check { file } => {
                let shown = file.display().to_string();
                let read = Read::read(&Flags { file: Some(file), ..Flags::default() })?;
                read.check_origins()?;
                let warnings: String = read.warnings.iter().map(|text| format!("note: {text}\n")).collect();
                output::print(&format!("{warnings}{shown} is right\n"))
            }
            Command::Example => output::print(&example::text()),
        }
    }
}
