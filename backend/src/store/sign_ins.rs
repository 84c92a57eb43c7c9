//! Sign-ins under way and the tokens they gave out.

use super::StoreError;
use crate::clock::Timestamp;
use crate::domain::person::PersonId;
use crate::domain::sign_in::SignIn;
use crate::domain::token::Digest;
use async_trait::async_trait;

/// A sign-in with the digest of its newest token.
#[derive(Clone, Debug)]
pub struct Live {
    /// The sign-in.
    pub sign_in: SignIn,
    /// Only an answer with this token counts.
    pub token: Digest,
}

/// What became of a token.
#[derive(Clone, Debug)]
pub struct TokenUse {
    /// The sign-in it was given out for.
    pub live: Live,
    /// The reply to the answer it came with, if it came.
    pub used: Option<StoredReply>,
}

/// A reply, kept to be repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReply {
    /// Of the body it answers, by a key the database does not have.
    pub body: Digest,
    /// The reply, sealed by that key.
    pub sealed: Vec<u8>,
    /// When.
    pub at: Timestamp,
}

/// Sign-ins under way and the tokens they gave out.
#[async_trait]
pub trait SignIns {
    /// Adds a sign-in with its first token.
    async fn add_sign_in(&mut self, sign_in: &SignIn, token: &Digest) -> Result<(), StoreError>;

    /// By its public name.
    async fn sign_in(&mut self, id: &str) -> Result<Option<Live>, StoreError>;

    /// By any token it ever gave out.
    async fn token_use(&mut self, token: &Digest) -> Result<Option<TokenUse>, StoreError>;

    /// Replaces the newest token, if it is still `old` and the sign-in open: `true` for exactly one of many at once. The rest of the unit
    /// belongs to whom it was `true` for.
    async fn claim(
        &mut self,
        id: &str,
        old: &Digest,
        new: &Digest,
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Marks that a slow answer with this token is being looked at; `false` when one is, or the token is not the
    /// newest. The mark is void from `until` on, should this process die, and with the next [`SignIns::claim`].
    async fn lease(
        &mut self,
        id: &str,
        token: &Digest,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Takes the mark of [`SignIns::lease`] away again: nobody looks at the answer.
    async fn release(&mut self, id: &str, token: &Digest) -> Result<(), StoreError>;

    /// Keeps the present state.
    async fn save_state(&mut self, sign_in: &SignIn) -> Result<(), StoreError>;

    /// Keeps the reply to the answer that came with `token`.
    async fn keep_reply(&mut self, token: &Digest, reply: &StoredReply) -> Result<(), StoreError>;

    /// Keeps the reply to a start, under `start`; `false` when that is taken.
    async fn keep_start(&mut self, start: &Digest, id: &str, reply: &StoredReply)
    -> Result<bool, StoreError>;

    /// The reply to a start.
    async fn start_reply(&mut self, start: &Digest) -> Result<Option<StoredReply>, StoreError>;

    /// Forgets the replies to starts before `before`.
    async fn purge_starts(&mut self, before: Timestamp) -> Result<(), StoreError>;

    /// Ends the oldest sign-ins of a browser, so that `others` can still be answered besides `newest`. One that expired
    /// takes nobody's place, and is left as it was: whoever answers it is told that it expired.
    async fn keep_newest(&mut self, newest: &SignIn, others: u32, now: Timestamp) -> Result<(), StoreError>;

    /// Ends the sign-ins in which this person has proved something.
    async fn end_sign_ins(&mut self, person: &PersonId) -> Result<u64, StoreError>;

    /// Forgets what expired before `before`, with its tokens.
    async fn purge_sign_ins(&mut self, before: Timestamp) -> Result<(), StoreError>;

    /// Forgets the replies kept before `before`; that there was one is kept.
    async fn purge_replies(&mut self, before: Timestamp) -> Result<(), StoreError>;
}
