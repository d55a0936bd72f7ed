//! The notes of a fiche and the companies that are fiches of their own, out and in again.

use crm::import::OnDuplicate;
use rusqlite::params;

use crate::bases::{Base, READ_AGAIN, now};

/// Around the hour that the clocks of spring leave out, and two within one minute.
const NOTES: [(&str, &str); 5] = [
    ("2025-12-31T23:59:00Z", "Rappelle\n\nlundi ; \"absolument\""),
    ("2026-03-29T00:59:00Z", "=1+1"),
    ("2026-03-29T01:00:00Z", "— souligné —"),
    ("2026-07-14T10:00:00Z", "-2, puis rien"),
    ("2026-07-14T10:00:00Z", "La même minute"),
];

fn noted(notes: &[(&str, String)]) -> Base {
    let base = Base::of("Nom;Tél\nRoux;0199000000\nNoël;0199000001\n");
    let hand = base.hand();
    for (at, text) in notes {
        let at = chrono::DateTime::parse_from_rfc3339(at).unwrap().timestamp_millis();
        hand.execute(
            "INSERT INTO exchange (id, contact_id, channel, direction, subject, body, at)
             SELECT randomblob(16), id, 'note', 'internal', ?1, ?1, ?2 FROM contact WHERE last_name = 'Roux'",
            params![text, at],
        )
        .unwrap();
    }
    drop(hand);
    base
}

/// The notes of everybody, the oldest first, each with its moment.
fn notes(base: &Base) -> Vec<(i64, String)> {
    let hand = base.hand();
    let mut statement = hand
        .prepare("SELECT at, coalesce(nullif(body, ''), subject) FROM exchange WHERE channel = 'note' ORDER BY at, rid")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn each_of_several_notes_comes_back_as_its_own_at_its_own_moment() {
    let base = noted(&NOTES.map(|(at, text)| (at, text.to_owned())));
    let before = notes(&base);
    assert_eq!(before.len(), 5);
    for name in READ_AGAIN {
        let other = Base::new();
        other.take(&base.give(name), OnDuplicate::Merge);
        assert_eq!(notes(&other), before, "{name}");
    }
}

#[test]
fn notes_brought_into_the_base_they_came_from_are_not_doubled() {
    let base = noted(&NOTES.map(|(at, text)| (at, text.to_owned())));
    // What is only a subject is a note all the same.
    base.hand().execute("UPDATE exchange SET body = '' WHERE subject = '=1+1'", []).unwrap();
    let before = notes(&base);
    for name in READ_AGAIN {
        base.take(&base.give(name), OnDuplicate::Merge);
        assert_eq!(notes(&base), before, "{name}");
    }
}

#[test]
fn more_notes_than_one_cell_holds_come_back_in_several() {
    let line = "été à la plage ".repeat(18);
    let long = |at: usize| vec![format!("{at} {}", line.trim_end()); 30].join("\n");
    for count in [6, 12] {
        let told: Vec<(&str, String)> = (0..count).map(|at| ("2026-01-01T08:00:00Z", long(at))).collect();
        let base = noted(&told);
        for name in READ_AGAIN {
            let other = Base::new();
            let report = other.take(&base.give(name), OnDuplicate::Merge);
            assert_eq!((report.created, report.rejected), (2, 0), "{name}");
            assert_eq!(notes(&other), notes(&base), "{name}");
        }
        let table = std::fs::read_to_string(base.path("base.csv")).unwrap();
        let header = table.lines().next().unwrap();
        assert!(header.contains(";Note;Note 2;"), "{header}");
    }
}

#[test]
fn a_note_of_another_program_is_one_note_of_today() {
    let base = Base::of("Nom;Notes\nRoux;\"Vu le 12.\n— à revoir —\n— 99/99/2026 10:00 —\nfin\"\n");
    let found = notes(&base);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, "Vu le 12.\n— à revoir —\n— 99/99/2026 10:00 —\nfin");
    assert!(found[0].0 > now().timestamp_millis());
}

#[test]
fn a_note_from_the_future_is_of_the_day_it_is_brought_in() {
    let base = Base::of("Nom;Note\nRoux;\"— 01/01/2999 10:00 —\nPlus tard\"\n");
    let found = notes(&base);
    assert_eq!(found[0].1, "Plus tard");
    assert!(found[0].0 < now().timestamp_millis() + 60_000);
}

#[test]
fn a_company_that_is_a_row_of_its_own_comes_back_with_all_that_is_known_of_it() {
    let base = Base::of(
        "Nom;Est une société;SIRET;Code NAF;Effectif;Type établissement;Site web;Téléphone;Rue;Code postal;Ville;Note\n\
         Quai Ouest;oui;73282932000074;61.10Z;12;siège;https://quai.example;0261910042;2 quai A;44000;Nantes;Ouvert\n\
         Sans Rien;oui;;;;;;;;;;\n\
         Site Seul;oui;;;;;https://seul.example;;;;;\n",
    );
    let before = base.people();
    assert_eq!(before.len(), 3);
    assert!(before.iter().all(|company| company.starts_with("[null,null,null,null,")), "no name: {before:#?}");
    for name in READ_AGAIN {
        let other = Base::new();
        let report = other.take(&base.give(name), OnDuplicate::Merge);
        assert_eq!((report.created, report.rejected), (3, 0), "{name}: {:?}", report.told);
        assert_eq!(other.people(), before, "{name}");
        let again = base.take(&base.path(name), OnDuplicate::Merge);
        assert_eq!((again.created, again.rejected), (0, 0), "{name}: {:?}", again.told);
        assert_eq!(base.people(), before, "{name}");
    }
}
