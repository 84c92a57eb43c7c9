//! Clients in SQLite.

use super::SqliteUnit;
use super::row::{get, maybe_digest};
use crate::clock::Timestamp;
use crate::domain::client::{
    Audience, Client, ClientKind, ClientSecret, GrantType, RedirectUri, Scopes, Source,
};
use crate::domain::keys::Algorithm;
use crate::store::{Clients, StoreError};
use async_trait::async_trait;
use drempel_contract::LocalText;
use sqlx::query;
use sqlx::sqlite::SqliteRow;

#[async_trait]
impl Clients for SqliteUnit {
    async fn add_client(&mut self, client: &Client, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "INSERT INTO clients (id, name_en, name_nl, secret, redirect_uris, post_logout_redirect_uris, grants, \
                   scopes, first_party, id_token_alg, require_par, people, enabled, created_at) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
        let secret = match &client.kind {
            ClientKind::Public => None,
            ClientKind::Confidential(secret) => Some(secret.digest().bytes().to_vec()),
        };
        let people = match &client.people {
            Audience::Everybody => None,
            Audience::Only(addresses) => Some(addresses.join(" ")),
        };
        let insert = query(sql)
            .bind(&client.id)
            .bind(&client.name.en)
            .bind(&client.name.nl)
            .bind(secret)
            .bind(joined(&client.redirect_uris))
            .bind(joined(&client.post_logout_redirect_uris))
            .bind(client.grants.iter().map(|grant| grant.word()).collect::<Vec<_>>().join(" "))
            .bind(client.scopes.to_string())
            .bind(client.first_party)
            .bind(client.id_token_alg.name())
            .bind(client.require_par)
            .bind(people)
            .bind(client.enabled)
            .bind(now.millis());
        Ok(insert.execute(self.connection()).await?.rows_affected() == 1)
    }

    async fn client(&mut self, id: &str) -> Result<Option<Client>, StoreError> {
        let found = query("SELECT * FROM clients WHERE id = ?").bind(id);
        found.fetch_optional(self.connection()).await?.map(|row| client(&row)).transpose()
    }

    async fn clients(&mut self) -> Result<Vec<Client>, StoreError> {
        let rows = query("SELECT * FROM clients ORDER BY id").fetch_all(self.connection()).await?;
        rows.iter().map(client).collect()
    }

    async fn set_client_enabled(&mut self, id: &str, enabled: bool) -> Result<(), StoreError> {
        let update = query("UPDATE clients SET enabled = ? WHERE id = ?").bind(enabled).bind(id);
        update.execute(self.connection()).await?;
        Ok(())
    }

    async fn remove_client(&mut self, id: &str) -> Result<bool, StoreError> {
        let delete = query("DELETE FROM clients WHERE id = ?").bind(id);
        Ok(delete.execute(self.connection()).await?.rows_affected() == 1)
    }
}

fn joined(uris: &[RedirectUri]) -> String {
    uris.iter().map(RedirectUri::as_str).collect::<Vec<_>>().join(" ")
}

fn client(row: &SqliteRow) -> Result<Client, StoreError> {
    let words = |column| Ok::<_, StoreError>(get::<&str>(row, column)?.split_whitespace());
    let uris =
        |column| Ok::<_, StoreError>(words(column)?.map(|uri| RedirectUri::stored(uri.to_owned())).collect());
    let grants: Option<Vec<_>> = words("grants")?.map(GrantType::of_word).collect();
    Ok(Client {
        id: get(row, "id")?,
        name: LocalText { en: get(row, "name_en")?, nl: get(row, "name_nl")? },
        kind: match maybe_digest(row, "secret")? {
            None => ClientKind::Public,
            Some(secret) => ClientKind::Confidential(ClientSecret::stored(secret)),
        },
        redirect_uris: uris("redirect_uris")?,
        post_logout_redirect_uris: uris("post_logout_redirect_uris")?,
        grants: grants.ok_or(StoreError::Corrupt("grant of a client"))?,
        scopes: Scopes::understood(get(row, "scopes")?),
        first_party: get(row, "first_party")?,
        id_token_alg: Algorithm::named(get(row, "id_token_alg")?).ok_or(StoreError::Corrupt("algorithm"))?,
        require_par: get(row, "require_par")?,
        people: match get::<Option<&str>>(row, "people")? {
            None => Audience::Everybody,
            Some(addresses) => Audience::Only(addresses.split_whitespace().map(str::to_owned).collect()),
        },
        enabled: get(row, "enabled")?,
        source: Source::Command,
    })
}
