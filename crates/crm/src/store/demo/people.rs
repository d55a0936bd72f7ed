//! Invented companies and people: fiches, numbers, addresses, the ladder they climbed, and what happened outside calls.

use std::collections::HashMap;

use chrono::DateTime;
use phone::{Number, Region};
use rusqlite::{Connection, Statement, params};
use uuid::Uuid;

use super::calls::Known;
use super::house::House;
use super::ids::{Ids, Kind};
use super::ladder::{self, Move};
use super::{DemoReport, DemoStep, Watch};
use crate::Result;
use crate::demo::{
    Demo, DemoCallback, DemoCivility, DemoContact, DemoDecision, DemoExchangeKind, DemoHistory,
    DemoPhone, DemoPurchase,
};
use crate::store::contact::line_type_word;
use crate::text::fold;

const DAY_MS: i64 = 86_400_000;

/// A purchase, in a call or not.
pub(super) const PURCHASE: &str = "
    INSERT INTO purchase (id, contact_id, product_id, label, quantity, amount_cents, channel, call_id, agent_id, at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

/// A callback, promised in a call or planned.
pub(super) const CALLBACK: &str = "
    INSERT INTO callback (id, contact_id, due_at, subject, call_id, owner_id, team_id, created_at, done_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

/// The statements, prepared once.
struct Writes<'c> {
    contact: Statement<'c>,
    phone: Statement<'c>,
    email: Statement<'c>,
    stage: Statement<'c>,
    purchase: Statement<'c>,
    callback: Statement<'c>,
    consent: Statement<'c>,
    exchange: Statement<'c>,
    opportunity: Statement<'c>,
}

impl<'c> Writes<'c> {
    fn new(db: &'c Connection) -> Result<Self> {
        Ok(Self {
            contact: db.prepare(
                "INSERT INTO contact (id, civility, first_name, last_name, company_id, job, decision_power, street,
                     postcode, town, country, address_kind, birth_year, language, usual_hours, loyalty_card, stage,
                     temperature, temperature_at, origin, owner_id, team_id, last_contact_at, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, 'demo',
                     ?20, ?21, ?22, ?23, ?24)",
            )?,
            phone: db.prepare(
                "INSERT INTO phone_number (id, contact_id, position, raw, e164, line_type, usage, origin, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'demo', ?8)",
            )?,
            email: db.prepare(
                "INSERT INTO email (id, contact_id, position, address, address_folded, origin, created_at)
                 VALUES (?1, ?2, 0, ?3, ?3, 'demo', ?4)",
            )?,
            stage: db.prepare(
                "INSERT INTO stage_change (id, contact_id, from_stage, to_stage, why, agent_id, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?,
            purchase: db.prepare(PURCHASE)?,
            callback: db.prepare(CALLBACK)?,
            consent: db.prepare(
                "INSERT INTO consent (id, contact_id, purpose, channel, on_behalf_of, object, text_shown, collected_by,
                     evidence, collected_at, expires_at, withdrawn_at, withdrawn_by)
                 VALUES (?1, ?2, 'prospecting', ?3, ?4, 'Offres et services de télécommunication', ?5, ?6, ?7, ?8, ?9,
                     ?10, ?11)",
            )?,
            exchange: db.prepare(
                "INSERT INTO exchange (id, contact_id, channel, direction, subject, body, agent_id, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?,
            opportunity: db.prepare(
                "INSERT INTO opportunity (id, contact_id, product_id, subject, amount_cents, probability, expected_on,
                     status, owner_id, team_id, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', ?8, ?9, ?10)",
            )?,
        })
    }
}

/// What one fiche is written from.
struct Person<'a> {
    index: usize,
    id: Uuid,
    contact: &'a DemoContact,
    history: &'a DemoHistory,
}

/// Writes companies, then people.
#[expect(
    clippy::too_many_arguments,
    reason = "what calls taught, and where to write"
)]
pub(super) fn write(
    db: &Connection,
    demo: &Demo,
    ids: Ids,
    born: i64,
    house: &House,
    known: &mut Known,
    report: &mut DemoReport,
    watch: &Watch,
) -> Result<()> {
    companies(db, demo, ids, born)?;
    let mut writes = Writes::new(db)?;
    let mut ranges = Ranges::default();
    for (index, contact) in demo.contacts().enumerate() {
        if index % super::PACE == 0 {
            watch.report(DemoStep::Contacts, index, demo.plan().contacts)?;
        }
        let history = demo.history(index, &contact);
        for exchange in &history.exchanges {
            known.heard(index, exchange.at_ms);
        }
        let person = Person {
            index,
            id: known.contact(ids, index),
            contact: &contact,
            history: &history,
        };
        person.write_fiche(&mut writes.contact, demo, ids, born, house, known)?;
        for (position, phone) in contact.phones.iter().enumerate() {
            person.write_phone(&mut writes.phone, ids, position, phone, &mut ranges)?;
        }
        if let Some(address) = &contact.email {
            let email = ids.id(Kind::Email, contact.created_at_ms, index);
            writes
                .email
                .execute(params![email, person.id, address, contact.created_at_ms])?;
        }
        let sold = known.first_sale.get(&index).copied();
        for (rank, step) in ladder::moves(demo, index, &contact, &history, sold).enumerate() {
            person.write_move(&mut writes.stage, ids, house, rank, &step)?;
        }
        person.write_history(&mut writes, demo, ids, house, known)?;
        report.purchases = report
            .purchases
            .saturating_add(u32::try_from(history.purchases.len()).unwrap_or(0));
        report.contacts = report.contacts.saturating_add(1);
    }
    Ok(())
}

fn companies(db: &Connection, demo: &Demo, ids: Ids, born: i64) -> Result<()> {
    let mut insert = db.prepare(
        "INSERT INTO company (id, name, name_folded, siret, naf_code, headcount_band, establishment_type, website)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'siège', ?7)",
    )?;
    for (index, company) in demo.companies().enumerate() {
        insert.execute(params![
            ids.id(Kind::Company, born, index),
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

impl Person<'_> {
    fn write_fiche(
        &self,
        statement: &mut Statement<'_>,
        demo: &Demo,
        ids: Ids,
        born: i64,
        house: &House,
        known: &Known,
    ) -> Result<()> {
        let contact = self.contact;
        let (owner, team) = house.agent(Some(contact.owner));
        let last = known
            .last_contact
            .get(self.index)
            .copied()
            .filter(|&at| at > 0);
        let company = contact
            .company
            .map(|company| ids.id(Kind::Company, born, company));
        let civility = contact.civility.map(|civility| match civility {
            DemoCivility::Madam => "mme",
            DemoCivility::Sir => "m",
        });
        let decides = contact
            .decision_power
            .map(|decision| match (decision, contact.company) {
                (DemoDecision::Shared, Some(_)) => "Avec la direction",
                (DemoDecision::Shared, None) => "Se décide à deux",
                (other, _) => other.code(),
            });
        let updated = last
            .unwrap_or(contact.created_at_ms)
            .max(contact.created_at_ms);
        statement.execute(params![
            self.id,
            civility,
            contact.first,
            contact.last,
            company,
            contact.job,
            decides,
            contact.street,
            contact.postcode,
            contact.town,
            contact.country,
            contact
                .street
                .as_ref()
                .map(|_| if company.is_some() { "work" } else { "home" }),
            contact.birth_year,
            Some(contact.language).filter(|&language| language != "fr"),
            contact.usual_hours,
            contact.loyalty_card,
            contact.stage.code(),
            contact.temperature.map(|temperature| temperature.code()),
            contact.temperature.map(|_| updated.min(demo.plan().now_ms)),
            owner,
            team,
            last,
            contact.created_at_ms,
            updated,
        ])?;
        Ok(())
    }

    fn write_phone(
        &self,
        statement: &mut Statement<'_>,
        ids: Ids,
        position: usize,
        phone: &DemoPhone,
        ranges: &mut Ranges,
    ) -> Result<()> {
        let born = self.contact.created_at_ms;
        statement.execute(params![
            ids.id(Kind::Phone, born, self.index * 16 + position),
            self.id,
            i64::try_from(position).unwrap_or(0),
            phone.raw,
            phone.e164,
            ranges.line_type(phone.e164.as_deref()),
            phone.kind_hint.code(),
            born,
        ])?;
        Ok(())
    }

    fn write_move(
        &self,
        statement: &mut Statement<'_>,
        ids: Ids,
        house: &House,
        rank: usize,
        step: &Move,
    ) -> Result<()> {
        let agent = step
            .from
            .and_then(|_| house.agent(Some(self.contact.owner)).0);
        statement.execute(params![
            ids.id(Kind::StageChange, step.at, self.index * 16 + rank),
            self.id,
            step.from.map(|from| from.code()),
            step.to.code(),
            step.why,
            agent,
            step.at,
        ])?;
        Ok(())
    }

    fn write_history(
        &self,
        writes: &mut Writes<'_>,
        demo: &Demo,
        ids: Ids,
        house: &House,
        known: &Known,
    ) -> Result<()> {
        let sub = |rank: usize| self.index * 16 + rank;
        for (rank, purchase) in self.history.purchases.iter().enumerate() {
            let id = ids.id(Kind::OwnPurchase, purchase.at_ms, sub(rank));
            insert_purchase(
                &mut writes.purchase,
                demo,
                house,
                id,
                self.id,
                None,
                purchase,
            )?;
        }
        for (rank, consent) in self.history.consents.iter().enumerate() {
            let id = ids.id(Kind::Consent, consent.given_at_ms, sub(rank));
            // As the desk does: "do not call me again" in a call takes back every consent given before.
            let opposed = known
                .opposed
                .get(&self.index)
                .copied()
                .filter(|&at| at >= consent.given_at_ms);
            let withdrawn = match (consent.withdrawn_at_ms, opposed) {
                (Some(own), Some(at)) if at < own => Some((at, "call")),
                (Some(own), _) => Some((own, "mail")),
                (None, opposed) => opposed.map(|at| (at, "call")),
            };
            writes.consent.execute(params![
                id,
                self.id,
                consent.channel,
                demo.principals()
                    .get(consent.principal)
                    .map_or("", |principal| principal.name),
                consent.text,
                consent.collected_by,
                consent.proof.then(|| format!("demo-{}", id.simple())),
                consent.given_at_ms,
                consent.expires_at_ms,
                withdrawn.map(|(at, _)| at),
                withdrawn.map(|(_, by)| by),
            ])?;
        }
        for (rank, exchange) in self.history.exchanges.iter().enumerate() {
            let direction = match exchange.kind {
                DemoExchangeKind::Note => "internal",
                _ => exchange.direction.code(),
            };
            let (subject, body) = match exchange.subject {
                Some(subject) => (subject, Some(exchange.body)),
                None => (exchange.body, None),
            };
            writes.exchange.execute(params![
                ids.id(Kind::Exchange, exchange.at_ms, sub(rank)),
                self.id,
                exchange.kind.code(),
                direction,
                subject,
                body,
                house.agent(Some(exchange.agent)).0,
                exchange.at_ms,
            ])?;
        }
        if let Some(callback) = &self.history.callback {
            let made = self
                .contact
                .created_at_ms
                .max(demo.plan().now_ms.saturating_sub(3 * DAY_MS));
            let id = ids.id(Kind::PlannedCallback, made, self.index);
            insert_callback(
                &mut writes.callback,
                house,
                id,
                self.id,
                None,
                made,
                callback,
            )?;
        }
        if let Some(deal) = self.history.opportunity {
            let (owner, team) = house.agent(Some(deal.owner));
            let expected = DateTime::from_timestamp_millis(deal.expected_at_ms);
            writes.opportunity.execute(params![
                ids.id(Kind::Opportunity, deal.opened_at_ms, self.index),
                self.id,
                house.products.get(deal.product),
                demo.products()
                    .get(deal.product)
                    .map_or("", |product| product.name),
                deal.amount_cents,
                deal.probability_percent,
                expected.map(|at| at.format("%Y-%m-%d").to_string()),
                owner,
                team,
                deal.opened_at_ms,
            ])?;
        }
        Ok(())
    }
}

/// Writes a purchase; `call` is the one that sold it.
pub(super) fn insert_purchase(
    statement: &mut Statement<'_>,
    demo: &Demo,
    house: &House,
    id: Uuid,
    contact: Uuid,
    call: Option<Uuid>,
    purchase: &DemoPurchase,
) -> Result<()> {
    statement.execute(params![
        id,
        contact,
        house.products.get(purchase.product),
        demo.products()
            .get(purchase.product)
            .map_or("", |product| product.name),
        purchase.quantity,
        purchase.amount_cents,
        purchase.channel,
        call,
        house.agent(purchase.agent).0,
        purchase.at_ms,
    ])?;
    Ok(())
}

/// Writes a callback; `call` is the one it was promised in.
pub(super) fn insert_callback(
    statement: &mut Statement<'_>,
    house: &House,
    id: Uuid,
    contact: Uuid,
    call: Option<Uuid>,
    made: i64,
    callback: &DemoCallback,
) -> Result<()> {
    let (owner, team) = house.agent(Some(callback.agent));
    statement.execute(params![
        id,
        contact,
        callback.due_at_ms,
        callback.subject,
        call,
        owner,
        team,
        made,
        callback.done_at_ms
    ])?;
    Ok(())
}

/// The kinds of line by numbering range: the plan is asked once per range.
#[derive(Default)]
struct Ranges(HashMap<String, &'static str>);

impl Ranges {
    fn line_type(&mut self, e164: Option<&str>) -> &'static str {
        let Some(e164) = e164 else {
            return line_type_word(phone::LineType::Unknown);
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
