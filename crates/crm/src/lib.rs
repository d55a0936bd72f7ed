//! The core of Décroche: people, calls, tickets, and the SQLite file they live in.
//!
//! In: a [`phone::CallEvent`] or an [`Operation`]. Out: an [`Incoming`] with its [`Fiche`], or what a write
//! changed. Two doors only: [`Reader`] (never waits for a write) and [`Store::write`] (the one gate for all
//! mutations). This crate refuses to know of windows, networks and clocks: `now` is always an argument.

mod codes;
mod error;
mod give_way;
mod hours;
mod id;
mod id_series;
mod mark;
mod operation;
mod store;
mod typed;

pub mod appointment;
pub mod article;
pub mod automation;
pub mod call;
pub mod callback;
pub mod campaign;
pub mod case;
pub mod class;
pub mod consent;
pub mod contact;
pub mod day;
pub mod demo;
pub mod desk;
pub mod dial;
pub mod directory;
pub mod document;
pub mod draft;
pub mod duplicate;
pub mod exchange;
pub mod export;
pub mod fiche;
pub mod follow_up;
pub mod geo;
pub mod grid;
pub mod guide;
pub mod house;
pub mod import;
pub mod incoming;
pub mod journal;
pub mod law;
pub mod notice;
pub mod offer;
pub mod opportunity;
pub mod outcome;
pub mod pipeline;
pub mod practice;
pub mod privacy;
pub mod product;
pub mod proposal;
pub mod quality;
pub mod request;
pub mod scope;
pub mod score;
pub mod search;
pub mod segment;
pub mod sequence;
pub mod settings;
pub mod tag;
pub mod task;
pub mod text;
pub mod ticket;
pub mod timeline;
pub mod transfer;
pub mod undo;
pub mod view;
pub mod watch;

pub use error::{Error, Result};
pub use fiche::Fiche;
pub use give_way::give_way;
pub use id::{
    ActId, AgentId, AppointmentId, ArticleId, BulkId, CallId, CallbackId, CampaignId, CaseId, CompanyId, ConsentId,
    ContactId, EmailId, ExchangeId, IgnoredId, ImportId, LineId, ListeningId, MergeId, MotiveId, NotSameId,
    OperationId, OpportunityId, OutcomeId, PhoneId, PracticeId, PresetId, ProductId, ProposalId, QueueId, RuleId,
    RunId, SegmentId, SequenceId, TargetId, TaskId, TeamId, TicketId, ViewId,
};
pub use incoming::{Incoming, IncomingCall};
pub use operation::{Context, Operation, Written};
pub use store::backup::{BackupReport, Restored};
pub use store::demo::{DemoProgress, DemoReport, DemoStep};
pub use store::doctor::{Check, DoctorReport};
pub use store::merge::{MergeProgress, MergeRun};
pub use store::salvage::{SalvageReport, SalvagedTable};
pub use store::{ArchiveLine, Opened, Reader, Store, Tx, UpkeepReport, schema_version};
pub use undo::UndoLast;
