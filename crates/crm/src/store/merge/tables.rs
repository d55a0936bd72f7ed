//! Every table that says of whom its rows are, and what becomes of them when two fiches become one.

use crate::store::undo::Table;

/// Their rows follow the person, one and all.
pub(super) const FOLLOW: &[Table] = &[
    Table::StageChange,
    Table::Opportunity,
    Table::Call,
    Table::Exchange,
    Table::Callback,
    Table::Offer,
    Table::Purchase,
    Table::Ticket,
    Table::Consent,
    Table::NumberChoice,
    Table::Pledge,
    Table::Appointment,
    Table::Practice,
    Table::WebRequest,
    Table::AutomationAct,
    Table::Task,
    Table::ImportChange,
    Table::BulkChange,
];

/// A person has one of each of their rows: what the kept fiche has already does not come twice ([`super::unite`]).
pub(super) const UNITED: &[Table] = &[
    Table::PhoneNumber,
    Table::Email,
    Table::Address,
    Table::ValueOrigin,
    Table::CampaignTarget,
    Table::VerificationSheet,
    Table::SequenceRun,
    Table::Proposal,
    Table::ContactTag,
];

/// Rows about two fiches, with the column of each: what was said of a pair, and earlier merges.
pub(super) const OF_PAIRS: &[(Table, &str)] =
    &[(Table::NotSame, "contact_id"), (Table::NotSame, "other_id"), (Table::ContactMerge, "kept_id")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Store;
    use chrono::DateTime;
    use rusqlite::Connection;

    #[test]
    fn no_table_that_names_a_fiche_is_forgotten_by_a_merge() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("base.db");
        drop(Store::open(&path, DateTime::UNIX_EPOCH).unwrap());
        let mut named: Vec<(String, String)> = Connection::open(&path)
            .unwrap()
            .prepare(
                "SELECT t.name, k.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
                 WHERE t.type = 'table' AND k.\"table\" = 'contact'",
            )
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        let alone = FOLLOW.iter().chain(UNITED).map(|table| (*table, "contact_id"));
        let mut handled: Vec<(String, String)> = alone
            .chain(OF_PAIRS.iter().copied())
            .map(|(table, column)| (table.name().to_owned(), column.to_owned()))
            .collect();
        named.sort();
        handled.sort();
        assert_eq!(named, handled, "a table that references contact(id) belongs in one of these lists");
    }
}
