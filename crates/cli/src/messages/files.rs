//! What exports, backups and the mending of files make the command say: a code, French, English.

/// Code, French, English.
#[rustfmt::skip]
pub const TABLE: &[(&str, &str, &str)] = &[
    ("error.invalid.file.unknown_format", "Ce nom de fichier ne dit pas son format. Rien n’a été écrit. Finissez-le par .csv, .tsv, .xlsx, .vcf ou .json.", "This name does not say which format the file has. Nothing was written. End it with .csv, .tsv, .xlsx, .vcf or .json."),
    ("error.refused.too_many_for_a_sheet", "Une feuille Excel tient au plus 1 048 575 personnes. Rien n’a été écrit. Exportez en .csv, ou un segment à la fois.", "An Excel sheet holds 1,048,575 people at most. Nothing was written. Export to .csv, or one segment at a time."),
    ("export.failed", "L’export n’a pas pu être écrit là. Vos données sont intactes. Choisissez un autre dossier.", "The export could not be written there. Your data is intact. Choose another folder."),
    ("export.done", "{0} personne(s) dans {1}.", "{0} people in {1}."),
    ("export.frozen", "{0} fiche(s) gelée(s) n’y sont pas : leur usage est limité (RGPD art. 18).", "{0} frozen contacts are not in it: their use is limited (GDPR art. 18)."),
    ("column.contacts_count", "Fiches", "Contacts"),
    ("column.calls_count", "Appels", "Calls"),
    ("column.size", "Taille", "Size"),
];
