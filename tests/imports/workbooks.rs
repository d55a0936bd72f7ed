//! Workbooks of Excel.

use crm::import::ImportKind;
use crm::import::read::ReadChoices;

use crate::seen::{choices, see, try_see};
use crate::zipped::{row, workbook};

#[test]
fn a_workbook_made_by_hand() {
    let rows = [
        row(1, &["Fichier clients 2025"]),
        row(3, &["N° client", "Nom", "Prénom", "Tél", "Né le", "Ne plus appeler", "CA"]),
        row(4, &["#12", "Le Gall", "Zoé", "#639980012", "#d29353", "#b1", "#1200.5"]),
        row(5, &["#13", "Ben Salem", "Ali", "+33 6 39 98 00 13", "#d32276", "#b0", "#0.30000000000000004"]),
        row(6, &["", "", "", "", "", "", ""]),
        row(7, &["Total", "", "", "", "", "", "#1200.8"]),
    ]
    .concat();
    let seen = see(&workbook(&[("Clients", "", &rows)], &[]), "clients.xlsx");
    assert_eq!(seen.shape.format.as_str(), "xlsx");
    assert_eq!((seen.shape.header_line, seen.shape.skipped_lines), (Some(3), 2));
    assert_eq!(
        seen.mapped(),
        [
            "N° client=external_id",
            "Nom=last_name",
            "Prénom=first_name",
            "Tél=phone",
            "Né le=birth",
            "Ne plus appeler=do_not_call"
        ]
    );
    assert_eq!(seen.rows[0].cells, ["12", "Le Gall", "Zoé", "639980012", "1980-05-12", "oui", "1200.5"]);
    assert_eq!(seen.rows[1].cells, ["13", "Ben Salem", "Ali", "+33 6 39 98 00 13", "1988-05-13", "non", "0.3"]);
    assert_eq!(seen.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 5]);
}

#[test]
fn the_first_sheet_with_rows_is_read_unless_another_is_said() {
    let people = [row(1, &["Nom", "Tél"]), row(2, &["Le Gall", "0639980012"])].concat();
    let others = [row(1, &["Nom", "Tél"]), row(2, &["Roux", "0639980013"]), row(3, &["Noël", "0639980014"])].concat();
    let secret = [row(1, &["Nom", "Tél"]), row(2, &["Caché", "0639980015"])].concat();
    let sheets = [
        ("Notes", "", ""),
        ("Secret", "hidden", secret.as_str()),
        ("Clients", "", &people),
        ("Prospects", "", &others),
    ];
    let bytes = workbook(&sheets, &[]);
    let seen = see(&bytes, "clients.xlsx");
    assert_eq!(seen.shape.sheets, ["Notes", "Clients", "Prospects"]);
    assert_eq!(seen.shape.sheet.as_deref(), Some("Clients"));
    assert_eq!(seen.rows.len(), 1);
    let said = |name: &str| ReadChoices { sheet: Some(name.to_owned()), ..ReadChoices::default() };
    assert_eq!(try_see(&bytes, "f.xlsx", &said("Prospects")).unwrap().rows.len(), 2);
    assert_eq!(try_see(&bytes, "f.xlsx", &said("Secret")).unwrap().cell(0, "name"), "Caché");
    assert!(try_see(&bytes, "f.xlsx", &said("Ailleurs")).is_err());
}

#[test]
fn shared_texts_formulas_and_hours() {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c><c r=\"D1\" t=\"s\"><v>3</v></c></row>\
        <row r=\"2\"><c r=\"A2\" s=\"2\"><v>45718.41667824074</v></c><c r=\"B2\" t=\"str\"><f>CONCATENATE(\"0\",\"639980012\")</f><v>0639980012</v></c><c r=\"C2\" s=\"3\"><v>0.5</v></c><c r=\"D2\" t=\"e\"><v>#N/A</v></c></row>";
    let bytes = workbook(&[("Appels", "", rows)], &["Date", "Appelant", "Heure", "Durée"]);
    let seen = try_see(&bytes, "appels.xlsx", &choices(ImportKind::Calls)).unwrap();
    assert_eq!(seen.shape.likely_kind, ImportKind::Calls);
    assert_eq!(seen.mapped(), ["Date=at", "Appelant=from", "Heure=time", "Durée=duration"]);
    assert_eq!(seen.rows[0].cells, ["2025-03-02 10:00:01", "0639980012", "12:00:00", ""]);
}
