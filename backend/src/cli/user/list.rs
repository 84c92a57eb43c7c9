//! `user list`, for people and for programs.

use super::super::directory::{existing, not_done};
use super::super::{Failure, Place, output};
use clap::Args;
use drempel_backend::domain::admin::{self, Listed};
use drempel_contract::PersonKind;
use serde::Serialize;
use std::fmt::Write as _;

/// The command.
#[derive(Args, Debug)]
pub(super) struct List {
    /// As JSON, one array
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// One person of the JSON. Stable: keys are added, never changed.
#[derive(Serialize)]
struct Row<'a> {
    email: &'a str,
    name: &'a str,
    kind: PersonKind,
    enabled: bool,
    has_password: bool,
    apps: Vec<App<'a>>,
}

#[derive(Serialize)]
struct App<'a> {
    name: &'a str,
    locked: bool,
}

impl<'a> From<&'a Listed> for Row<'a> {
    fn from(listed: &'a Listed) -> Self {
        let person = &listed.person;
        let app = |app: &'a drempel_backend::domain::factor::TotpFactor| App {
            name: &app.name,
            locked: !app.is_usable(),
        };
        Self {
            email: person.email.as_str(),
            name: &person.name,
            kind: person.kind,
            enabled: person.enabled,
            has_password: person.password.is_some(),
            apps: listed.apps.iter().map(app).collect(),
        }
    }
}

impl List {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let state = existing(&self.place).await?;
        let listed = admin::list(state.context()).await.map_err(not_done)?;
        let rows: Vec<_> = listed.iter().map(Row::from).collect();
        output::list(self.json, &rows, table)
    }
}

fn table(rows: &[Row<'_>]) -> String {
    let width = rows.iter().map(|row| row.email.chars().count()).max().unwrap_or(0).max(7);
    let mut out = format!("{:<width$}  account   state     apps              name\n", "address");
    for row in rows {
        let kind = match row.kind {
            PersonKind::Work => "work",
            PersonKind::Personal => "personal",
        };
        let state = if row.enabled { "enabled" } else { "disabled" };
        let apps: Vec<_> = row
            .apps
            .iter()
            .map(|app| format!("{}{}", app.name, if app.locked { " (locked)" } else { "" }))
            .collect();
        let apps = if apps.is_empty() { "-".to_owned() } else { apps.join(", ") };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:<width$}  {kind:<8}  {state:<8}  {apps:<16}  {}", row.email, row.name);
    }
    out
}
