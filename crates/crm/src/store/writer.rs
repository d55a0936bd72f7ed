//! The single writer: one connection, one thread, one short transaction at a time.
//!
//! A write is acknowledged after its commit, never before. When others are queued behind it they share its
//! commit (for at most 20 ms), each in its own savepoint: one failing leaves the others whole. Lots of one long work
//! (an import) share a commit with each other only, for a few seconds at most, and end it as soon as anyone else writes.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rusqlite::{Connection, named_params};

use super::catch_up::catch_up;
use super::undo::{Undoing, Watched};
use super::{audit, facts, log, ms};
use crate::desk::Changed;
use crate::{CallId, ContactId, Context, Error, Operation, OperationId, Result, TicketId, Written};

/// How long further writes may join a commit.
const SHARE: Duration = Duration::from_millis(20);

/// How long lots of one long work go on in one transaction: each page of an index is then written once for many rows.
const FILL: Duration = Duration::from_secs(2);
/// The same while another process writes to the file too: a ring that an app received is not kept waiting for its record.
const FILL_AMONG_OTHERS: Duration = Duration::from_millis(400);
/// How long another process is taken to go on writing.
const AWHILE: Duration = Duration::from_secs(60);
/// How long another process that waits to write is left the file between two of those.
pub(super) const TURN: Duration = Duration::from_millis(10);

/// How long nothing must be asked before the writer catches up with what an import left.
const IDLE: Duration = Duration::from_millis(200);

/// The longest it waits when that could not be done.
const LATER: Duration = Duration::from_secs(60);

/// What a job leaves to be said once the commit is known.
type Answer = Box<dyn FnOnce(Result<()>) + Send>;

/// What a lot does.
type Lot = Box<dyn FnOnce(&Connection) -> Option<Answer> + Send>;

enum Job {
    /// Runs inside the shared transaction.
    Write(Box<dyn FnOnce(&Connection) -> Answer + Send>),
    /// A lot of a long work: without a savepoint, since SQLite walks through all that one has kept at the end of every
    /// statement, and a lot changes tens of thousands of pages. `None`: it failed, and so do those before it.
    Lot(Lot),
    /// Runs alone, outside any transaction.
    Maintain(Box<dyn FnOnce(&mut Connection) + Send>),
}

pub(super) struct Writer {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(connection: Connection) -> Result<Self> {
        let (jobs, queue) = channel();
        let thread = std::thread::Builder::new()
            .name("decroche-writer".into())
            .spawn(move || serve(connection, &queue))
            .map_err(Error::Disk)?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    pub(super) fn write<O: Operation>(&self, operation: O, context: Context) -> Result<Written<O::Output>> {
        let (reply, answer) = channel();
        let job = Box::new(move |connection: &Connection| -> Answer {
            let result = in_savepoint(connection, |connection| apply(connection, operation, &context));
            Box::new(move |commit: Result<()>| {
                // The caller may have gone; the write stands all the same.
                let _ = reply.send(result.and_then(|written| commit.map(|()| written)));
            })
        });
        self.send(Job::Write(job))?;
        answer.recv().map_err(|_| Error::Closed)?
    }

    /// Writes a lot of a long work; returns before its commit is known.
    pub(super) fn write_lot<O: Operation>(&self, operation: O, context: Context) -> Result<(O::Output, Committing)> {
        let (reply, answer) = channel();
        let (committed, committing) = channel();
        let job = Box::new(move |connection: &Connection| -> Option<Answer> {
            let open = !connection.is_autocommit(); // else the transaction could not begin
            let work =
                AssertUnwindSafe(|| if open { apply(connection, operation, &context) } else { Err(Error::Locked) });
            let result = catch_unwind(work).unwrap_or(Err(Error::Closed));
            let good = result.is_ok();
            let _ = reply.send(result.map(|written| written.output));
            good.then(|| -> Answer {
                Box::new(move |commit| {
                    let _ = committed.send(commit);
                })
            })
        });
        self.send(Job::Lot(job))?;
        Ok((answer.recv().map_err(|_| Error::Closed)??, Committing(committing)))
    }

    pub(super) fn maintain<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = channel();
        self.send(Job::Maintain(Box::new(move |connection| {
            let _ = reply.send(work(connection));
        })))?;
        answer.recv().map_err(|_| Error::Closed)?
    }

    fn send(&self, job: Job) -> Result<()> {
        self.jobs.as_ref().ok_or(Error::Closed)?.send(job).map_err(|_| Error::Closed)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None; // the queue ends, the thread finishes what is in it
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A lot that is written and perhaps not yet on the disk.
pub(super) struct Committing(Receiver<Result<()>>);

impl Committing {
    /// What became of it; `None`: not known yet.
    pub(super) fn known(&self) -> Option<Result<()>> {
        match self.0.try_recv() {
            Ok(commit) => Some(commit),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Error::Closed)),
        }
    }

    /// What became of it, once that is known.
    pub(super) fn wait(&self) -> Result<()> {
        self.0.recv().map_err(|_| Error::Closed)?
    }
}

fn serve(mut connection: Connection, queue: &Receiver<Job>) {
    // Something may be left from before the file was opened.
    let (mut next, mut behind, mut pause) = (None, true, IDLE);
    let mut others = Others::default();
    loop {
        if behind && next.is_none() {
            log::begin_anew(&connection, log::LONG);
        }
        let job = match next.take() {
            Some(job) => job,
            None if behind => match queue.recv_timeout(pause) {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => {
                    // A disk that is full, another process that writes: later, and less and less often.
                    let step = catch_up(&mut connection);
                    (behind, pause) = (!matches!(step, Ok(false)), step.map_or((pause * 2).min(LATER), |_| IDLE));
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            },
            None => match queue.recv() {
                Ok(job) => job,
                Err(_) => break,
            },
        };
        match job {
            Job::Maintain(work) => {
                let _ = catch_unwind(AssertUnwindSafe(|| work(&mut connection)));
            }
            Job::Write(first) => next = share_a_commit(&connection, first, queue),
            Job::Lot(first) => {
                next = fill_a_commit(&connection, first, others.fill(&connection), queue);
                behind = true;
            }
        }
    }
    let _ = connection.execute_batch("PRAGMA optimize;");
}

/// Runs a write and those that queue behind it in one transaction; returns a job that must run alone, if one came.
fn share_a_commit(
    connection: &Connection,
    first: Box<dyn FnOnce(&Connection) -> Answer + Send>,
    queue: &Receiver<Job>,
) -> Option<Job> {
    let began = connection.execute_batch("BEGIN IMMEDIATE");
    let mut answers = vec![first(connection)];
    let mut alone = None;
    if began.is_ok() {
        let until = Instant::now() + SHARE;
        while Instant::now() < until {
            match queue.try_recv() {
                Ok(Job::Write(job)) => answers.push(job(connection)),
                Ok(job) => {
                    alone = Some(job);
                    break;
                }
                Err(_) => break,
            }
        }
    }
    finish(connection, began.and_then(|()| connection.execute_batch("COMMIT")), answers);
    alone
}

/// What other processes do with the file.
#[derive(Default)]
struct Others {
    version: Option<i64>,
    wrote: Option<Instant>,
}

impl Others {
    /// How long a transaction of lots may go on.
    fn fill(&mut self, connection: &Connection) -> Duration {
        let asked = connection.prepare_cached("PRAGMA data_version");
        let version = asked.and_then(|mut asked| asked.query_row([], |row| row.get(0))).ok();
        if self.version.is_some() && version != self.version {
            self.wrote = Some(Instant::now());
        }
        self.version = version;
        if self.wrote.is_some_and(|at| at.elapsed() < AWHILE) { FILL_AMONG_OTHERS } else { FILL }
    }
}

/// Writes lot after lot in one transaction, until anyone else writes or it has gone on for `fill`; returns the job
/// that came meanwhile. A lot that fails takes those of the same transaction with it: their commit is an error.
fn fill_a_commit(connection: &Connection, first: Lot, fill: Duration, queue: &Receiver<Job>) -> Option<Job> {
    let until = Instant::now() + fill;
    let began = connection.execute_batch("BEGIN IMMEDIATE");
    let (mut lot, mut other, mut failed, mut answers) = (Some(first), None, false, Vec::new());
    while let Some(job) = lot.take() {
        match job(connection) {
            Some(answer) => answers.push(answer),
            None => {
                failed = true;
                break;
            }
        }
        let left = until.saturating_duration_since(Instant::now());
        match (!left.is_zero()).then(|| queue.recv_timeout(left)) {
            Some(Ok(Job::Lot(job))) => lot = Some(job),
            Some(Ok(job)) => other = Some(job),
            _ => {}
        }
    }
    let ended = began.and_then(|()| connection.execute_batch(if failed { "ROLLBACK" } else { "COMMIT" }));
    if failed {
        answers.into_iter().for_each(|answer| answer(Err(Error::Closed)));
    } else {
        finish(connection, ended, answers);
    }
    if other.is_none() {
        std::thread::sleep(TURN);
    }
    other
}

/// Says to each what became of its commit; one that failed leaves nothing open.
fn finish(connection: &Connection, commit: rusqlite::Result<()>, answers: Vec<Answer>) {
    if commit.is_err() && !connection.is_autocommit() {
        let _ = connection.execute_batch("ROLLBACK");
    }
    match commit {
        Ok(()) => answers.into_iter().for_each(|answer| answer(Ok(()))),
        Err(error) => {
            let mut error = Some(error);
            for answer in answers {
                answer(Err(error.take().map_or(Error::Locked, Error::from)));
            }
        }
    }
}

/// Runs `work` whole or not at all, inside the open transaction. A panic undoes it too.
fn in_savepoint<T>(connection: &Connection, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    if connection.is_autocommit() {
        return Err(Error::Locked); // the transaction could not begin: its error follows in the answer
    }
    connection.execute_batch("SAVEPOINT write")?;
    let result = catch_unwind(AssertUnwindSafe(|| work(connection))).unwrap_or(Err(Error::Closed));
    match &result {
        Ok(_) => connection.execute_batch("RELEASE write")?,
        Err(_) => connection.execute_batch("ROLLBACK TO write; RELEASE write")?,
    }
    result
}

fn apply<O: Operation>(connection: &Connection, operation: O, context: &Context) -> Result<Written<O::Output>> {
    let tx = Tx::on(connection);
    if O::AUDITED {
        let id = context.operation.unwrap_or_else(|| OperationId::new(context.now));
        let first = tx.connection.prepare_cached(
            "INSERT INTO operation (id, kind, agent_id, at) VALUES (:id, :kind, :agent, :at) ON CONFLICT (id) DO NOTHING",
        )?.execute(named_params! { ":id": id, ":kind": O::KIND, ":agent": context.agent, ":at": ms(context.now) })?;
        if first == 0 {
            return Err(Error::Refused { why: "already_done" });
        }
        let output = operation.apply(&tx, context)?;
        tx.facts_in_step()?;
        audit::chain(connection, id.0, tx.subject.take())?;
        tx.keep_how_to_undo(id, context)?;
        return Ok(Written { output, changed: tx.changed.take() });
    }
    let output = operation.apply(&tx, context)?;
    tx.facts_in_step()?;
    Ok(Written { output, changed: tx.changed.take() })
}

/// The open transaction, as an operation sees it: it reads and writes through the store's own functions, and
/// notes what it touched.
pub struct Tx<'c> {
    pub(super) connection: &'c Connection,
    pub(super) changed: RefCell<Changed>,
    /// The rows that the act may change, as they were.
    pub(super) watched: RefCell<Vec<Watched>>,
    /// What the act is; the first to say so is the whole of it.
    pub(super) undo: RefCell<Option<Undoing>>,
    subject: RefCell<Option<[u8; 16]>>,
}

impl<'c> Tx<'c> {
    pub(super) fn on(connection: &'c Connection) -> Self {
        Self {
            connection,
            changed: RefCell::default(),
            watched: RefCell::default(),
            undo: RefCell::default(),
            subject: RefCell::default(),
        }
    }
}

impl Tx<'_> {
    /// This fiche, or what hangs on it, is not as it was.
    pub(crate) fn touched_contact(&self, id: ContactId) {
        self.subject.borrow_mut().get_or_insert(*id.0.as_bytes());
        push_new(&mut self.changed.borrow_mut().contacts, id);
    }

    /// This call is not as it was.
    pub(crate) fn touched_call(&self, id: CallId) {
        self.subject.borrow_mut().get_or_insert(*id.0.as_bytes());
        push_new(&mut self.changed.borrow_mut().calls, id);
    }

    /// This ticket is not as it was.
    pub(crate) fn touched_ticket(&self, id: TicketId) {
        self.subject.borrow_mut().get_or_insert(*id.0.as_bytes());
        push_new(&mut self.changed.borrow_mut().tickets, id);
    }

    /// Agents, lines, settings or lists are not as they were.
    pub(crate) fn touched_house(&self) {
        self.changed.borrow_mut().house = true;
    }

    /// What rules and marks are asked of is what the fiches touched are now.
    fn facts_in_step(&self) -> Result<()> {
        self.changed.borrow().contacts.iter().try_for_each(|contact| facts::refresh(self.connection, *contact))
    }

    /// Too much to list.
    pub(crate) fn touched_everything(&self) {
        self.changed.borrow_mut().everything = true;
    }

    /// What an act touched is touched again.
    pub(crate) fn touched(&self, changed: Changed) {
        let mut all = self.changed.borrow_mut();
        changed.contacts.into_iter().for_each(|id| push_new(&mut all.contacts, id));
        changed.calls.into_iter().for_each(|id| push_new(&mut all.calls, id));
        changed.tickets.into_iter().for_each(|id| push_new(&mut all.tickets, id));
        all.house |= changed.house;
        all.everything |= changed.everything;
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
