//! The command line.
//!
//! The rule a reader would break: no secret is ever an argument, since every process of a machine can read those.

mod client;
mod config;
mod demo_device;
mod directory;
mod failure;
mod health;
mod keys;
mod output;
mod secret;
mod serve;
mod user;

pub(crate) use directory::{not_done, open_data};
pub(crate) use failure::Failure;

use crate::config::Flags;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

const AFTER: &str = "\
Examples:
  drempel-backend serve --demonstration --site dist     try everything on this machine
  drempel-backend config example > drempel.toml         begin a configuration
  drempel-backend serve --config drempel.toml           run it
  drempel-backend user add anna@example.org --name \"Anna de Vries\" --config drempel.toml

Exit codes:
  0  done
  1  failed: the database, the network or the system said no
  2  the command line or the configuration is wrong
  3  refused: no such person or client, an address that is taken, a password that is too weak; nothing was changed";

/// The backend of Drempel: checks who signs in, and serves the pages
#[derive(Debug, Parser)]
#[command(name = "drempel-backend", version, after_help = AFTER, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API, and the pages if a site is given
    Serve(serve::Serve),
    /// Add, change and help people; works while the server runs
    User(user::User),
    /// Register the applications that sign their people in here
    Client(client::Client),
    /// List or rotate the keys that ID tokens are signed with
    Keys(keys::Keys),
    /// Check a configuration, or print one to start from
    Config(config::Config),
    /// Print the OpenAPI description of the API
    Openapi,
    /// Print the code of this moment for anna@drempel.example, in the demonstration
    Code,
    /// Sign in by device code at a provider and say hello: what a program without a keyboard does
    DemoDevice(demo_device::DemoDevice),
    /// Ask a running server whether it is ready; for container health checks
    Health(health::Health),
}

/// Where the configuration and the data are.
#[derive(Args, Clone, Debug)]
pub(crate) struct Place {
    /// Configuration file (TOML); without it, environment variables and defaults
    #[arg(long, value_name = "FILE", env = "DREMPEL_CONFIG")]
    config: Option<PathBuf>,
    /// Data directory, in place of `data.directory`
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

impl Place {
    fn flags(&self) -> Flags {
        Flags { file: self.config.clone(), data: self.data.clone(), ..Flags::default() }
    }
}

impl Cli {
    /// Does what was asked.
    pub(crate) async fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::Serve(serve) => serve.run().await,
            Command::User(user) => user.run().await,
            Command::Client(client) => client.run().await,
            Command::Keys(keys) => keys.run().await,
            Command::Config(config) => config.run(),
            Command::Openapi => output::print(&drempel_backend::openapi()),
            Command::Code => code(),
            Command::DemoDevice(device) => device.run().await,
            Command::Health(health) => health.run().await,
        }
    }
}

fn code() -> Result<(), Failure> {
    let (code, left) = crate::demonstration::code()
        .ok_or_else(|| Failure::failed("the demonstration's key is wrong; please report this"))?;
    output::print(&format!("{code}  (a new one in {left} s)\n"))
}
