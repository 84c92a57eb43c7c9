//! The `[[clients]]` of the file: the applications that sign their people in here.

use super::file::Entries;
use super::given::Given;
use super::sources::Sources;
use drempel_backend::domain::client::{
    Audience, Client, ClientKind, ClientSecret, GrantType, RedirectUri, Scope, Scopes, Source, check,
};
use drempel_backend::domain::keys::Algorithm;
use drempel_contract::LocalText;
use drempel_verify::EmailAddress;

/// Reads them all; nothing when one is wrong.
pub(super) fn read(sources: &mut Sources) -> Option<Vec<Client>> {
    let mut all: Option<Vec<Client>> = Some(Vec::new());
    for (entries, begin) in sources.clients().to_vec() {
        let client = Table { sources, entries: &entries, begin }.client();
        match (client, &mut all) {
            (Some(client), Some(known)) if known.iter().any(|other| other.id == client.id) => {
                let line = entries.get("id").map_or(begin, |(_, line)| *line);
                sources.wrong(
                    line,
                    "clients.id",
                    Some(format!("{:?}", client.id)),
                    "an id no other client has",
                );
                all = None;
            }
            (Some(client), Some(known)) => known.push(client),
            (None, _) | (_, None) => all = None,
        }
    }
    all
}

/// One `[[clients]]`.
struct Table<'a> {
    sources: &'a mut Sources,
    entries: &'a Entries,
    begin: usize,
}

impl Table<'_> {
    /// Every key is read before any failure counts, so that every mistake is told at once.
    fn client(mut self) -> Option<Client> {
        let (id, name) = (self.text("id"), self.text("name"));
        let name_nl = self.key("name_nl", String::new, |given| given.text().map(str::to_owned));
        let kind = self.kind();
        let redirects = self.key("redirect_uris", Vec::new, uris);
        let bye = self.key("post_logout_redirect_uris", Vec::new, uris);
        let grants = self.key("grants", || vec![GrantType::AuthorizationCode], grants);
        let scopes = self.key("scopes", usual_scopes, scopes);
        let first_party = self.key("first_party", || false, Given::flag);
        let algorithm = self.key("id_token_alg", Algorithm::default, |given| {
            given.one_of(&Algorithm::ALL.map(|algorithm| (algorithm.name(), algorithm)))
        });
        let require_par = self.key("require_par", || false, Given::flag);
        let people = self.key("people", || Audience::Everybody, people);
        let enabled = self.key("enabled", || true, Given::flag);
        let client = Client {
            id: id?,
            name: LocalText { en: name?, nl: name_nl? },
            kind: kind?,
            redirect_uris: redirects?,
            post_logout_redirect_uris: bye?,
            grants: grants?,
            scopes: scopes?,
            first_party: first_party?,
            id_token_alg: algorithm?,
            require_par: require_par?,
            people: people?,
            enabled: enabled?,
            source: Source::Configuration,
        };
        match check(&client) {
            Ok(()) => Some(client),
            Err(fault) => {
                let shown = Some(format!("{:?} and not right as a whole", client.id));
                self.sources.wrong(
                    self.begin,
                    "clients.id",
                    shown,
                    format!("what makes sense together: {fault}"),
                );
                None
            }
        }
    }

    fn key<T>(
        &mut self,
        key: &str,
        default: impl FnOnce() -> T,
        read: impl FnOnce(&Given) -> Result<T, String>,
    ) -> Option<T> {
        let Some((given, line)) = self.entries.get(key) else { return Some(default()) };
        match read(given) {
            Ok(value) => Some(value),
            Err(expected) => {
                let shown = (key != "secret").then(|| given.shown());
                self.sources.wrong(*line, &format!("clients.{key}"), shown, expected);
                None
            }
        }
    }

    /// A text that must be there.
    fn text(&mut self, key: &str) -> Option<String> {
        if !self.entries.contains_key(key) {
            let expected = format!("a line {key} = \"…\"");
            self.sources.wrong(self.begin, &format!("clients.{key}"), None, expected);
            return None;
        }
        let filled = |given: &Given| match given.text() {
            Ok(text) if !text.is_empty() => Ok(text.to_owned()),
            Ok(_) | Err(_) => Err("text in quotes, not empty".to_owned()),
        };
        self.key(key, String::new, filled)
    }

    /// Said outright, because a secret that was forgotten would make a client that anybody can be.
    fn kind(&mut self) -> Option<ClientKind> {
        let words = [("public", false), ("confidential", true)];
        if !self.entries.contains_key("kind") {
            let expected = "a line kind = \"public\" or kind = \"confidential\"";
            self.sources.wrong(self.begin, "clients.kind", None, expected);
            return None;
        }
        let confidential = self.key("kind", || false, |given| given.one_of(&words))?;
        let secret = self.key(
            "secret",
            || None,
            |given| {
                let fault = |fault: &dyn std::fmt::Display| {
                    format!("{fault}, in quotes, as from `openssl rand -hex 32`")
                };
                let text = given.text().map_err(|_| fault(&"text"))?;
                ClientSecret::given(text).map(Some).map_err(|error| fault(&error))
            },
        )?;
        let wrong = match (confidential, secret) {
            (true, Some(secret)) => return Some(ClientKind::Confidential(secret)),
            (false, None) => return Some(ClientKind::Public),
            (true, None) => "a line secret = \"…\", because kind is \"confidential\"",
            (false, Some(_)) => "no secret, because kind is \"public\"",
        };
        let line = self.entries.get("secret").map_or(self.begin, |(_, line)| *line);
        self.sources.wrong(line, "clients.secret", None, wrong);
        None
    }
}

fn uris(given: &Given) -> Result<Vec<RedirectUri>, String> {
    let read = |text: &String| {
        RedirectUri::parse(text).map_err(|fault| format!("URIs to be compared exactly: {fault}"))
    };
    given.texts()?.iter().map(read).collect()
}

fn grants(given: &Given) -> Result<Vec<GrantType>, String> {
    let read: Option<Vec<_>> = given.texts()?.iter().map(|word| GrantType::of_word(word)).collect();
    read.ok_or_else(|| format!("some of {}", listed(GrantType::ALL.map(GrantType::word).as_slice())))
}

fn scopes(given: &Given) -> Result<Scopes, String> {
    let read: Option<Vec<_>> = given.texts()?.iter().map(|word| Scope::parse(word)).collect();
    read.map(Scopes::of).ok_or_else(|| format!("some of {}", listed(Scope::ALL.map(Scope::name).as_slice())))
}

fn people(given: &Given) -> Result<Audience, String> {
    let read =
        |text: &String| EmailAddress::try_from(text.as_str()).map(|address| address.as_str().to_owned());
    let addresses: Result<Vec<_>, _> = given.texts()?.iter().map(read).collect();
    let addresses = addresses.map_err(|_| "addresses, as [\"anna@example.org\"]".to_owned())?;
    Ok(Audience::Only(addresses))
}

fn usual_scopes() -> Scopes {
    Scopes::of([Scope::Openid, Scope::Profile, Scope::Email])
}

fn listed(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("[{}]", quoted.join(", "))
}
