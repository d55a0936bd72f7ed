//! Invented companies and people: fiches, numbers, addresses, and the ladder they climbed.

use std::collections::HashMap;

use phone::{LineType, Number, Region};
use rusqlite::{Statement, params};
use uuid::Uuid;

use super::base::{Base, Known, made_ahead};
use super::history::Histories;
use super::ids::Kind;
use super::ladder::{self, Move};
use super::{DemoReport, DemoStep, PACE};
use crate::Result;
use crate::demo::{DemoCivility, DemoContact, DemoDecision, DemoPhone};
use crate::store::contact::line_type_word;
use crate::text::fold;

/// Writes companies, then people.
pub(super) fn write(base: Base<'_>, known: &mut Known, report: &mut DemoReport) -> Result<()> {
    companies(base)?;
    let mut people = People::new(base)?;
    let mut histories = Histories::new(base)?;
    let made = (0..base.demo.plan().contacts).map(|index| {
        let contact = base.demo.contact(index);
        let history = base.demo.history(index, &contact);
        (contact, history)
    });
    made_ahead(made, |index, (contact, history)| {
        if index % PACE == 0 {
            base.watch.report(DemoStep::Contacts, index, base.demo.plan().contacts)?;
        }
        for exchange in &history.exchanges {
            known.heard(index, exchange.at_ms);
        }
        let id = known.contact(base, index);
        people.fiche(id, &contact, known.last_contact(index))?;
        for (position, phone) in contact.phones.iter().enumerate() {
            people.phone(index, id, contact.created_at_ms, position, phone)?;
        }
        if let Some(address) = &contact.email {
            let born = contact.created_at_ms;
            people.email.execute(params![base.ids.id(Kind::Email, born, index), id, address, born])?;
        }
        let sold = known.first_sale.get(&index).copied();
        let agent = base.agent(contact.owner).0;
        for (rank, step) in ladder::moves(base.demo, index, &contact, &history, sold).enumerate() {
            people.step(index * 16 + rank, id, agent, &step)?;
        }
        histories.write(index, id, &contact, &history, known.opposed.get(&index).copied())?;
        let purchases = u32::try_from(history.purchases.len()).unwrap_or(u32::MAX);
        report.purchases = report.purchases.saturating_add(purchases);
        report.contacts = report.contacts.saturating_add(1);
        Ok(())
    })
}

fn companies(base: Base<'_>) -> Result<()> {
    let mut insert = base.db.prepare(
        "INSERT INTO company (id, name, name_folded, siret, naf_code, headcount_band, establishment_type, website)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'siège', ?7)",
    )?;
    for (index, company) in base.demo.companies().enumerate() {
        if index % PACE == 0 {
            base.watch.report(DemoStep::Contacts, 0, base.demo.plan().contacts)?;
        }
        insert.execute(params![
            base.company(index),
            company.name,
            fold(&company.name),
            company.siret,
            company.naf,
            company.headcount_code,
            format!("www.{}", company.domain),
        ])?;
    }
    Ok(())
}

struct People<'a> {
    base: Base<'a>,
    ranges: Ranges,
    contact: Statement<'a>,
    phone: Statement<'a>,
    email: Statement<'a>,
    stage: Statement<'a>,
}

impl<'a> People<'a> {
    fn new(base: Base<'a>) -> Result<Self> {
        Ok(Self {
            base,
            ranges: Ranges::default(),
            contact: base.db.prepare(
                "INSERT INTO contact (id, civility, first_name, last_name, company_id, job, decision_power, street,
                     postcode, town, country, address_kind, birth_year, language, usual_hours, loyalty_card, stage,
                     temperature, temperature_at, origin, owner_id, team_id, last_contact_at, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, 'demo',
                     ?20, ?21, ?22, ?23, ?24)",
            )?,
            phone: base.db.prepare(
                "INSERT INTO phone_number (id, contact_id, position, raw, e164, line_type, usage, origin, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'demo', ?8)",
            )?,
            email: base.db.prepare(
                "INSERT INTO email (id, contact_id, position, address, address_folded, origin, created_at)
                 VALUES (?1, ?2, 0, ?3, ?3, 'demo', ?4)",
            )?,
            stage: base.db.prepare(
                "INSERT INTO stage_change (id, contact_id, from_stage, to_stage, why, agent_id, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?,
        })
    }

    fn fiche(&mut self, id: Uuid, contact: &DemoContact, last_contact: Option<i64>) -> Result<()> {
        let (owner, team) = self.base.agent(contact.owner);
        let civility = contact.civility.map(|civility| match civility {
            DemoCivility::Madam => "mme",
            DemoCivility::Sir => "m",
        });
        let at_work = contact.company.is_some();
        let decides = contact.decision_power.map(|decision| match decision {
            DemoDecision::Shared if at_work => "Avec la direction",
            DemoDecision::Shared => "Se décide à deux",
            other => other.code(),
        });
        let place = if at_work { "work" } else { "home" };
        let updated = last_contact.unwrap_or(0).max(contact.created_at_ms);
        self.contact.execute(params![
            id,
            civility,
            contact.first,
            contact.last,
            contact.company.map(|company| self.base.company(company)),
            contact.job,
            decides,
            contact.street,
            contact.postcode,
            contact.town,
            contact.country,
            contact.street.is_some().then_some(place),
            contact.birth_year,
            Some(contact.language).filter(|&language| language != "fr"),
            contact.usual_hours,
            contact.loyalty_card,
            contact.stage.code(),
            contact.temperature.map(|temperature| temperature.code()),
            contact.temperature.map(|_| updated),
            owner,
            team,
            last_contact,
            contact.created_at_ms,
            updated,
        ])?;
        Ok(())
    }

    fn phone(&mut self, index: usize, contact: Uuid, born: i64, position: usize, phone: &DemoPhone) -> Result<()> {
        self.phone.execute(params![
            self.base.ids.id(Kind::Phone, born, index * 16 + position),
            contact,
            i64::try_from(position).unwrap_or(0),
            phone.raw,
            phone.e164,
            self.ranges.line_type(phone.e164.as_deref()),
            phone.kind_hint.code(),
            born,
        ])?;
        Ok(())
    }

    fn step(&mut self, index: usize, contact: Uuid, agent: Option<Uuid>, step: &Move) -> Result<()> {
        self.stage.execute(params![
            self.base.ids.id(Kind::StageChange, step.at, index),
            contact,
            step.from.map(|from| from.code()),
            step.to.code(),
            step.why,
            step.from.and(agent),
            step.at,
        ])?;
        Ok(())
    }
}

/// The kinds of line by numbering range: the plan is asked once per range.
#[derive(Default)]
struct Ranges(HashMap<String, &'static str>);

impl Ranges {
    fn line_type(&mut self, e164: Option<&str>) -> &'static str {
        let Some(e164) = e164 else {
            return line_type_word(LineType::Unknown);
        };
        let range = e164.get(..7).unwrap_or(e164);
        if let Some(word) = self.0.get(range) {
            return word;
        }
        let word = line_type_word(Number::parse(e164, Region::FR).line_type);
        self.0.insert(range.to_owned(), word);
        word
    }
}
