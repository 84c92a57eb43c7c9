//! `client list`, for people and for programs.

use super::super::directory::{existing, not_done};
use super::super::{Failure, Place, output};
use clap::Args;
use drempel_backend::domain::admin;
use drempel_backend::domain::client::{Audience, Client, GrantType, RedirectUri, Source};
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

/// One client of the JSON. Stable: keys are added, never changed.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    name_nl: &'a str,
    confidential: bool,
    registered: &'static str,
    enabled: bool,
    grants: Vec<&'static str>,
    scopes: String,
    redirect_uris: Vec<&'a str>,
    post_logout_redirect_uris: Vec<&'a str>,
    first_party: bool,
    id_token_alg: &'static str,
    require_par: bool,
    /// Null: everybody.
    people: Option<&'a [String]>,
}

impl<'a> From<&'a Client> for Row<'a> {
    fn from(client: &'a Client) -> Self {
        Self {
            id: &client.id,
            name: &client.name.en,
            name_nl: &client.name.nl,
            confidential: client.is_confidential(),
            registered: match client.source {
                Source::BuiltIn => "built in",
                Source::Configuration => "configuration",
                Source::Command => "command",
            },
            enabled: client.enabled,
            grants: client.grants.iter().map(|grant| GrantType::word(*grant)).collect(),
            scopes: client.scopes.to_string(),
            redirect_uris: client.redirect_uris.iter().map(RedirectUri::as_str).collect(),
            post_logout_redirect_uris: client
                .post_logout_redirect_uris
                .iter()
                .map(RedirectUri::as_str)
                .collect(),
            first_party: client.first_party,
            id_token_alg: client.id_token_alg.name(),
            require_par: client.require_par,
            people: match &client.people {
                Audience::Everybody => None,
                Audience::Only(addresses) => Some(addresses),
            },
        }
    }
}

impl List {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let state = existing(&self.place).await?;
        let clients = admin::list_clients(state.context()).await.map_err(not_done)?;
        let rows: Vec<_> = clients.iter().map(Row::from).collect();
        output::list(self.json, &rows, table)
    }
}

fn table(rows: &[Row<'_>]) -> String {
    let width = rows.iter().map(|row| row.id.len()).max().unwrap_or(0).max(7);
    let mut out = format!("{:<width$}  kind          registered     state     name\n", "client");
    for row in rows {
        let kind = if row.confidential { "confidential" } else { "public" };
        let state = if row.enabled { "enabled" } else { "disabled" };
        // Writing to a string cannot fail.
        let _ =
            writeln!(out, "{:<width$}  {kind:<12}  {:<13}  {state:<8}  {}", row.id, row.registered, row.name);
        for uri in &row.redirect_uris {
            let _ = writeln!(out, "{:<width$}  {uri}", "");
        }
    }
    out
}
