//! The ledger of consents: listed, added to, taken back, proved on one page.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use crm::consent::{ConsentChannel, ConsentLine, ConsentProof, NewConsent, RecordConsent, WithdrawConsent};
use crm::privacy::proof_page;
use crm::{ConsentId, Error};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::access::write;
use crate::base::{Base, Desk};
use crate::failure::{Failure, Result};
use crate::{clock, times};

/// What can be done with consents.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Every consent of a person, the last first. JSON: {items:[{id, object, on_behalf_of, text_shown, collected_at, expires_at, state, …}]}
    List {
        /// Our id, or the external id
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Put a consent in the ledger
    Record(Box<RecordArguments>),
    /// They take it back
    Withdraw {
        /// Our id, or the external id
        #[arg(value_name = "ID")]
        id: String,
        /// How they said so; a word on the telephone is enough
        #[arg(long, value_name = "HOW", value_parser = channels(), default_value = "call")]
        by: String,
    },
    /// The proof of the last consent, on one page (R.223-2)
    Proof {
        /// Our id, or the external id
        #[arg(value_name = "ID")]
        id: String,
        /// Which consent (the last)
        #[arg(long, value_name = "CONSENT_ID")]
        consent: Option<String>,
        /// Write it as a page there; a file that is there is not touched
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
    },
}

/// What `privacy consent record` takes.
#[derive(Debug, Args)]
pub struct RecordArguments {
    /// Our id, or the external id
    #[arg(value_name = "ID")]
    id: String,
    /// Nature of the goods or services
    #[arg(long, value_name = "TEXT")]
    object: String,
    /// The exact words they accepted
    #[arg(long, value_name = "TEXT")]
    text: String,
    /// Version of these words
    #[arg(long, value_name = "VERSION")]
    text_version: Option<String>,
    /// How it was collected
    #[arg(long, value_name = "HOW", value_parser = channels())]
    by: String,
    /// The file that proves it: its name and sum are kept
    #[arg(long, value_name = "FILE")]
    evidence_file: Option<PathBuf>,
    /// What else proves it: the number of a form
    #[arg(long, value_name = "TEXT", default_value = "")]
    evidence: String,
    /// On whose behalf (the house)
    #[arg(long, value_name = "NAME", default_value = "")]
    on_behalf_of: String,
    /// The legal entity that asks: name and SIREN
    #[arg(long, value_name = "NAME")]
    entity: Option<String>,
    /// When (now)
    #[arg(long, value_name = "T", value_parser = times::parse)]
    at: Option<DateTime<Utc>>,
    /// IANA time zone where it was collected
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// For how many days (as long as the law allows)
    #[arg(long, value_name = "N")]
    days: Option<u16>,
    /// A precise date and hour they accepted besides the legal hours
    #[arg(long, value_name = "T", value_parser = times::parse)]
    slot: Option<DateTime<Utc>>,
}

fn channels() -> clap::builder::PossibleValuesParser {
    ConsentChannel::ALL.iter().map(|channel| channel.as_str()).collect::<Vec<_>>().into()
}

/// Does what was typed.
pub fn run(desk: &Desk, base: &Base, verb: Verb) -> Result<()> {
    match verb {
        Verb::List { id } => list(desk, base, &id),
        Verb::Record(typed) => {
            let id = typed.id.clone();
            record(base, *typed)?;
            list(desk, base, &id)
        }
        Verb::Withdraw { id, by } => {
            base.write(WithdrawConsent { contact_id: base.contact(&id)?, by: by.parse()? })?;
            list(desk, base, &id)
        }
        Verb::Proof { id, consent, html } => {
            let contact = base.contact(&id)?;
            let meant = consent.map(|typed| typed.parse::<ConsentId>()).transpose()?;
            let reader = base.reader()?;
            let all = reader.consents(contact, clock::now())?;
            let found = all.into_iter().find(|line| meant.is_none_or(|id| line.id == id));
            let line = found.ok_or(Error::NotFound { kind: "consent" })?;
            let fiche = reader.fiche(contact, clock::now())?;
            let numbers: Vec<String> = fiche.numbers.iter().map(|number| number.display.clone()).collect();
            let name = fiche.name().unwrap_or_default();
            let page = proof_page(&line, &name, &numbers);
            if let Some(path) = &html {
                write(path, &page)?;
            }
            let mut document = json!(line);
            document["name"] = name.clone().into();
            document["phones"] = numbers.into();
            let terminal = desk.terminal;
            terminal.document(&document, || match &html {
                Some(path) => terminal.lang.say("privacy.written", &[&path.display().to_string()]),
                None => terminal.table(&COLUMNS, &[row(desk, &line)]),
            })
        }
    }
}

const COLUMNS: [&str; 6] = ["subject", "because", "at", "until", "status", "id"];

fn row(desk: &Desk, line: &ConsentLine) -> Vec<String> {
    vec![
        line.object.clone(),
        line.evidence.clone(),
        times::shown(line.collected_at),
        times::shown(line.expires_at),
        desk.terminal.lang.word("consent_now", line.state.as_str()),
        line.id.to_string(),
    ]
}

fn list(desk: &Desk, base: &Base, id: &str) -> Result<()> {
    let lines = base.reader()?.consents(base.contact(id)?, clock::now())?;
    let items: Vec<Value> = lines.iter().map(|line| json!(line)).collect();
    desk.terminal.document(&json!({ "items": items }), || {
        let rows: Vec<Vec<String>> = lines.iter().map(|line| row(desk, line)).collect();
        desk.terminal.table(&COLUMNS, &rows)
    })
}

fn record(base: &Base, typed: RecordArguments) -> Result<()> {
    let mut proof = ConsentProof {
        text_version: typed.text_version,
        time_zone: typed.time_zone,
        slot_at: typed.slot,
        entity: typed.entity,
        ..ConsentProof::default()
    };
    let mut evidence = typed.evidence;
    if let Some(path) = typed.evidence_file {
        let bytes = std::fs::read(&path)
            .map_err(|error| Failure::with("cannot_read_file", [path.display().to_string(), error.to_string()]))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        proof.evidence_sha256 = Some(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect());
        if evidence.is_empty() {
            evidence.clone_from(&name);
        }
        proof.evidence_file = Some(name);
    }
    let consent = NewConsent {
        contact_id: base.contact(&typed.id)?,
        on_behalf_of: typed.on_behalf_of,
        object: typed.object,
        text_shown: typed.text,
        collected_by: typed.by.parse()?,
        evidence,
        collected_at: typed.at,
        days: typed.days,
        proof,
    };
    base.write(RecordConsent { consent })
}
