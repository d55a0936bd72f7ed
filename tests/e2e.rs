//! The app in its real window: one test per path its user takes, told by what is shown and by what is on the disk.
//!
//! Run by `cargo xtask test e2e`, which gives a screen, a window manager and the built app.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail loudly")]

mod window;

#[path = "e2e/appointments.rs"]
mod appointments;
#[path = "e2e/automations.rs"]
mod automations;
#[path = "e2e/browse.rs"]
mod browse;
#[path = "e2e/callers.rs"]
mod callers;
#[path = "e2e/campaigns.rs"]
mod campaigns;
#[path = "e2e/comfort.rs"]
mod comfort;
#[path = "e2e/command_line.rs"]
mod command_line;
#[path = "e2e/daily.rs"]
mod daily;
#[path = "e2e/damaged.rs"]
mod damaged;
#[path = "e2e/data.rs"]
mod data;
#[path = "e2e/faces.rs"]
mod faces;
#[path = "e2e/follow.rs"]
mod follow;
#[path = "e2e/hostile.rs"]
mod hostile;
#[path = "e2e/imports.rs"]
mod imports;
#[path = "e2e/inlet.rs"]
mod inlet;
#[path = "e2e/kept.rs"]
mod kept;
#[path = "e2e/ladder.rs"]
mod ladder;
#[path = "e2e/looks.rs"]
mod looks;
#[path = "e2e/modes.rs"]
mod modes;
#[path = "e2e/offers.rs"]
mod offers;
#[path = "e2e/pipeline.rs"]
mod pipeline;
#[path = "e2e/practice.rs"]
mod practice;
#[path = "e2e/quality.rs"]
mod quality;
#[path = "e2e/requests.rs"]
mod requests;
#[path = "e2e/rights.rs"]
mod rights;
#[path = "e2e/round.rs"]
mod round;
#[path = "e2e/screens.rs"]
mod screens;
#[path = "e2e/settings.rs"]
mod settings;
#[path = "e2e/start.rs"]
mod start;
#[path = "e2e/tickets.rs"]
mod tickets;
#[path = "e2e/transfer.rs"]
mod transfer;
