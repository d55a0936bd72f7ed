//! The list of oppositions: put on it, asked about.

use clap::Args;
use crm::privacy::{Oppose, Opposed, OppositionSource};
use phone::Number;
use serde_json::json;

use crate::base::{Base, Desk};
use crate::failure::{Failure, Result};
use crate::times;

/// What `privacy oppose` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Our id, or the external id: all their numbers and addresses
    #[arg(value_name = "ID", conflicts_with_all = ["phone", "email"])]
    id: Option<String>,
    /// One number, as written
    #[arg(long, value_name = "PHONE", conflicts_with = "email", allow_negative_numbers = true)]
    phone: Option<String>,
    /// One e-mail address
    #[arg(long, value_name = "EMAIL")]
    email: Option<String>,
    /// Why
    #[arg(long, value_name = "WHY", default_value = "")]
    why: String,
}

/// Puts somebody on the list.
pub fn run(desk: &Desk, base: &Base, typed: Arguments) -> Result<()> {
    let who = match (typed.id, typed.phone, typed.email) {
        (Some(id), ..) => Opposed::Contact(base.contact(&id)?),
        (_, Some(phone), _) => Opposed::Number(phone),
        (_, _, Some(email)) => Opposed::Email(email),
        _ => return Err(Failure::said("privacy.oppose_whom")),
    };
    let opposed = base.write(Oppose { who, why: typed.why, region: base.region, how: OppositionSource::Entry })?;
    desk.terminal.document(&json!({ "opposed": opposed }), || {
        desk.terminal.lang.say("privacy.oppose_done", &[&opposed.to_string()])
    })
}

/// Whether a number or an address is on it.
pub fn opposed(desk: &Desk, base: &Base, value: &str) -> Result<()> {
    let reader = base.reader()?;
    let since = if value.contains('@') {
        reader.oppositions()?.opposed_email(value)
    } else {
        let e164 = Number::parse(value, base.region).e164;
        let e164 = e164.ok_or(crm::Error::Invalid { field: "phone", why: "not_a_number" })?;
        reader.opposed(&e164)?
    };
    let document = json!({ "value": value, "opposed": since.is_some(), "since": since });
    desk.terminal.document(&document, || match since {
        Some(since) => desk.terminal.lang.say("privacy.opposed", &[value, &times::shown(since)]),
        None => desk.terminal.lang.say("privacy.not_opposed", &[value]),
    })
}
