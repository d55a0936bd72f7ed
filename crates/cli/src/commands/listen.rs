//! `decroche listen`: the telephone sources without a window. Each event is looked up, recorded, and printed as one
//! JSON line at once, until the process is told to stop.

mod event;
mod request;

use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::thread;

use clap::Args;
use crm::journal::RefusedPayload;
use crm::request::RecordRequest;
use cti::http::{BindError, Config, Listening, Token, Tokens, bind};
use cti::inlet::Inlet;
use cti::{form, zammad};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc;

use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::{Failure, Result};

/// What `listen` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Listen for HTTP posts there; port 0 lets the system choose
    #[arg(long, value_name = "ADDR")]
    pub http: String,
    /// The secret of the senders, part of the path they post to
    #[arg(long, value_name = "TOKEN")]
    pub token: String,
}

/// How many events may wait for the disk.
const WAITING: usize = 1024;

/// Listens until stopped.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let base = desk.open()?;
    let token = token(desk, &arguments.token)?;
    let address = address(&arguments.http)?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let (sender, mut inlets) = mpsc::channel(WAITING);
    // A telephone system's token tells events, and no more: who a number is stays the desk's own question.
    let tokens = Tokens::none().with(zammad::SOURCE, token.clone()).with(form::SOURCE, token);
    let config = Config::new(address, tokens, clock::now);
    let listening = runtime.block_on(bind(config, sender)).map_err(|error| refusal(&error))?;
    desk.terminal.tell("listen.ready", &[&listening.address().to_string()]);

    // The network on a thread of its own: a write being synced never keeps a telephone system waiting.
    let network = thread::spawn(move || serve(&runtime, listening));
    let mut count: u64 = 0;
    while let Some(inlet) = inlets.blocking_recv() {
        count += u64::from(matches!(inlet, Inlet::Event(_) | Inlet::Request(_)));
        if let Err(failure) = take(desk, &base, inlet) {
            if matches!(failure, Failure::ReaderGone) {
                return Err(failure);
            }
            let why = failure.sentence(desk.terminal.lang).unwrap_or_default();
            desk.terminal.tell("listen.not_recorded", &[&why]);
        }
    }
    // It has ended: the channel is closed only then.
    let _ = network.join();
    desk.terminal.tell("listen.stopped", &[&count.to_string()]);
    Ok(())
}

fn serve(runtime: &Runtime, listening: Listening) {
    runtime.block_on(async {
        stopped().await;
        listening.stop().await;
    });
}

/// Returns when the user or the system asks to stop.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    // Without a signal handler nothing but the system's own end of the process is left to wait for.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

fn take(desk: &Desk, base: &Base, inlet: Inlet) -> Result<()> {
    match inlet {
        Inlet::Event(received) => {
            let taken = event::take(base, received.event)?;
            // The sender may have gone without waiting.
            let _ = received.reply.send(taken.answer(desk.terminal.lang));
            desk.terminal.line(&taken.line())
        }
        Inlet::Request(asked) => {
            let request = asked.request.clone();
            let kept = base.write(RecordRequest { request, region: base.region })?;
            let _ = asked.reply.send(serde_json::json!({}));
            desk.terminal.line(&request::line(&asked.request, &kept))
        }
        // Nothing to bring forward without a window.
        Inlet::Show(_) => Ok(()),
        Inlet::Refused(refused) => {
            desk.terminal.tell("listen.refused", &[refused.code, &refused.detail]);
            let reason = format!("{}: {}", refused.code, refused.detail);
            base.write(RefusedPayload { at: refused.at, source: refused.source.to_owned(), reason, raw: refused.raw })
        }
    }
}

fn address(typed: &str) -> Result<SocketAddr> {
    let mut found = typed.to_socket_addrs().map_err(|_| Failure::with("listen.bad_address", [typed]))?;
    found.next().ok_or_else(|| Failure::with("listen.bad_address", [typed]))
}

/// The token asked for; a weak one only draws a warning, since the listener stays on this computer.
fn token(desk: &Desk, typed: &str) -> Result<Token> {
    typed.parse::<Token>().or_else(|_| {
        let token = Token::given(typed).map_err(|_| Failure::said("listen.bad_token"))?;
        desk.terminal.tell("listen.weak_token", &[]);
        Ok(token)
    })
}

fn refusal(error: &BindError) -> Failure {
    match error {
        BindError::NotLoopback(address) => Failure::with("listen.not_loopback", [address.to_string()]),
        BindError::Io { address, source } => {
            let why = match source.kind() {
                io::ErrorKind::AddrInUse => "EADDRINUSE".to_owned(),
                io::ErrorKind::PermissionDenied => "EACCES".to_owned(),
                _ => source.to_string(),
            };
            Failure::with("listen.address_taken", [address.to_string(), why])
        }
    }
}
