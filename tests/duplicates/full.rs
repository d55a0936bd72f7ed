//! Two fiches with rows in every table that names a fiche: a merge has to do with all of them.

use crm::{ContactId, Context};
use decroche_tests::house::{House, noon, person};
use rusqlite::Connection;
use uuid::Uuid;

pub struct Two {
    pub house: House,
    pub kept: ContactId,
    pub removed: ContactId,
}

fn id(kind: u128, n: u128) -> Uuid {
    Uuid::from_u128((0x0199_0000_0000_7000_8000 << 48) | (kind << 32) | n)
}

/// Jeanne twice, with a spouse, a campaign, a sequence and everything else in common or apart.
pub fn two_full_fiches() -> Two {
    let house = House::new();
    let spouse = house.add(person("Paul", "Quéméner", &["02 61 91 00 11"]));
    let removed = house.add(person("Jane", "Quemener", &["06 39 98 00 11", "02 61 91 00 11"]));
    let kept = house.add(person("Jeanne", "Quéméner", &["02 61 91 00 11"]));
    let file = house.foreign_hand();
    file.execute_batch(
        "INSERT INTO agent (id, name, role) VALUES (x'0d0c0000000070008000000000000a01', 'Léa', 'advisor');
         INSERT INTO product (id, reference, name) VALUES (x'0d0c0000000070008000000000000a02', 'BOX', 'Box');",
    )
    .unwrap();
    let set = |contact: ContactId, sql: &str| {
        file.execute(&format!("UPDATE contact SET {sql} WHERE id = ?1"), [contact.0]).unwrap();
    };
    set(
        kept,
        "stage = 'lead', street = '1 rue Voltaire', postcode = '29200', town = 'Brest', preferences = 'Le matin'",
    );
    set(
        removed,
        "stage = 'client', external_id = 'C-42', birth_year = 1970, loyalty_card = '77', street = '9 quai de la Loire', postcode = '44000',
         town = 'Nantes', preferences = 'Thé vert', last_contact_at = 99",
    );
    for (n, contact) in [(1, kept), (2, removed)] {
        hang(&file, n, contact, if contact == kept { removed } else { kept }, spouse);
    }
    drop(file);
    house.store.doctor(true).unwrap();
    house.store.look_at_flaws(&Context::at(noon()), &mut |_| true).unwrap();
    Two { house, kept, removed }
}

/// At least one row in every table.
fn hang(file: &Connection, n: u128, contact: ContactId, other: ContactId, spouse: ContactId) {
    let agent = Uuid::from_u128(0x0d0c_0000_0000_7000_8000_0000_0000_0a01);
    let run = |sql: &str, kind: u128| {
        let sql = sql.replace(":n", &n.to_string());
        let places = |name: &str| sql.contains(name);
        let (row, call, campaign, sequence) = (id(kind, n), id(90, n), id(91, 0), id(92, 0));
        let mut values: Vec<(&str, &dyn rusqlite::ToSql)> = Vec::new();
        let all: [(&str, &dyn rusqlite::ToSql); 8] = [
            (":id", &row),
            (":contact", &contact),
            (":agent", &agent),
            (":call", &call),
            (":campaign", &campaign),
            (":sequence", &sequence),
            (":spouse", &spouse),
            (":other", &other),
        ];
        values.extend(all.into_iter().filter(|(name, _)| places(name)));
        file.execute(&sql, &*values).unwrap_or_else(|error| panic!("{sql}: {error}"));
    };
    run(
        "INSERT INTO email (id, contact_id, position, address, address_folded, created_at) VALUES (:id, :contact, 0, 'jq@x.example', 'jq@x.example', 1)",
        1,
    );
    run(
        "INSERT INTO email (id, contact_id, position, address, address_folded, created_at) VALUES (:id, :contact, 1, 'jq:n@x.example', 'jq:n@x.example', 1)",
        2,
    );
    run("INSERT INTO address (id, contact_id, kind, town) VALUES (:id, :contact, 'billing', 'Brest')", 3);
    run(
        "INSERT INTO value_origin (id, contact_id, field, origin, recorded_at) VALUES (:id, :contact, 'birth_year', 'external', 1)",
        4,
    );
    run(
        "INSERT INTO value_origin (id, contact_id, field, origin, recorded_at) VALUES (:id, :contact, 'street', 'external', 1)",
        5,
    );
    run(
        "INSERT INTO opportunity (id, contact_id, subject, status, created_at) VALUES (:id, :contact, 'Box', 'open', 1)",
        6,
    );
    run(
        "INSERT INTO call (id, source, direction, state, contact_id, external_kind, ringing_at, opposed_at) VALUES (:call, 'demo', 'inbound', 'ended', :contact, 'number', 1, 2)",
        90,
    );
    run(
        "INSERT INTO exchange (id, contact_id, channel, direction, subject, at) VALUES (:id, :contact, 'mail', 'inbound', 'Bonjour', 1)",
        7,
    );
    run(
        "INSERT INTO callback (id, contact_id, due_at, subject, created_at) VALUES (:id, :contact, 9, 'Rappeler', 1)",
        8,
    );
    run(
        "INSERT INTO offer (id, contact_id, product_id, answer, at) SELECT :id, :contact, id, 'refused', 1 FROM product",
        9,
    );
    run("INSERT INTO purchase (id, contact_id, label, amount_cents, at) VALUES (:id, :contact, 'Box', 100, 1)", 10);
    run(
        "INSERT INTO ticket (id, number, contact_id, subject, priority, level, status, opened_at) VALUES (:id, 10:n, :contact, 'Panne', 'normal', 1, 'open', 1)",
        11,
    );
    run(
        "INSERT INTO ticket_event (id, ticket_id, kind, at) SELECT :id, id, 'opened', 1 FROM ticket WHERE number = 10:n",
        27,
    );
    run("INSERT INTO consent (id, contact_id, purpose, channel, on_behalf_of, object, text_shown, collected_by, collected_at, expires_at)
         VALUES (:id, :contact, 'prospecting', 'phone', 'Nous', 'Box', 'Oui', 'form', 1, 2)", 12);
    run("INSERT INTO number_choice (id, e164, contact_id, at) VALUES (:id, '+3326191001:n', :contact, 1)", 13);
    run("INSERT INTO pledge (id, call_id, contact_id, amount_cents, at) VALUES (:id, :call, :contact, 100, 1)", 14);
    run("INSERT INTO campaign (id, name, kind, ground, max_attempts, absent_hours, busy_minutes, guides, brief, created_at)
         VALUES (:campaign, 'Fibre', 'telesales', 'contract', 3, 1, 1, '[]', '', 1) ON CONFLICT DO NOTHING", 15);
    run(
        "INSERT INTO campaign_target (id, campaign_id, contact_id, state, next_at, attempts, at)
         VALUES (:id, :campaign, :contact, CASE :n WHEN 1 THEN 'waiting' ELSE 'done' END, 0, :n, 1)",
        16,
    );
    run(
        "INSERT INTO dial (id, call_id, ground, target_id, at) SELECT :id, :call, 'contract', id, 1 FROM campaign_target WHERE contact_id = :contact",
        17,
    );
    run("INSERT INTO appointment (id, contact_id, kind, starts_at, duration_ms, place, subject, agent_id, state, state_at, at)
         VALUES (:id, :contact, 'visit', 1, 1, '', '', :agent, 'planned', 1, 1)", 18);
    run(
        "INSERT INTO verification_sheet (id, contact_id, brief, truth, before) VALUES (:id, :contact, '', '{}', '{}')",
        19,
    );
    run("INSERT INTO practice (id, contact_id, student, started_at) VALUES (:id, :contact, 'Zoé', 1)", 20);
    run(
        "INSERT INTO web_request (id, key, source, contact_id, asked_at, dated, at) VALUES (:id, :id, 'form', :contact, 1, 1, 1)",
        21,
    );
    run(
        "INSERT INTO automation_rule (id, event, rule, seen_to, saved_at) VALUES (:sequence, 'x', '{}', 1, 1) ON CONFLICT DO NOTHING",
        22,
    );
    run(
        "INSERT INTO automation_act (id, rule_id, rule, action, contact_id, state, at) VALUES (:id, :sequence, '{}', 0, :contact, 'done', 1)",
        22,
    );
    run(
        "INSERT INTO sequence_run (id, sequence_id, sequence, contact_id, step, next_at, started_at) VALUES (:id, :sequence, '{\"name\":\"Suivi\",\"minutes\":540,\"steps\":[],\"exits\":[]}', :contact, 0, 1, 1)",
        23,
    );
    run(
        "INSERT INTO import (id, kind, file_name, shape, started_at) VALUES (:id, 'contacts', 'clients.csv', '{}', 1)",
        30,
    );
    run(
        "INSERT INTO import_change (id, import_id, contact_id, changes, updated_at) VALUES (:id, :id, :contact, '[]', 1)",
        30,
    );
    run("INSERT INTO bulk_edit (id, what, started_at) VALUES (:id, '{}', 1)", 31);
    run(
        "INSERT INTO bulk_change (id, bulk_id, contact_id, changes, updated_at) VALUES (:id, :id, :contact, '[]', 1)",
        31,
    );
    run("INSERT INTO task (id, contact_id, text, due_at, created_at) VALUES (:id, :contact, 'Écrire', 1, 1)", 24);
    run(
        "INSERT INTO proposal (id, contact_id, kind, value, reason, at) VALUES (:id, :contact, 'stage', 'client', '{\"by\":\"sequence\",\"name\":\"Suivi\",\"step\":1,\"of\":2}', 1)",
        25,
    );
    run("INSERT INTO contact_tag (id, contact_id, tag, at) VALUES (:id, :contact, 'VIP', 1)", 26);
    run("INSERT INTO contact_tag (id, contact_id, tag, at) VALUES (:id, :contact, 'n° :n', 1)", 29);
    run(
        "INSERT INTO not_same (id, contact_id, other_id, at) VALUES (:id, min(:contact, :spouse), max(:contact, :spouse), 1)",
        28,
    );
    run(
        "INSERT INTO not_same (id, contact_id, other_id, at) VALUES (:id, min(:contact, :other), max(:contact, :other), 1) ON CONFLICT (contact_id, other_id) DO NOTHING",
        30,
    );
    let contact_text = contact.to_string();
    file.execute(
        "INSERT INTO draft (key, body, updated_at) VALUES (?1, 'en cours', 1)",
        [format!("contact:{contact_text}:job")],
    )
    .unwrap();
    if n == 2 {
        file.execute(
            "INSERT INTO draft (key, body, updated_at) VALUES (?1, 'seul', 1)",
            [format!("contact:{contact_text}:label")],
        )
        .unwrap();
    }
}

/// Every table and column that references a fiche.
pub fn references(file: &Connection) -> Vec<(String, String)> {
    file.prepare(
        "SELECT t.name, k.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
         WHERE t.type = 'table' AND k.\"table\" = 'contact'",
    )
    .unwrap()
    .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
    .unwrap()
    .collect::<rusqlite::Result<_>>()
    .unwrap()
}
