//! A whole base is written in little memory.

use std::fs;
use std::time::Instant;

use crm::export::ExportChoices;

use crate::bases::{Base, now};

/// What may be held while a base is written, in KiB: its own pages in memory are most of it.
const HELD_MAX: u64 = 160 << 10;

fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn twenty_thousand_people_with_long_notes_are_written_one_after_the_other() {
    let base = Base::new();
    let rows: String = (0..20_000).map(|n| format!("Nom{n};0199{n:06}\n")).collect();
    fs::write(base.path("avant.csv"), format!("Nom;Tél\n{rows}")).unwrap();
    base.take(&base.path("avant.csv"), crm::import::OnDuplicate::Create);
    base.hand()
        .execute(
            "INSERT INTO exchange (id, contact_id, channel, direction, subject, body, at)
             SELECT randomblob(16), id, 'note', 'internal', 'x', hex(zeroblob(1000)), 0 FROM contact",
            [],
        )
        .unwrap();
    for name in ["base.csv", "base.xlsx", "base.vcf", "base.json"] {
        fs::write("/proc/self/clear_refs", "5").unwrap();
        let (before, began) = (peak(), Instant::now());
        let report = base.store.export(&base.path(name), &ExportChoices::default(), now(), &mut |_| true).unwrap();
        let held = peak().saturating_sub(before);
        let size = fs::metadata(base.path(name)).unwrap().len() >> 20;
        println!("{name}: {} people, {size} MiB, {held} KiB held, {:.1?}", report.rows, began.elapsed());
        assert!(held < HELD_MAX, "{name} held {held} KiB");
        fs::remove_file(base.path(name)).unwrap();
    }
}
