//! `client add`

use super::super::directory::{address, existing_or_new, not_done};
use super::super::{Failure, Place, output, secret};
use clap::Args;
use drempel_backend::domain::admin;
use drempel_backend::domain::client::{
    Audience, Client, ClientKind, ClientSecret, GrantType, RedirectUri, Scope, Scopes, Source,
};
use drempel_backend::domain::keys::Algorithm;
use drempel_backend::domain::token::Token;
use drempel_contract::LocalText;

/// The command.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  drempel-backend client add timetable --name Timetable --name-nl Rooster --confidential \
                        --redirect-uri https://timetable.example.org/callback\n  drempel-backend client add cli --name \
                        \"Our command line\" --public --redirect-uri http://127.0.0.1/callback --grant authorization_code \
                        --grant refresh_token --scope openid --scope offline_access"
)]
pub(super) struct Add {
    /// `client_id`: letters, digits, dots, dashes and underscores
    id: String,
    /// As people know it, in English
    #[arg(long)]
    name: String,
    /// As people know it, in Dutch
    #[arg(long, default_value = "", hide_default_value = true)]
    name_nl: String,
    /// It runs on people's own devices or in a page, so it keeps no secret
    #[arg(long, required_unless_present = "confidential", conflicts_with = "confidential")]
    public: bool,
    /// It runs on a server and keeps a secret, which is drawn and printed once
    #[arg(long)]
    confidential: bool,
    /// Read an existing secret from the terminal or standard input, in place of a new one
    #[arg(long, requires = "confidential", conflicts_with = "public")]
    secret: bool,
    /// Where answers may go, compared exactly; http://127.0.0.1/… matches any port. Repeat for each
    #[arg(long, value_name = "URI")]
    redirect_uri: Vec<String>,
    /// Where the browser may go after signing out. Repeat for each
    #[arg(long, value_name = "URI")]
    post_logout_redirect_uri: Vec<String>,
    /// `authorization_code`, `refresh_token` or `device_code`. Repeat for each [default: authorization_code]
    #[arg(long, value_name = "GRANT", hide_default_value = true)]
    grant: Vec<String>,
    /// `openid`, `profile`, `email` or `offline_access`. Repeat for each [default: the first three]
    #[arg(long, value_name = "SCOPE")]
    scope: Vec<String>,
    /// It is the organisation's own: people are not asked whether it may know them
    #[arg(long)]
    first_party: bool,
    /// What its ID tokens are signed with
    #[arg(long, value_name = "ALG", default_value = "RS256")]
    id_token_alg: String,
    /// Take pushed authorization requests only (RFC 9126)
    #[arg(long)]
    require_par: bool,
    /// Only this person may use it. Repeat for each [default: everybody]
    #[arg(long, value_name = "ADDRESS")]
    only: Vec<String>,
    #[command(flatten)]
    place: Place,
}

impl Add {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let place = self.place.clone();
        let (client, drawn) = self.client()?;
        let state = existing_or_new(&place).await?;
        admin::add_client(state.context(), &client).await.map_err(not_done)?;
        match drawn {
            None => output::print(&format!("added {}\n", client.id)),
            Some(secret) => output::print(&format!(
                "added {}; this is its secret, it is never shown again:\n{}\n",
                client.id,
                secret.expose()
            )),
        }
    }

    fn client(self) -> Result<(Client, Option<Token>), Failure> {
        let (kind, drawn) = self.kind()?;
        let people = match self.only.as_slice() {
            [] => Audience::Everybody,
            only => {
                let read = |text: &String| address(text).map(|address| address.as_str().to_owned());
                Audience::Only(only.iter().map(read).collect::<Result<_, _>>()?)
            }
        };
        let client = Client {
            name: LocalText { en: self.name, nl: self.name_nl },
            kind,
            redirect_uris: uris(&self.redirect_uri)?,
            post_logout_redirect_uris: uris(&self.post_logout_redirect_uri)?,
            grants: words(&self.grant, &[GrantType::AuthorizationCode], GrantType::ALL, GrantType::word)?,
            scopes: Scopes::of(words(
                &self.scope,
                &[Scope::Openid, Scope::Profile, Scope::Email],
                Scope::ALL,
                Scope::name,
            )?),
            first_party: self.first_party,
            id_token_alg: word(&self.id_token_alg, Algorithm::ALL, Algorithm::name)?,
            require_par: self.require_par,
            people,
            enabled: true,
            source: Source::Command,
            id: self.id,
        };
        Ok((client, drawn))
    }

    fn kind(&self) -> Result<(ClientKind, Option<Token>), Failure> {
        if self.public {
            return Ok((ClientKind::Public, None));
        }
        if self.secret {
            let text = secret::read("Secret: ", false)?;
            let given = ClientSecret::given(&text).map_err(|fault| {
                Failure::refused(format!(
                    "{fault}; nothing was changed; leave out --secret to have one drawn"
                ))
            })?;
            return Ok((ClientKind::Confidential(given), None));
        }
        let (kept, drawn) =
            ClientSecret::draw(&drempel_backend::random::OsRandom).map_err(Failure::failed)?;
        Ok((ClientKind::Confidential(kept), Some(drawn)))
    }
}

fn uris(given: &[String]) -> Result<Vec<RedirectUri>, Failure> {
    let read = |text: &String| {
        RedirectUri::parse(text)
            .map_err(|fault| Failure::refused(format!("{text}: {fault}; nothing was changed")))
    };
    given.iter().map(read).collect()
}

fn words<T: Copy, const N: usize>(
    given: &[String],
    default: &[T],
    all: [T; N],
    name: fn(T) -> &'static str,
) -> Result<Vec<T>, Failure> {
    if given.is_empty() {
        return Ok(default.to_vec());
    }
    given.iter().map(|text| word(text, all, name)).collect()
}

fn word<T: Copy, const N: usize>(text: &str, all: [T; N], name: fn(T) -> &'static str) -> Result<T, Failure> {
    all.into_iter().find(|known| name(*known) == text).ok_or_else(|| {
        let known = all.map(name).join(", ");
        Failure::refused(format!("{text:?} is none of {known}; nothing was changed"))
    })
}
