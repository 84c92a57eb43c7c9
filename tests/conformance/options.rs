//! What can be said on the command line.

use super::person::{Commands, Person};
use super::server::{Confidential, Server};
use clap::Parser;

/// Asks a server whether it does RFC 8628 (OAuth 2.0 Device Authorization Grant) as written
#[derive(Parser)]
#[command(name = "cargo xtask conformance")]
pub(crate) struct Options {
    /// The server's issuer identifier; without it, our own backend is started and asked
    #[arg(long, value_name = "URL", requires = "client_id")]
    pub(crate) issuer: Option<String>,
    /// A public client that may use the device grant
    #[arg(long, value_name = "ID")]
    client_id: Option<String>,
    /// The scope it asks for
    #[arg(long, value_name = "SCOPE", default_value = "openid")]
    scope: String,
    /// Another public client that may use the device grant
    #[arg(long, value_name = "ID")]
    other_client_id: Option<String>,
    /// A client that may not use it
    #[arg(long, value_name = "ID")]
    unauthorized_client_id: Option<String>,
    /// A confidential client that may use it, as `ID:SECRET`
    #[arg(long, value_name = "ID:SECRET")]
    confidential: Option<String>,
    /// A public client whose codes live 30 s at most
    #[arg(long, value_name = "ID")]
    short_lived_client_id: Option<String>,
    /// A command that approves as a person would; `{code}` becomes the user code
    #[arg(long, value_name = "COMMAND")]
    approve: Option<String>,
    /// A command that denies
    #[arg(long, value_name = "COMMAND")]
    deny: Option<String>,
    /// Only the cases whose sentence has these words
    #[arg(long, value_name = "WORDS")]
    pub(crate) only: Option<String>,
    /// What the test runner of Rust is told; taken and not used
    #[arg(long, hide = true)]
    quiet: bool,
}

impl Options {
    /// The server that was named.
    pub(crate) fn server(&self) -> Server {
        let person = self
            .approve
            .clone()
            .map(|approve| Box::new(Commands { approve, deny: self.deny.clone() }) as Box<dyn Person>);
        let mut server = Server::new(
            self.issuer.as_deref().unwrap_or_default(),
            self.client_id.as_deref().unwrap_or_default(),
            &self.scope,
        );
        server.other_client = self.other_client_id.clone();
        server.unauthorized_client = self.unauthorized_client_id.clone();
        server.short_lived = self
            .short_lived_client_id
            .as_deref()
            .map(|id| Box::new(Server::new(&server.issuer, id, &self.scope)));
        server.confidential = self
            .confidential
            .as_deref()
            .and_then(|text| text.split_once(':'))
            .map(|(id, secret)| Confidential { id: id.to_owned(), secret: secret.to_owned() });
        server.person = person;
        server
    }
}
