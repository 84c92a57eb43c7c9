//! Who is looked at next, and who is sent away instead.
//!
//! The rule a reader would break: a place is held for Argon2 alone, never while waiting for anything else. First comes
//! a ticket, or the refusal at once; then whoever has one does what must be done before, and only then waits for a
//! place. Whoever is known here goes first, three times of four, and no network can take more of the room than it
//! leaves to all others.

mod room;

use crate::asker::while_asked;
use crate::pace::Pace;
use room::Room;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use tokio::time::timeout;

/// Nobody is let in who would wait for longer: a page gives up after 10 s, and the database wants its turns too.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// Nobody waits for longer, whatever comes in between.
const PATIENCE: Duration = Duration::from_secs(7);

/// Whose password is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// Whether this person signed in with this browser before.
    pub known: bool,
    /// What is counted as one network.
    pub network: IpAddr,
}

/// There is no room, or no place came in time.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("too many passwords are waiting to be looked at")]
pub struct Overloaded {
    /// When there may be.
    pub retry_after: Duration,
}

/// Places for Argon2 and the lines before them.
#[derive(Clone)]
pub(super) struct Queue(Arc<Shared>);

struct Shared {
    room: Mutex<Room>,
    pace: Pace,
    at_once: usize,
    waiting: usize,
}

/// The right to wait for a place. Given back when dropped.
pub struct Ticket {
    queue: Queue,
    party: Party,
    /// Its position in the line, once it waits.
    waits: Option<Waits>,
}

struct Waits {
    number: u64,
    /// Kept as long as the ticket: a place is never given to nobody.
    told: oneshot::Receiver<()>,
}

/// The right to use a core and the memory. Whoever is next has it when this is dropped.
pub struct Place {
    queue: Queue,
    since: Instant,
}

impl Queue {
    /// `at_once` places for whom `waiting` others may wait at most; one takes `first`, as far as is known yet.
    pub(super) fn new(at_once: usize, waiting: usize, first: Duration) -> Self {
        let at_once = at_once.max(1);
        let room = Mutex::new(Room::with(at_once));
        Self(Arc::new(Shared { room, pace: Pace::of(first), at_once, waiting }))
    }

    /// Lets a party in.
    ///
    /// # Errors
    /// At once, when it would wait too long, or its network has more than its share.
    pub(super) fn admit(&self, party: Party) -> Result<Ticket, Overloaded> {
        let mut room = self.room();
        let (ahead, held) = (room.ahead_of(party), room.held_by(party));
        let most = self.most();
        // With what it holds, it leaves as much to others.
        if ahead >= most || held > most - ahead {
            return Err(self.overloaded(ahead));
        }
        room.enter(party);
        drop(room);
        Ok(Ticket { queue: self.clone(), party, waits: None })
    }

    /// How many may wait, by what one takes now.
    fn most(&self) -> usize {
        let rounds = LONGEST_WAIT.as_micros() / self.0.pace.of_one().as_micros().max(1);
        usize::try_from(rounds)
            .unwrap_or(usize::MAX)
            .saturating_mul(self.0.at_once)
            .clamp(1, self.0.waiting.max(1))
    }

    fn overloaded(&self, ahead: usize) -> Overloaded {
        let wait = self.0.pace.until(ahead + 1, self.0.at_once);
        Overloaded { retry_after: wait.clamp(Duration::from_secs(1), PATIENCE) }
    }

    fn room(&self) -> MutexGuard<'_, Room> {
        self.0.room.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ticket {
    /// Waits for a place.
    ///
    /// # Errors
    /// When none comes in time, or nobody waits for the answer any more.
    pub async fn place(mut self) -> Result<Place, Overloaded> {
        let (tell, told) = oneshot::channel();
        let number = self.queue.room().line_up(self.party, tell);
        let waits = self.waits.insert(Waits { number, told });
        match while_asked(timeout(PATIENCE, &mut waits.told)).await {
            Ok(Ok(Ok(()))) => {
                self.waits = None;
                Ok(Place { queue: self.queue.clone(), since: Instant::now() })
            }
            Ok(Ok(Err(_)) | Err(_)) | Err(_) => {
                let ahead = self.queue.room().ahead_of(self.party);
                Err(self.queue.overloaded(ahead))
            }
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        let mut room = self.queue.room();
        room.leave(self.party);
        // A place that was given and not taken is the next one's.
        if let Some(Waits { number, .. }) = self.waits
            && !room.step_out(self.party, number)
        {
            room.hand_on();
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.queue.0.pace.note(self.since.elapsed());
        self.queue.room().hand_on();
    }
}

impl std::fmt::Debug for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ticket(…)")
    }
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Place(…)")
    }
}

#[cfg(test)]
#[path = "queue/tests.rs"]
mod tests;
