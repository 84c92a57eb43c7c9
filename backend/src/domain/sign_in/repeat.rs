//! A lost response must not lose the sign-in: the same answer with the same token gets the same reply, for 30 s.
//!
//! The rule a reader would break: the same token with another answer ends the sign-in. The database cannot tell what the
//! answer was or read the reply: both are under a key made from the token. A poll is no answer: it never ends anything.

use super::{Answered, State, Visitor};
use crate::asker::while_asked;
use crate::domain::server_key::ReplyKey;
use crate::domain::token::{Digest, Token};
use crate::domain::{Context, Failure};
use crate::store::{Live, StoredReply, TokenUse};
use drempel_contract::{AnswerSignIn, ContinuationToken, PollSignIn};
use std::time::Duration;

/// An answer as it came in.
pub(super) struct Attempt {
    /// Of its token.
    pub(super) token: Digest,
    browser: Digest,
    body: Digest,
    /// Of what a poll with this token says.
    poll: Digest,
    key: ReplyKey,
}

/// What a poll says: no answer reads so.
const POLL: &[u8] = b"poll";

/// What is known of an answer's token.
pub(super) enum Looked {
    /// It is the newest: the answer may be taken.
    Present(Box<Live>),
    /// The answer was taken before; this was the reply.
    Repeated(Box<Answered>),
}

impl Attempt {
    /// # Errors
    /// When token or cookie cannot be ours, which looks like a sign-in that is over.
    pub(super) fn of(context: &Context, visitor: &Visitor, request: &AnswerSignIn) -> Result<Self, Failure> {
        Self::with(context, visitor, &request.continuation_token, &serde_json::to_vec(&request.answer)?)
    }

    /// # Errors
    /// The same.
    pub(super) fn of_poll(
        context: &Context,
        visitor: &Visitor,
        request: &PollSignIn,
    ) -> Result<Self, Failure> {
        Self::with(context, visitor, &request.continuation_token, POLL)
    }

    fn with(
        context: &Context,
        visitor: &Visitor,
        token: &ContinuationToken,
        body: &[u8],
    ) -> Result<Self, Failure> {
        let token = Token::parse(token.expose()).ok_or(Failure::SignInEnded)?;
        let browser = visitor.browser.as_ref().ok_or(Failure::SignInEnded)?.digest();
        let key = context.key.for_reply(&token);
        Ok(Self { token: token.digest(), browser, body: key.digest(body), poll: key.digest(POLL), key })
    }

    /// Looks the token up, and ends the sign-in when it came with another answer before.
    pub(super) async fn look(&self, context: &Context) -> Result<Looked, Failure> {
        let found = context.store.read().await?.token_use(&self.token).await?;
        let TokenUse { live, used } = found.ok_or(Failure::SignInEnded)?;
        if live.sign_in.browser != self.browser || live.sign_in.state == State::Ended {
            return Err(Failure::SignInEnded);
        }
        let now = context.now();
        match used {
            // A poll and an answer may well be under way at once: whoever comes second looks again.
            Some(reply) if reply.body != self.body && self.poll_was_in(&reply) => Err(Failure::StaleToken),
            Some(reply) if reply.body != self.body => self.end(context, live).await,
            Some(reply) if now < reply.at.plus(context.settings.sign_in.repeat_for) => {
                let answered = serde_json::from_slice(&self.key.open(&reply.sealed)?)?;
                Ok(Looked::Repeated(Box::new(answered)))
            }
            None if live.sign_in.expires_at <= now => Err(Failure::SignInExpired),
            None if live.token == self.token && live.sign_in.state.is_open() => {
                Ok(Looked::Present(Box::new(live)))
            }
            Some(_) | None => Err(Failure::StaleToken),
        }
    }

    fn poll_was_in(&self, reply: &StoredReply) -> bool {
        self.body == self.poll || reply.body == self.poll
    }

    async fn end(&self, context: &Context, live: Live) -> Result<Looked, Failure> {
        let mut unit = context.store.write().await?;
        let present = unit.sign_in(&live.sign_in.id).await?;
        if let Some(mut live) = present.filter(|live| live.sign_in.state.is_open()) {
            tracing::warn!(sign_in = live.sign_in.id, "a used token came with another answer");
            live.sign_in.state = State::Ended;
            unit.save_state(&live.sign_in).await?;
            unit.commit().await?;
        }
        Err(Failure::SignInEnded)
    }

    /// Waits for the reply to the same answer, which is being taken right now.
    pub(super) async fn wait_for_twin(&self, context: &Context) -> Result<Answered, Failure> {
        for _ in 0..125 {
            if let Looked::Repeated(answered) = self.look(context).await? {
                return Ok(*answered);
            }
            if while_asked(tokio::time::sleep(Duration::from_millis(40))).await.is_err() {
                break;
            }
        }
        Err(Failure::StaleToken)
    }

    /// What is kept of a reply.
    pub(super) fn kept(&self, context: &Context, answered: &Answered) -> Result<StoredReply, Failure> {
        let sealed = self.key.seal(&serde_json::to_vec(answered)?, &*context.random)?;
        Ok(StoredReply { body: self.body, sealed, at: context.now() })
    }
}
