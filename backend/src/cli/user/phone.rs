//! `user phone …`: registered phones.

use super::super::directory::{address, existing, not_done};
use super::super::{Failure, output};
use super::Person;
use clap::{Args, Subcommand};
use drempel_backend::domain::admin;
use drempel_backend::domain::authenticator::Authenticator;
use serde::Serialize;
use std::fmt::Write as _;

/// The command.
#[derive(Args, Debug)]
pub(super) struct Phone {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the phones a person has registered
    List(List),
    /// Remove a phone with its codes, for instance a lost one, and end what it approved
    Remove(Remove),
}

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  drempel-backend user phone list bram@example.org")]
struct List {
    /// As JSON, one array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    person: Person,
}

#[derive(Args, Debug)]
#[command(after_help = "Example:\n  drempel-backend user phone remove bram@example.org --name \"Pixel 9\"")]
struct Remove {
    #[command(flatten)]
    person: Person,
    /// Which one, by the name or id that `user phone list` shows
    #[arg(long)]
    name: String,
}

/// One phone of the JSON. Stable: keys are added, never changed.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    phone_sign_in: bool,
    push: bool,
    /// Seconds since 1970.
    registered_at: i64,
    last_decided_at: Option<i64>,
}

impl<'a> From<&'a Authenticator> for Row<'a> {
    fn from(phone: &'a Authenticator) -> Self {
        Self {
            id: &phone.id.0,
            name: &phone.name,
            phone_sign_in: phone.has_phone_sign_in(),
            push: phone.push.is_some(),
            registered_at: phone.created_at.seconds(),
            last_decided_at: phone.used_at.map(|at| at.seconds()),
        }
    }
}

impl Phone {
    pub(super) async fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::List(list) => list.run().await,
            Command::Remove(remove) => remove.run().await,
        }
    }
}

impl List {
    async fn run(self) -> Result<(), Failure> {
        let email = address(&self.person.email)?;
        let state = existing(&self.person.place).await?;
        let phones = admin::phones(state.context(), &email).await.map_err(not_done)?;
        let rows: Vec<_> = phones.iter().map(Row::from).collect();
        output::list(self.json, &rows, table)
    }
}

impl Remove {
    async fn run(self) -> Result<(), Failure> {
        let email = address(&self.person.email)?;
        let state = existing(&self.person.place).await?;
        admin::remove_phone(state.context(), &email, &self.name).await.map_err(not_done)?;
        output::print("removed with its codes, and all sessions are ended\n")
    }
}

/// `user allow-requests`
pub(super) async fn allow_requests(person: Person) -> Result<(), Failure> {
    let email = address(&person.email)?;
    let state = existing(&person.place).await?;
    let stopped = admin::allow_requests(state.context(), &email).await.map_err(not_done)?;
    output::print(if stopped { "requests are sent again\n" } else { "requests were not stopped\n" })
}

fn table(rows: &[Row<'_>]) -> String {
    let width = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).max(5);
    let mut out = format!("{:<width$}  sign-in  id\n", "phone");
    for row in rows {
        let sign_in = if row.phone_sign_in { "on" } else { "off" };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:<width$}  {sign_in:<7}  {}", row.name, row.id);
    }
    out
}
