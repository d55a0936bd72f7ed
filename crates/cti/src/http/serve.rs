//! The accept loop: one task per connection, a bounded number of them, each bounded in head size and time.
//!
//! Written by hand on hyper because the limits live here: `axum::serve` has none of them.

use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::Limits;
use super::listening::Counters;

/// The smallest read buffer hyper takes.
const BUFFER_MIN: usize = 8 * 1024;

/// Takes connections until told to stop, then lets those under way finish for as long as the read limit.
pub(super) async fn accept(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    counters: Arc<Counters>,
    mut stopped: watch::Receiver<bool>,
) {
    let places = Arc::new(Semaphore::new(limits.connections.max(1)));
    let mut tasks = JoinSet::new();
    loop {
        let stream = tokio::select! {
            _ = stopped.changed() => break,
            Some(_) = tasks.join_next() => continue,
            accepted = next(&listener, &places) => accepted,
        };
        match stream {
            Ok((stream, place)) => {
                let guest = Guest::enter(Arc::clone(&counters), place);
                tasks.spawn(serve(stream, router.clone(), limits, stopped.clone(), guest));
            }
            Err(error) => {
                // Out of descriptors, most likely: a pause, then try again.
                tracing::warn!(%error, "a telephone connection could not be taken");
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    let finish = async { while tasks.join_next().await.is_some() {} };
    if timeout(limits.read, finish).await.is_err() {
        tracing::debug!("telephone connections cut off at the end");
    }
}

/// The next connection, once there is room for it.
async fn next(listener: &TcpListener, places: &Arc<Semaphore>) -> io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((stream, place))
}

/// A connection's place, counted while it lasts.
struct Guest {
    counters: Arc<Counters>,
    _place: OwnedSemaphorePermit,
}

impl Guest {
    fn enter(counters: Arc<Counters>, place: OwnedSemaphorePermit) -> Self {
        counters.connections.fetch_add(1, Ordering::Relaxed);
        Self { counters, _place: place }
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.counters.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn serve(stream: TcpStream, router: Router, limits: Limits, mut stopped: watch::Receiver<bool>, guest: Guest) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.read)
        .max_header_size(limits.head_bytes)
        .max_buf_size(limits.head_bytes.max(BUFFER_MIN));
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    tokio::pin!(connection);
    let served = tokio::select! {
        served = connection.as_mut() => served,
        _ = stopped.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = served {
        tracing::debug!(%error, "telephone connection ended");
    }
    drop(guest);
}
