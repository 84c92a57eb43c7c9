//! Takes connections, and lets go of them in order when the program is told to stop.
//!
//! The rule a reader would break: after the stop, nothing new is taken, and what has begun may finish, within
//! [`FINISH_WITHIN`].

mod plan;
mod site;
mod stop;

pub(crate) use plan::SitePlan;
pub(crate) use site::{SiteCell, pages, whole};
pub(crate) use stop::Stop;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt as _;

/// How long requests under way get after the stop.
const FINISH_WITHIN: Duration = Duration::from_secs(10);

/// How long a client may take to send the head of a request; also how long a connection may lie idle.
const HEADERS_WITHIN: Duration = Duration::from_secs(20);

/// How long to wait after the system refused a connection, for instance for want of file handles.
const AFTER_REFUSAL: Duration = Duration::from_millis(100);

/// Serves until `stop`, at most `connections` at the same time.
pub(crate) async fn serve(listener: TcpListener, app: Router, connections: usize, stop: Stop) {
    let free = Arc::new(Semaphore::new(connections));
    let graceful = GracefulShutdown::new();
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &free) => accepted,
            () = stop.reached() => break,
        };
        let Some((stream, peer, permit)) = accepted else { continue };
        // A reply is one small packet or two: waiting to fill one only makes people wait.
        let _ = stream.set_nodelay(true);
        let connection = graceful.watch(connection(stream, peer, app.clone()));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection ended early");
            }
            drop(permit);
        });
    }
    drop(listener);
    if tokio::time::timeout(FINISH_WITHIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests were still under way after {} s and were cut off", FINISH_WITHIN.as_secs());
    }
}

async fn accept(
    listener: &TcpListener,
    free: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let permit = Arc::clone(free).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer, permit)),
        Err(error) => {
            tracing::warn!(%error, "could not take a connection");
            tokio::time::sleep(AFTER_REFUSAL).await;
            None
        }
    }
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> {
    let service = hyper::service::service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        app.clone().oneshot(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service)
}
