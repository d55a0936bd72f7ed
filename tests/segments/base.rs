//! Rules on an invented base, each against a question written by hand.

use crm::ContactId;
use crm::demo::Plan;
use crm::segment::{fields, parse};
use decroche_tests::house::{House, moment};

const NOW: &str = "2026-11-23T09:00:00Z";

pub(super) fn invented() -> House {
    let house = House::new();
    let plan = Plan { contacts: 1_500, calls: 6_000, seed: 7, now_ms: moment(NOW).timestamp_millis() };
    house.store.fill_demo(plan, &mut |_| true).unwrap();
    house
}

/// A rule, and the same asked by hand of the source tables (`:now` is the moment in milliseconds).
const PAIRS: &[(&str, &str)] = &[
    ("femmes", "c.civility = 'mme'"),
    ("femmes de 30 ans et plus", "c.civility = 'mme' AND 2026 - c.birth_year >= 30"),
    ("clients fidèles", "c.stage = 'loyal_client'"),
    ("prospects chauds", "c.stage = 'prospect' AND c.temperature = 'hot'"),
    ("département parmi (35, 2A)", "substr(c.postcode, 1, 2) = '35' OR substr(c.postcode, 1, 3) IN ('200', '201')"),
    ("région = Île-de-France", "substr(c.postcode, 1, 2) IN ('75', '77', '78', '91', '92', '93', '94', '95')"),
    ("ville = Paris", "c.town = 'Paris'"),
    ("ville = Paris 8e", "c.postcode = '75008'"),
    ("travaille à Paris", "c.town = 'Paris' AND c.company_id IS NOT NULL"),
    ("appels ≥ 3", "(SELECT count(*) FROM call k WHERE k.contact_id = c.id) >= 3"),
    ("appels entrants ≥ 2", "(SELECT count(*) FROM call k WHERE k.contact_id = c.id AND k.direction = 'inbound') >= 2"),
    ("aucun appel", "NOT EXISTS (SELECT 1 FROM call k WHERE k.contact_id = c.id)"),
    ("appels depuis le 2026-11-01 ≥ 1",
     "EXISTS (SELECT 1 FROM call k WHERE k.contact_id = c.id AND k.ringing_at >= 1793487600000)"),
    ("appels depuis le 2026-11-01 ≤ 1",
     "(SELECT count(*) FROM call k WHERE k.contact_id = c.id AND k.ringing_at >= 1793487600000) <= 1"),
    ("appels d’issue \"Vente\"",
     "EXISTS (SELECT 1 FROM call k JOIN outcome o ON o.id = k.outcome_id WHERE k.contact_id = c.id AND o.code = 'sale')"),
    ("appels d’issue Refus",
     "EXISTS (SELECT 1 FROM call k JOIN outcome o ON o.id = k.outcome_id WHERE k.contact_id = c.id AND o.code LIKE 'refusal%')"),
    ("appels de motif \"Facture, paiement\" entre 1 et 2",
     "(SELECT count(*) FROM call k JOIN motive m ON m.id = k.motive_id WHERE k.contact_id = c.id AND m.code = 'invoice') BETWEEN 1 AND 2"),
    ("tickets ouverts",
     "EXISTS (SELECT 1 FROM ticket t WHERE t.contact_id = c.id AND t.status IN ('open', 'waiting_customer', 'waiting_third_party'))"),
    ("sans ticket ouvert et tickets ≥ 1",
     "EXISTS (SELECT 1 FROM ticket t WHERE t.contact_id = c.id AND t.status <> 'merged')
      AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.contact_id = c.id AND t.status IN ('open', 'waiting_customer', 'waiting_third_party'))"),
    ("rappels en retard",
     "EXISTS (SELECT 1 FROM callback k WHERE k.contact_id = c.id AND k.done_at IS NULL AND k.cancelled = 0 AND k.due_at < :now)"),
    ("achats ≥ 2", "(SELECT count(*) FROM purchase p WHERE p.contact_id = c.id) >= 2"),
    ("panier moyen > 100 €", "(SELECT avg(p.amount_cents) FROM purchase p WHERE p.contact_id = c.id) > 10000"),
    ("total des achats entre 100 et 500",
     "(SELECT sum(p.amount_cents) FROM purchase p WHERE p.contact_id = c.id) BETWEEN 10000 AND 50000"),
    ("refus", "EXISTS (SELECT 1 FROM offer o WHERE o.contact_id = c.id AND o.answer = 'refused')"),
    ("opportunités ouvertes", "EXISTS (SELECT 1 FROM opportunity o WHERE o.contact_id = c.id AND o.status = 'open')"),
    ("non dernier contact il y a moins de 3 mois", "coalesce(c.last_contact_at, 0) < 1787522400000"),
    ("échanges par mail", "EXISTS (SELECT 1 FROM exchange e WHERE e.contact_id = c.id AND e.channel = 'mail')"),
    ("société contient sarl", "EXISTS (SELECT 1 FROM company e WHERE e.id = c.company_id AND e.name_folded LIKE '%sarl%')"),
    ("sans société", "c.company_id IS NULL"),
    ("NAF commence par 6",
     "EXISTS (SELECT 1 FROM company e WHERE e.id = c.company_id AND substr(e.naf_code, 1, 1) = '6')"),
    ("avec carte de fidélité", "c.loyalty_card IS NOT NULL"),
    ("langue ≠ français", "coalesce(c.language, 'fr') <> 'fr'"),
    ("sans mobile",
     "NOT EXISTS (SELECT 1 FROM phone_number p WHERE p.contact_id = c.id AND p.line_type = 'mobile' AND p.e164 IS NOT NULL AND p.invalid_at IS NULL)"),
    ("décideur = oui", "c.decision_power = 'yes'"),
    ("(femme ou homme) et (tickets ouverts ou non appels ≥ 1)",
     "c.civility IN ('mme', 'm') AND (EXISTS (SELECT 1 FROM ticket t WHERE t.contact_id = c.id
         AND t.status IN ('open', 'waiting_customer', 'waiting_third_party')) OR NOT EXISTS (SELECT 1 FROM call k WHERE k.contact_id = c.id))"),
];

#[test]
fn rules_mean_what_they_say() {
    let house = invented();
    let (now, file) = (moment(NOW), house.file());
    let reader = house.store.reader().unwrap();
    let mut told = 0;
    for (rule, by_hand) in PAIRS {
        let rule_read = parse(rule).unwrap_or_else(|error| panic!("{rule}: {error:?}"));
        let found = reader.segment_count(&rule_read, now).unwrap_or_else(|error| panic!("{rule}: {error:?}"));
        let sql = format!("SELECT count(*) FROM contact c WHERE {by_hand}")
            .replace(":now", &now.timestamp_millis().to_string());
        let expected: u32 = file.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(found, expected, "{rule}");
        told += u32::from(found > 0);
    }
    assert!(told > 30, "the invented base has somebody for most rules: {told}");
    assert_eq!(house.ills(), Vec::<String>::new());
}

#[test]
fn every_field_and_operator_can_be_asked_and_is_the_opposite_of_its_opposite() {
    let house = invented();
    let reader = house.store.reader().unwrap();
    let now = moment(NOW);
    let everybody = house.count("SELECT count(*) FROM contact");
    for field in fields() {
        for (op, sign) in field.ops.iter().zip(&field.signs) {
            let value = match field.kind.as_str() {
                "number" | "count" => "3",
                "money" => "300 €",
                "distance" => "300 km",
                "date" => "01/10/2026",
                "choice" => field.choices[0].fr,
                "named" => continue,
                _ => "Paris",
            };
            let value = if field.kind.as_str() == "choice" { format!("\"{value}\"") } else { value.to_owned() };
            let name = if field.kind.as_str() == "distance" { "distance de Lyon" } else { field.fr };
            let rule = match op.as_str() {
                "empty" => format!("{name} est vide"),
                "filled" if field.kind.as_str() == "flag" => name.to_owned(),
                "filled" => format!("{name} est rempli"),
                "between" => format!("{name} entre {value} et {value}"),
                "one_of" => format!("{name} parmi ({value})"),
                _ => format!("{name} {sign} {value}"),
            };
            let count = |text: &str| {
                let parsed = parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
                i64::from(reader.segment_count(&parsed, now).unwrap_or_else(|error| panic!("{text}: {error:?}")))
            };
            assert_eq!(count(&rule) + count(&format!("non {rule}")), everybody, "{rule}");
        }
    }
}

#[test]
fn the_agreement_is_the_one_the_fiche_tells() {
    let house = invented();
    let (now, reader) = (moment(NOW), house.store.reader().unwrap());
    let file = house.file();
    let mut all = file.prepare("SELECT id FROM contact").unwrap();
    let ids: Vec<ContactId> = all.query_map([], |row| row.get(0)).unwrap().map(|id| id.unwrap()).collect();
    let mut told = std::collections::BTreeMap::<&str, u32>::new();
    for id in ids {
        *told.entry(reader.fiche(id, now).unwrap().consent.state.as_str()).or_default() += 1;
    }
    assert!(told.len() > 2, "{told:?}");
    for (state, count) in told {
        let rule = parse(&format!("accord = {state}")).unwrap();
        assert_eq!(reader.segment_count(&rule, now).unwrap(), count, "{state}");
    }
}
