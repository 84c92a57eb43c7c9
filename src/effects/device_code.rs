//! The machine of the device that wants in, at work: a client of the standard device grant (RFC 8628), by the name of the page
//! itself.

use super::read::{self, Json};
use super::{clipboard, dom, focus, http, id_token, moment, navigate, storage, tabs};
use crate::ui::reactive::spawn;
use drempel_contract::{OpenSession, Problem, ProblemCode, Secret, SessionOpened, paths};
use drempel_flow::device_code::{DeviceCode, Effect, Event, Issued, Moment, Polled, Request, Tokens};
use drempel_flow::sign_in::{Focus, News};
use drempel_flow::{Failure, Ticket};
use http::Granted;
use leptos::prelude::*;
use std::time::Duration;

/// The page's own name at the provider.
pub(super) const CLIENT: &str = "drempel";
const SCOPE: &str = "openid profile email";
const DEVICE_AUTHORIZATION: &str = "/oauth2/device_authorization";
const TOKEN: &str = "/oauth2/token";
const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// The machine behind the door.
#[derive(Clone, Copy)]
pub struct Door(RwSignal<DeviceCode>);

impl Door {
    /// A door that shows nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(DeviceCode::default()))
    }

    /// Tells the machine where this tab was, and what the browser and the other tabs do from now on.
    pub fn begin(self) {
        let window = dom::window();
        dom::listen(&window, "online", move |_| self.send(Event::CameBack(now())));
        dom::when_seen_again(move || self.send(Event::CameBack(now())));
        tabs::hear(move |news| match news {
            News::SignedIn => self.send(Event::SignedInElsewhere),
            News::SignedOut => {}
        });
        self.send(Event::Opened {
            kept: storage::device_code(),
            authorization: dom::parameter("authorization"),
            accounts: storage::accounts(),
            now: now(),
        });
    }

    /// Reads the machine; what reads follows its changes.
    pub fn ask<T>(self, question: impl FnOnce(&DeviceCode) -> T) -> T {
        self.0.with(question)
    }

    /// Tells the machine what happened, and does what it says.
    pub fn send(self, event: Event) {
        for effect in self.0.try_update(|machine| machine.update(event)).unwrap_or_default() {
            self.run(effect);
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::Ask { ticket, request } => spawn(async move {
                self.send(ask(ticket, request).await);
            }),
            Effect::Tick(ticket) => {
                set_timeout(move || self.send(Event::SecondPassed(ticket, now())), Duration::from_secs(1));
            }
            Effect::Keep(code) => storage::keep_device_code(code.as_ref()),
            Effect::KeepAccounts(accounts) => storage::keep_accounts(&accounts),
            Effect::Copy(text) => spawn(async move {
                self.send(Event::Copied(clipboard::copy(&text).await));
            }),
            Effect::FocusHeading => focus::focus(Focus::Heading),
            Effect::Tell(news) => tabs::tell(news),
            Effect::Go(location) => navigate::go(&location),
        }
    }
}

impl Default for Door {
    fn default() -> Self {
        Self::new()
    }
}

fn now() -> Moment {
    Moment(u64::try_from(moment::now()).unwrap_or_default())
}

async fn ask(ticket: Ticket, request: Request) -> Event {
    let outcome = match request {
        Request::DeviceAuthorization => {
            device_authorization().await.map(|issued| Event::Issued(ticket, issued, now()))
        }
        Request::Token(device_code) => {
            token(&device_code).await.map(|polled| Event::Polled(ticket, polled, now()))
        }
        Request::Verify(tokens) => id_token::is_good(&tokens).await.map(|good| match good {
            true => Event::Verified(ticket),
            false => Event::NotVerified(ticket),
        }),
        Request::OpenSession { access_token, authorization } => {
            open_session(access_token, authorization).await.map(|opened| Event::SessionOpened(ticket, opened))
        }
    };
    outcome.unwrap_or_else(|failure| Event::Failed(ticket, failure, now()))
}

async fn device_authorization() -> Result<Issued, Failure> {
    match http::form(DEVICE_AUTHORIZATION, &[("client_id", CLIENT), ("scope", SCOPE)]).await? {
        Granted::Given(json) => issued(&json).ok_or(Failure::Garbled),
        Granted::Refused { reference, .. } => Err(internal(reference)),
    }
}

async fn token(device_code: &Secret) -> Result<Polled, Failure> {
    let parameters = [("grant_type", GRANT), ("device_code", device_code.expose()), ("client_id", CLIENT)];
    match http::form(TOKEN, &parameters).await? {
        Granted::Given(json) => tokens(&json).map(Polled::Tokens).ok_or(Failure::Garbled),
        Granted::Refused { error, reference } => match error.as_str() {
            "authorization_pending" => Ok(Polled::Pending),
            "slow_down" => Ok(Polled::SlowDown),
            "access_denied" => Ok(Polled::Denied),
            "expired_token" => Ok(Polled::Expired),
            "invalid_grant" => Ok(Polled::Spent),
            _ => Err(internal(reference)),
        },
    }
}

async fn open_session(access_token: Secret, authorization: Option<String>) -> Result<SessionOpened, Failure> {
    let json = http::post(paths::SESSION, &OpenSession { access_token, authorization }).await?;
    read::session_opened(&json).ok_or(Failure::Garbled)
}

fn issued(json: &Json) -> Option<Issued> {
    Some(Issued {
        device_code: Secret::new(json.text("device_code")?),
        user_code: json.text("user_code")?,
        verification_uri: json.text("verification_uri")?,
        expires_in: json.whole("expires_in")?,
        interval: json.whole("interval").unwrap_or_default(),
    })
}

fn tokens(json: &Json) -> Option<Tokens> {
    Some(Tokens {
        access_token: Secret::new(json.text("access_token")?),
        id_token: Secret::new(json.text("id_token")?),
    })
}

/// The provider does not know this page, or does not want it: the operator's to mend.
fn internal(reference: String) -> Failure {
    Failure::Problem(Problem {
        kind: String::new(),
        title: String::new(),
        status: 500,
        code: ProblemCode::Internal,
        trace_id: reference,
        retry_after: None,
    })
}
