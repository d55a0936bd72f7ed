//! A rule as a condition: how each field of the closed table is read.
//!
//! Cheap comparisons come first; what needs a look elsewhere for everybody comes last.

use super::compare::{code, day, number, text};
use super::names::{House, meant};
use super::question::{Question, malformed};
use super::{counted, distance, law, place, quality};
use crate::Result;
use crate::contact::Stage;
use crate::segment::{FieldKind, Rule, RuleField, RuleOp, Term, Value};

/// What a condition costs, the cheapest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cost {
    /// In the narrow row.
    Fact,
    /// A set made once.
    Set,
    /// In the fiche.
    Fiche,
    /// A look elsewhere for each person.
    Look,
}

/// A condition and what it costs.
pub(super) type Part = (String, Cost);

impl Question<'_> {
    /// The condition of a rule; `exact`: it is true or false, never unknown.
    pub(super) fn rule(&mut self, rule: &Rule, exact: bool) -> Result<Part> {
        match rule {
            Rule::All { of } => self.joined(of, " AND ", exact),
            Rule::Any { of } => self.joined(of, " OR ", exact),
            Rule::Not { of } => {
                let (sql, cost) = self.rule(of, true)?;
                Ok((format!("NOT {sql}"), cost))
            }
            Rule::Term { term } => {
                let negative = term.op == RuleOp::IsNot;
                let positive = Term { op: if negative { RuleOp::Is } else { term.op }, ..term.clone() };
                let (sql, cost) = self.term(&positive)?;
                Ok(match (negative, exact) {
                    (true, _) => (format!("NOT (({sql}) IS TRUE)"), cost),
                    (false, true) => (format!("(({sql}) IS TRUE)"), cost),
                    (false, false) => (format!("({sql})"), cost),
                })
            }
        }
    }

    fn joined(&mut self, of: &[Rule], by: &str, exact: bool) -> Result<Part> {
        let mut parts = of.iter().map(|rule| self.rule(rule, exact)).collect::<Result<Vec<Part>>>()?;
        parts.sort_by_key(|(_, cost)| *cost);
        let cost = parts.last().map_or(Cost::Fact, |(_, cost)| *cost);
        let sql: Vec<String> = parts.into_iter().map(|(sql, _)| sql).collect();
        Ok((format!("({})", sql.join(by)), cost))
    }

    fn term(&mut self, term: &Term) -> Result<Part> {
        use RuleField as F;
        let fact = |sql| Ok((sql, Cost::Fact));
        let fiche = |sql| Ok((sql, Cost::Fiche));
        match term.field {
            F::Sex => fact(code(self, "f.sex", term)?),
            F::Age => {
                let year = self.bind(i64::from(chrono::Datelike::year(&self.moment.today)));
                fact(number(self, &format!("({year} - f.birth_year)"), term)?)
            }
            F::Stage => fact(self.rungs(term)?),
            F::Temperature => fact(code(self, "f.temperature", term)?),
            F::Created => fact(day(self, "f.created_at", term)?),
            F::LastContact => fact(day(self, "f.last_contact_at", term)?),
            F::Flaw => quality::flawed(self, term),
            F::Verified => fact(day(self, "f.verified_at", term)?),
            F::LastPurchase => fact(day(self, "f.last_purchase_at", term)?),
            F::Phone => fact("f.reach & 1".to_owned()),
            F::Mobile => fact("f.reach & 2".to_owned()),
            F::Email => fact("f.reach & 4".to_owned()),
            F::Department | F::Region => place::area(self, term),
            F::Works => place::place(self, "work", term),
            F::Lives => place::place(self, "home", term),
            F::Town => place::town(self, term),
            F::Distance => distance::distance(self, term),
            F::Postcode => fiche(code(self, "replace(c.postcode, ' ', '')", term)?),
            F::Country => fiche(code(self, "coalesce(c.country, 'FR')", term)?),
            F::FirstName => fiche(text(self, "c.first_name", term)?),
            F::LastName => fiche(text(self, "c.last_name", term)?),
            F::Job => fiche(text(self, "c.job", term)?),
            F::Civility => fiche(code(self, "c.civility", term)?),
            F::Decides => {
                let power = "CASE WHEN c.decision_power IN ('yes', 'no') THEN c.decision_power
                                  WHEN c.decision_power IS NOT NULL THEN 'shared' END";
                fiche(code(self, power, term)?)
            }
            F::Language => fiche(code(self, "coalesce(c.language, 'fr')", term)?),
            F::Pcs => fiche(code(self, "c.pcs_code", term)?),
            F::Label => fiche(code(self, "c.label", term)?),
            F::LoyaltyCard => fiche(code(self, "replace(c.loyalty_card, ' ', '')", term)?),
            F::Origin => fiche(code(self, "c.origin", term)?),
            F::Updated => fiche(day(self, "c.updated_at", term)?),
            F::Company => self.of_company("e.name", term, text),
            F::Naf => self.of_company("replace(e.naf_code, ' ', '')", term, code),
            F::Headcount => self.of_company("e.headcount_band", term, code),
            F::Establishment => self.of_company("e.establishment_type", term, text),
            F::Siret => self.of_company("replace(e.siret, ' ', '')", term, code),
            F::HeadOffice => {
                let seat = Term::plain(F::Establishment, RuleOp::Is, vec![Value::Text("siège".to_owned())]);
                self.of_company("e.establishment_type", &seat, text)
            }
            F::Owner => self.named(House::Agent, "c.owner_id IS NOT NULL", OWNED, term),
            F::Team => self.named(House::Team, TEAMED, OF_TEAM, term),
            F::Tag => self.named(House::Tag, TAGGED, WITH_TAG, term),
            F::Consent => law::consent(self, term),
            F::Opposed => Ok((law::OPPOSED.to_owned(), Cost::Set)),
            F::SurveyScore => Ok((number(self, LAST_MARK, term)?, Cost::Look)),
            F::RfmRecency => fact(self.marked("f.last_purchase_at", self.scale.recency, term)?),
            F::RfmFrequency => fact(self.marked("f.purchases", self.scale.frequency, term)?),
            F::RfmMonetary => fact(self.marked("f.spent_cents", self.scale.monetary, term)?),
            F::RfmScore => fact(self.scored(term)?),
            F::RfmClass => fact(self.classed(term)?),
            _ if matches!(term.field.entry().kind, FieldKind::Count | FieldKind::Money) => counted::counted(self, term),
            _ => Err(malformed()),
        }
    }

    fn rungs(&mut self, term: &Term) -> Result<String> {
        match term.op {
            RuleOp::Empty => return Ok("0".to_owned()),
            RuleOp::Filled => return Ok("1".to_owned()),
            _ => {}
        }
        let rungs: Vec<i64> =
            texts(term)?.iter().filter_map(|word| word.parse::<Stage>().ok()).map(Stage::rung).collect();
        Ok(format!("f.rung IN {}", self.bind_all(rungs)))
    }

    /// People of the companies for which it holds.
    fn of_company(
        &mut self,
        column: &str,
        term: &Term,
        test: fn(&mut Question<'_>, &str, &Term) -> Result<String>,
    ) -> Result<Part> {
        // Nobody's company has no such value: it is empty too.
        let (term, negated) = match term.op {
            RuleOp::Empty => (&Term { op: RuleOp::Filled, ..term.clone() }, "NOT "),
            _ => (term, ""),
        };
        let holds = test(self, column, term)?;
        let sql = format!(
            "f.rid {negated}IN (SELECT x.rid FROM company e CROSS JOIN contact x ON x.company_id = e.id WHERE {holds})"
        );
        Ok((sql, Cost::Set))
    }

    /// People who hang on something of the house; `filled`: on anything of that kind.
    fn named(&mut self, house: House, filled: &str, set: &str, term: &Term) -> Result<Part> {
        match term.op {
            RuleOp::Filled => Ok((filled.to_owned(), Cost::Fiche)),
            RuleOp::Empty => Ok((format!("NOT ({filled})"), Cost::Fiche)),
            _ => {
                let meant = meant(self.db, house, &texts(term)?)?;
                let values = self.bind_all(meant);
                Ok((format!("f.rid IN ({})", set.replace("{values}", &values)), Cost::Set))
            }
        }
    }
}

/// The words of a term.
pub(super) fn texts(term: &Term) -> Result<Vec<String>> {
    let word = |value: &Value| match value {
        Value::Text(word) => Ok(word.clone()),
        _ => Err(malformed()),
    };
    term.values.iter().map(word).collect()
}

const OWNED: &str = "SELECT o.rid FROM contact o WHERE o.owner_id IN {values}";

/// Theirs who has them, else theirs who had them.
const OF_TEAM: &str = "
    SELECT o.rid FROM agent a CROSS JOIN contact o ON o.owner_id = a.id WHERE a.team_id IN {values}
    UNION ALL SELECT o.rid FROM contact o WHERE o.owner_id IS NULL AND o.team_id IN {values}";

const TEAMED: &str = "CASE WHEN c.owner_id IS NULL THEN c.team_id IS NOT NULL
    ELSE EXISTS (SELECT 1 FROM agent a WHERE a.id = c.owner_id AND a.team_id IS NOT NULL) END";

const WITH_TAG: &str =
    "SELECT x.rid FROM contact_tag t CROSS JOIN contact x ON x.id = t.contact_id WHERE t.tag IN {values}";

const TAGGED: &str = "f.rid IN (SELECT x.rid FROM contact_tag t CROSS JOIN contact x ON x.id = t.contact_id)";

/// The mark given last.
const LAST_MARK: &str = "(SELECT e.score FROM exchange e WHERE e.contact_id = c.id AND e.channel = 'survey'
    AND e.score IS NOT NULL ORDER BY e.at DESC, e.rid DESC LIMIT 1)";
