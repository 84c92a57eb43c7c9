//! The moment the program is told to stop, and who waits for it.

use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Knows of the stop; every clone knows of the same one.
#[derive(Clone, Debug)]
pub(crate) struct Stop(watch::Receiver<bool>);

impl Stop {
    /// Comes `drain` after SIGTERM or SIGINT; `announce` is called at the signal itself, so that a load balancer can
    /// notice before anything is refused.
    pub(crate) fn on_signal(
        drain: Duration,
        announce: impl FnOnce() + Send + 'static,
    ) -> std::io::Result<Self> {
        let (say, hear) = watch::channel(false);
        let (mut terminate, mut interrupt) =
            (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        tokio::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            tracing::info!("told to stop: what has begun is finished, then nothing new is taken");
            announce();
            tokio::time::sleep(drain).await;
            say.send_replace(true);
        });
        Ok(Self(hear))
    }

    /// Returns when the stop has come.
    pub(crate) async fn reached(&self) {
        // An error means that the sender is gone, which is a stop as well.
        let _ = self.0.clone().wait_for(|stopped| *stopped).await;
    }
}
