//! A listener from its start to its stop, as its owner sees it.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use super::Config;
use super::reception::Reception;
use super::routes::router;
use super::serve::accept;
use crate::inlet::Inlet;

/// Why a listener could not start.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// Not a loopback address, and the local network was not explicitly allowed.
    #[error("{0} is not a loopback address: listening to the local network must be allowed explicitly")]
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
    pub(super) connections: AtomicU64,
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
    let failed = |source| BindError::Io { address: config.address, source };
    let listener = TcpListener::bind(config.address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let counters = Arc::new(Counters::default());
    let router = router(Arc::new(Reception::new(&config, address.port(), Arc::clone(&counters), events)));
    let (stop, stopped) = watch::channel(false);
    let task = tokio::spawn(accept(listener, router, config.limits, Arc::clone(&counters), stopped));
    Ok(Listening { address, counters, stop, task })
}
