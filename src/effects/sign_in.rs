//! The sign-in's machine at work: events in, effects out, one function an effect.

use super::{dom, focus, http, navigate, read, storage, tabs};
use crate::ui::reactive::spawn;
use drempel_contract::{
    AccountPage, Answer, AnswerSignIn, CancelSignIn, ContinuationToken, PollSignIn, Reply, ResumeSignIn,
    SignInId, StartSignIn, paths,
};
use drempel_flow::sign_in::{Effect, Entrance, Event, News, Request, SignIn, StepName};
use drempel_flow::{Failure, Ticket};
use leptos::prelude::*;
use std::time::Duration;

/// The machine behind the sign-in door.
#[derive(Clone, Copy)]
pub struct Door(RwSignal<SignIn>);

impl Door {
    /// A door that shows the first screen of this entrance.
    #[must_use]
    pub fn new(entrance: Entrance) -> Self {
        Self(RwSignal::new(SignIn::at(entrance)))
    }

    /// Tells the machine where this tab was, and what the browser and the other tabs do from now on.
    pub fn begin(self) {
        let window = dom::window();
        dom::listen(&window, "popstate", move |_| self.send(Event::WentBack));
        dom::listen(&window, "online", move |_| self.send(Event::CameOnline));
        dom::when_seen_again(move || self.send(Event::CameBack));
        tabs::hear(move |news| match news {
            News::SignedIn => self.send(Event::SignedInElsewhere),
            News::SignedOut => {}
        });
        self.send(Event::Opened { under_way: storage::sign_in(), accounts: storage::accounts() });
    }

    /// Reads the machine; what reads follows its changes.
    pub fn ask<T>(self, question: impl FnOnce(&SignIn) -> T) -> T {
        self.0.with(question)
    }

    /// Reads the machine as it is now.
    pub fn ask_once<T>(self, question: impl FnOnce(&SignIn) -> T) -> T {
        self.0.with_untracked(question)
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
                if let Some(event) = ask(ticket, request).await {
                    self.send(event);
                }
            }),
            Effect::Tick(ticket) => {
                set_timeout(move || self.send(Event::SecondPassed(ticket)), Duration::from_secs(1));
            }
            Effect::Focus(place) => focus::focus(place),
            Effect::KeepSignIn(id) => storage::keep_sign_in(id.as_ref()),
            Effect::KeepAccounts(accounts) => storage::keep_accounts(&accounts),
            Effect::EnterHistory => navigate::enter_history(),
            Effect::Tell(news) => tabs::tell(news),
            Effect::Go(location) => navigate::go(&location),
        }
    }
}

/// Calls the backend; the event to report, unless nobody waits for it.
async fn ask(ticket: Ticket, request: Request) -> Option<Event> {
    // Every visitor pays for each place that waits for a reply, so there is one.
    let (path, body) = match request {
        Request::Start { authorization, page, answer } => {
            (paths::SIGN_IN, start(authorization, page, answer))
        }
        Request::SignOutAndStart { answer } => {
            if let Err(failure) = http::delete(paths::SESSION).await {
                return Some(Event::Failed(ticket, failure));
            }
            tabs::tell(News::SignedOut);
            (paths::SIGN_IN, start(None, None, answer))
        }
        Request::Answer { token, answer } => (paths::ANSWER, with_token(token, answer)),
        Request::Poll(continuation_token) => (paths::POLL, http::text(&PollSignIn { continuation_token })),
        Request::AnswerAfresh { sign_in, at, answer } => match resume(sign_in).await {
            Ok(Some(reply)) if StepName::from(&reply.step) == at => {
                (paths::ANSWER, with_token(reply.continuation_token, answer))
            }
            Ok(reply) => return Some(Event::Resumed(ticket, reply)),
            Err(failure) => return Some(Event::Failed(ticket, failure)),
        },
        Request::Resume(sign_in) => {
            return Some(match resume(sign_in).await {
                Ok(reply) => Event::Resumed(ticket, reply),
                Err(failure) => Event::Failed(ticket, failure),
            });
        }
        Request::Cancel(sign_in) => {
            http::tell(paths::CANCEL, &CancelSignIn { sign_in }).await;
            return None;
        }
    };
    let replied = http::post_text(path, body).await;
    Some(match replied.and_then(|json| read::reply(&json).ok_or(Failure::Garbled)) {
        Ok(reply) => Event::Answered(ticket, reply),
        Err(failure) => Event::Failed(ticket, failure),
    })
}

fn start(authorization: Option<String>, page: Option<AccountPage>, answer: Option<Answer>) -> String {
    http::text(&StartSignIn { request_id: request_id(), authorization, page, answer })
}

fn with_token(continuation_token: ContinuationToken, answer: Answer) -> String {
    http::text(&AnswerSignIn { continuation_token, answer })
}

async fn resume(sign_in: SignInId) -> Result<Option<Reply>, Failure> {
    let json = http::post(paths::RESUME, &ResumeSignIn { sign_in }).await?;
    read::resumed(&json).ok_or(Failure::Garbled)
}

/// 128 random bits in hexadecimal.
fn request_id() -> String {
    let mut bytes = [0_u8; 16];
    if let Ok(crypto) = dom::window().crypto() {
        crypto.get_random_values_with_u8_array(&mut bytes).ok();
    }
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.filter_map(|nibble| char::from_digit(u32::from(nibble), 16)).collect()
}
