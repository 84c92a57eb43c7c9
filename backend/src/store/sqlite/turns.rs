//! Whose turn it is to write: one at a time, first come, first served.
//!
//! The rule a reader would break: whoever only begins something waits at a gate of its own, and one of them at a time in
//! the line of those who go on with something. However many begin, whoever types a password has one of them before them.

use super::StoreError;
use crate::asker::while_asked;
use crate::pace::Pace;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Less than a page waits for its answer, with what SQLite itself waits for another program's lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// The line.
pub(super) struct Turns {
    line: Arc<Semaphore>,
    gate: Gate,
}

/// Where those wait who only begin something.
struct Gate {
    open: Semaphore,
    waiting: AtomicUsize,
    pace: Pace,
}

/// The turn; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    _held: OwnedSemaphorePermit,
}

#[derive(Debug, thiserror::Error)]
#[error("too many begin something")]
struct Crowded;

impl Turns {
    pub(super) fn new() -> Self {
        let gate = Gate { open: Semaphore::new(1), waiting: AtomicUsize::new(0), pace: Pace::default() };
        Self { line: Arc::new(Semaphore::new(1)), gate }
    }

    /// Waits for the turn, for something that was begun before.
    pub(super) async fn take(&self) -> Result<Turn, StoreError> {
        within_patience(self.of_the_line()).await
    }

    /// Waits for the turn, for something that begins with it: as long as anybody waits for that, and not at all when it
    /// would be too long.
    pub(super) async fn take_to_begin(&self) -> Result<Turn, StoreError> {
        let unavailable = |error| StoreError::Unavailable(error);
        let waiting = Waiting::at(&self.gate).ok_or_else(|| unavailable(Crowded.into()))?;
        let turn = within_patience(async {
            let _gate = self.gate.open.acquire().await?;
            let since = Instant::now();
            let turn = self.of_the_line().await;
            self.gate.pace.note(since.elapsed());
            turn
        });
        let turn = while_asked(turn).await;
        drop(waiting);
        turn.map_err(|gone| unavailable(gone.into()))?
    }

    /// Nobody gets a turn any more.
    pub(super) fn close(&self) {
        self.gate.open.close();
        self.line.close();
    }

    async fn of_the_line(&self) -> Result<Turn, AcquireError> {
        Ok(Turn { _held: Arc::clone(&self.line).acquire_owned().await? })
    }
}

/// One of those at the gate.
struct Waiting<'a>(&'a Gate);

impl<'a> Waiting<'a> {
    fn at(gate: &'a Gate) -> Option<Self> {
        let ahead = gate.waiting.fetch_add(1, Ordering::Relaxed);
        let waiting = Self(gate);
        (gate.pace.until(ahead, 1) <= PATIENCE).then_some(waiting)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn within_patience(turn: impl Future<Output = Result<Turn, AcquireError>>) -> Result<Turn, StoreError> {
    let unavailable = |error| StoreError::Unavailable(error);
    let turn = timeout(PATIENCE, turn).await.map_err(|late| unavailable(late.into()))?;
    turn.map_err(|closed| unavailable(closed.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::sleep;

    #[tokio::test(start_paused = true)]
    async fn whoever_goes_on_waits_for_one_of_those_who_begin() {
        let turns = Arc::new(Turns::new());
        let first = turns.take().await.unwrap();
        let order = Arc::new(std::sync::Mutex::new(Vec::new()));
        let waiting = |name: &'static str, begins: bool| {
            let (turns, order) = (Arc::clone(&turns), Arc::clone(&order));
            async move {
                let turn = if begins { turns.take_to_begin().await } else { turns.take().await };
                order.lock().unwrap().push(name);
                sleep(Duration::from_millis(10)).await;
                drop(turn.unwrap());
            }
        };
        let mut tasks: Vec<_> = (0..20).map(|_| tokio::spawn(waiting("begins", true))).collect();
        sleep(Duration::from_millis(1)).await;
        tasks.extend((0..3).map(|_| tokio::spawn(waiting("goes on", false))));
        sleep(Duration::from_millis(1)).await;
        drop(first);
        for task in tasks {
            task.await.unwrap();
        }
        let order = order.lock().unwrap();
        assert_eq!(order[..4], ["begins", "goes on", "goes on", "goes on"], "{order:?}");
        assert_eq!(order.len(), 23);
    }

    #[tokio::test(start_paused = true)]
    async fn a_turn_that_does_not_come_is_said_to_be_unavailable() {
        let turns = Turns::new();
        let _held = turns.take().await.unwrap();
        for waited in [turns.take().await, turns.take_to_begin().await] {
            assert!(matches!(waited, Err(StoreError::Unavailable(_))), "{waited:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_would_wait_at_the_gate_for_too_long_is_told_at_once() {
        let turns = Arc::new(Turns::new());
        turns.gate.pace.note(Duration::from_secs(8));
        let held = turns.take().await.unwrap();
        let waiting = |turns: Arc<Turns>| tokio::spawn(async move { turns.take_to_begin().await });
        let tasks: Vec<_> = (0..6).map(|_| waiting(Arc::clone(&turns))).collect();
        sleep(Duration::from_millis(1)).await;
        let before = tokio::time::Instant::now();
        assert!(matches!(turns.take_to_begin().await, Err(StoreError::Unavailable(_))));
        assert!(before.elapsed().is_zero());
        drop(held);
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert!(turns.take_to_begin().await.is_ok());
    }
}
