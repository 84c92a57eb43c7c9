//! Whether anybody still waits for an answer.
//!
//! The rule a reader would break: only waiting ends when the asker is gone. What has begun to change something is
//! finished: the same request will come again, and find it done.

use tokio::sync::watch::{Receiver, channel};
use tokio::task::JoinError;
use tracing::Instrument as _;

tokio::task_local! {
    static ASKER: Receiver<()>;
}

/// Nobody waits any more.
#[derive(Debug, thiserror::Error)]
#[error("nobody waits for the answer any more")]
pub(crate) struct Gone;

/// Runs `work` to its end, also when whoever asked for it, by this future, goes away.
pub(crate) async fn run_for_asker<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T, JoinError> {
    // Dropped with this future.
    let (_here, asker) = channel(());
    tokio::spawn(ASKER.scope(asker, work.in_current_span())).await
}

/// Waits as long as the asker does. What nobody in particular asked for is waited for without end.
pub(crate) async fn while_asked<T>(waited: impl Future<Output = T>) -> Result<T, Gone> {
    let Ok(mut asker) = ASKER.try_with(Receiver::clone) else { return Ok(waited.await) };
    tokio::select! {
        biased;
        _ = asker.changed() => Err(Gone),
        done = waited => Ok(done),
    }
}

/// An error when the asker is gone.
pub(crate) fn still_asked() -> Result<(), Gone> {
    match ASKER.try_with(Receiver::has_changed) {
        Ok(Err(_)) => Err(Gone),
        Ok(Ok(_)) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::pending;
    use std::time::Duration;
    use tokio::sync::oneshot;
    use tokio::time::timeout;

    #[tokio::test(start_paused = true)]
    async fn waiting_ends_with_the_asker_and_the_work_goes_on() {
        let (tell, told) = oneshot::channel();
        let work = async move {
            assert!(still_asked().is_ok());
            let waited = while_asked(pending::<()>()).await;
            tell.send((waited.is_err(), still_asked().is_err())).unwrap();
        };
        assert!(timeout(Duration::from_secs(1), run_for_asker(work)).await.is_err(), "it waits for good");
        assert_eq!(told.await.unwrap(), (true, true));
    }

    #[tokio::test]
    async fn without_an_asker_everything_is_waited_for() {
        assert!(still_asked().is_ok());
        assert_eq!(while_asked(async { 1 }).await.unwrap(), 1);
        assert_eq!(run_for_asker(while_asked(async { 2 })).await.unwrap().unwrap(), 2);
    }
}
