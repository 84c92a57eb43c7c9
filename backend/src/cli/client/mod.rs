//! `client …`: the applications that sign their people in here, by hand, while the server runs.

mod add;
mod list;

use super::directory::{existing, not_done};
use super::{Failure, Place, output};
use clap::{Args, Subcommand};
use drempel_backend::domain::admin;

const AFTER: &str = "\
Clients can also stand in the configuration, as [[clients]]; those are changed there. docs/connecting.md shows how to
connect an application.

Examples:
  drempel-backend client add timetable --name Timetable --confidential --redirect-uri https://timetable.example.org/callback
  drempel-backend client add tv --name \"Living room TV\" --public --grant device_code --grant refresh_token
  drempel-backend client list --json | jq -r '.[].id'

Exit codes: 0 done, 1 failed, 2 wrong command line, 3 refused and nothing changed.";

/// The command.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(super) struct Client {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Register an application, and print its secret once if it has one
    Add(add::Add),
    /// List every application, wherever it is registered
    List(list::List),
    /// Let nobody sign in to this application, and take back what it was granted
    Disable(Named),
    /// Let people sign in to this application again
    Enable(Named),
    /// Remove an application, with everything it was granted
    Remove(Named),
}

/// Which one, and where.
#[derive(Args, Debug)]
struct Named {
    /// The `client_id`, as `client list` shows it
    id: String,
    #[command(flatten)]
    place: Place,
}

impl Client {
    pub(super) async fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::Add(add) => add.run().await,
            Command::List(list) => list.run().await,
            Command::Disable(named) => named.set_enabled(false).await,
            Command::Enable(named) => named.set_enabled(true).await,
            Command::Remove(named) => named.remove().await,
        }
    }
}

impl Named {
    async fn set_enabled(self, enabled: bool) -> Result<(), Failure> {
        let state = existing(&self.place).await?;
        admin::set_client_enabled(state.context(), &self.id, enabled).await.map_err(not_done)?;
        output::print(if enabled { "enabled\n" } else { "disabled, and what it was granted is taken back\n" })
    }

    async fn remove(self) -> Result<(), Failure> {
        let state = existing(&self.place).await?;
        admin::remove_client(state.context(), &self.id).await.map_err(not_done)?;
        output::print("removed, and what it was granted is taken back\n")
    }
}
