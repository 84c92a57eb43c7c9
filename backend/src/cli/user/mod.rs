//! `user …`: the directory by hand, on the same database while the server runs.

mod accounts;
mod apps;
mod list;
mod phone;

use super::{Failure, Place};
use clap::{Args, Subcommand, ValueEnum};

const AFTER: &str = "\
Passwords and keys are asked for at the terminal, or read from standard input, one line; never from an argument.

Examples:
  drempel-backend user add anna@example.org --name \"Anna de Vries\"
  pwgen 20 1 | drempel-backend user set-password anna@example.org --password-stdin
  drempel-backend user add-totp anna@example.org --name phone
  drempel-backend user list --json | jq -r '.[] | select(.enabled | not) | .email'

Exit codes: 0 done, 1 failed, 2 wrong command line, 3 refused and nothing changed.";

/// The command.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(super) struct User {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add a person
    Add(accounts::Add),
    /// List everybody
    List(list::List),
    /// Let nobody sign in as this person, and end their sessions
    Disable(Person),
    /// Let this person sign in again
    Enable(Person),
    /// Give a person another password, and end their sessions
    SetPassword(accounts::SetPassword),
    /// Add an authenticator app, and print its otpauth address once
    AddTotp(apps::AddTotp),
    /// Remove an authenticator app, for instance of a lost phone
    RemoveTotp(apps::RemoveTotp),
    /// Take the codes of this person's apps again, after too many wrong ones
    Unlock(Person),
    /// List and remove registered phones
    Phone(phone::Phone),
    /// Send requests to this person's phones again, after they said that they did not start one
    AllowRequests(Person),
    /// End all sessions of a person
    SignOut(Person),
}

/// Whom it is about, and where.
#[derive(Args, Debug)]
struct Person {
    /// The person's address
    email: String,
    #[command(flatten)]
    place: Place,
}

/// Whose account it is.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// An employer's or a school's
    Work,
    /// The person's own
    Personal,
}

impl User {
    pub(super) async fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::Add(add) => add.run().await,
            Command::List(list) => list.run().await,
            Command::Disable(person) => accounts::disable(person).await,
            Command::Enable(person) => accounts::enable(person).await,
            Command::SetPassword(set) => set.run().await,
            Command::AddTotp(add) => add.run().await,
            Command::RemoveTotp(remove) => remove.run().await,
            Command::Unlock(person) => accounts::unlock(person).await,
            Command::Phone(phone) => phone.run().await,
            Command::AllowRequests(person) => phone::allow_requests(person).await,
            Command::SignOut(person) => accounts::sign_out(person).await,
        }
    }
}
