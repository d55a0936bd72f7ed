//! The accept loop: one task per connection, a bounded number of them, each bounded in head size and time.
//!
//! Written by hand on hyper because the limits live here: `axum::serve` has none of them.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, timeout};

use super::routes::{Shared, router};
use super::{Config, Limits};
use crate::inlet::Inlet;

/// The smallest read buffer hyper takes.
const BUFFER_MIN: usize = 8 * 1024;

/// Why a listener could not start.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// Not a loopback address, and the local network was not explicitly allowed.
    #[error(
        "{0} is not a loopback address: listening to the local network must be allowed explicitly"
    )]
    NotLoopback(SocketAddr),
    /// The system refused the address (already in use, no such interface…).
    #[error("cannot listen on {address}")]
    Io {
        /// The address asked for.
        address: SocketAddr,
        /// The system's reason.
        source: io::Error,
    },
}

/// Counters shared by the tasks of a listener.
#[derive(Debug, Default)]
pub(super) struct Counters {
    pub(super) events: AtomicU64,
    pub(super) refused: AtomicU64,
    pub(super) turned_away: AtomicU64,
    connections: AtomicU64,
}

/// What came of the requests since the listener started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Events handed on.
    pub events: u64,
    /// Requests with the right token that could not be used.
    pub refused: u64,
    /// Requests refused before that: wrong host, web page, path, method, token or rate. Nothing else is kept of them.
    pub turned_away: u64,
    /// Connections being served now.
    pub connections: u64,
}

/// A running listener. Dropping it stops it at once; [`Listening::stop`] lets requests under way finish.
#[derive(Debug)]
pub struct Listening {
    address: SocketAddr,
    counters: Arc<Counters>,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Listening {
    /// The address it is bound to, with the port the system chose.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What came of the requests so far.
    pub fn counts(&self) -> Counts {
        Counts {
            events: self.counters.events.load(Ordering::Relaxed),
            refused: self.counters.refused.load(Ordering::Relaxed),
            turned_away: self.counters.turned_away.load(Ordering::Relaxed),
            connections: self.counters.connections.load(Ordering::Relaxed),
        }
    }

    /// Takes no more connections, lets requests under way finish (as long as the read limit), then returns.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if (&mut self.task).await.is_err() {
            tracing::warn!("the telephone listener stopped abnormally");
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Starts listening; must be called inside a tokio runtime. Events leave on `events`, a bounded channel.
pub async fn bind(config: Config, events: mpsc::Sender<Inlet>) -> Result<Listening, BindError> {
    if !config.address.ip().is_loopback() && !config.allow_lan {
        return Err(BindError::NotLoopback(config.address));
    }
    let failed = |source| BindError::Io {
        address: config.address,
        source,
    };
    let listener = TcpListener::bind(config.address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let counters = Arc::new(Counters::default());
    let router = router(Arc::new(Shared::new(
        &config,
        address.port(),
        Arc::clone(&counters),
        events,
    )));
    let (stop, stopped) = watch::channel(false);
    let task = tokio::spawn(accept(
        listener,
        router,
        config.limits,
        Arc::clone(&counters),
        stopped,
    ));
    Ok(Listening {
        address,
        counters,
        stop,
        task,
    })
}

async fn accept(
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
                tasks.spawn(serve(
                    stream,
                    router.clone(),
                    limits,
                    stopped.clone(),
                    guest,
                ));
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
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(places)
        .acquire_owned()
        .await
        .map_err(io::Error::other)?;
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
        Self {
            counters,
            _place: place,
        }
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.counters.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn serve(
    stream: TcpStream,
    router: Router,
    limits: Limits,
    mut stopped: watch::Receiver<bool>,
    guest: Guest,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.read)
        .max_header_size(limits.head_bytes)
        .max_buf_size(limits.head_bytes.max(BUFFER_MIN));
    let connection =
        builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
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
