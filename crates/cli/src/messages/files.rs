//! What exports, backups and the mending of files make the command say: a code, French, English.

/// Code, French, English.
#[rustfmt::skip]
pub const TABLE: &[(&str, &str, &str)] = &[
    ("error.invalid.file.unknown_format", "Ce nom de fichier ne dit pas son format. Rien n’a été écrit. Finissez-le par .csv, .tsv, .xlsx, .vcf ou .json.", "This name does not say which format the file has. Nothing was written. End it with .csv, .tsv, .xlsx, .vcf or .json."),
    ("error.invalid.file.other_json", "Ce fichier JSON n’est pas un export de Décroche. Rien n’a changé. Enregistrez le tableau en CSV.", "This JSON file is no export of Décroche. Nothing changed. Save the table as CSV."),
    ("import_reason.not_a_fiche", "ce n’est pas une fiche exportée par Décroche, rien n’en est lu", "not a contact as Décroche exports them, nothing of it is read"),
    ("error.refused.too_many_for_a_sheet", "Une feuille Excel tient au plus 1 048 575 personnes. Rien n’a été écrit. Exportez en .csv, ou un segment à la fois.", "An Excel sheet holds 1,048,575 people at most. Nothing was written. Export to .csv, or one segment at a time."),
    ("import.no_such_preset", "Il n’y a pas de préréglage « {0} ». Ceux qui existent : {1}.", "There is no preset “{0}”. Those there are: {1}."),
    ("import.other_file", "Aucune colonne de ce fichier n’est dans le préréglage « {0} ». Rien n’a été changé. « decroche import presets » les liste.", "No column of this file is in the preset “{0}”. Nothing was changed. “decroche import presets” lists them."),
    ("import.preset_lacks", "Préréglage « {0} » : le fichier n’a pas {1}.", "Preset “{0}”: the file does not have {1}."),
    ("import.no_presets", "Aucun préréglage. « decroche import FICHIER --save-preset NOM » en garde un.", "No preset. “decroche import FILE --save-preset NAME” keeps one."),
    ("column.columns", "Colonnes", "Columns"),
    ("column.saved", "Enregistré", "Saved"),
    ("export.failed", "L’export n’a pas pu être écrit là. Vos données sont intactes. Choisissez un autre dossier.", "The export could not be written there. Your data is intact. Choose another folder."),
    ("export.done", "{0} personne(s) dans {1}.", "{0} people in {1}."),
    ("export.frozen", "{0} fiche(s) gelée(s) n’y sont pas : leur usage est limité (RGPD art. 18).", "{0} frozen contacts are not in it: their use is limited (GDPR art. 18)."),
    ("column.contacts_count", "Fiches", "Contacts"),
    ("column.calls_count", "Appels", "Calls"),
    ("backup.none", "Aucune sauvegarde.", "No backup."),
    ("restore.no_file", "Il n’y a pas de sauvegarde {0}. Rien n’a changé. « decroche backup --list » les liste.", "There is no backup {0}. Nothing has changed. “decroche backup --list” lists them."),
    ("restore.damaged", "Cette sauvegarde est abîmée, ou n’en est pas une. Rien n’a changé. Prenez-en une autre : « decroche backup --list ».", "This backup is damaged, or is none. Nothing has changed. Take another: “decroche backup --list”."),
    ("restore.done", "{0} est reprise. Pour revenir à ce qui était là : decroche restore {1}", "{0} is back. To return to what was there: decroche restore {1}"),
    ("restore.whole", "{0} est reprise.", "{0} is back."),
    ("restore.aside", "Le fichier abîmé est gardé ici : {0}", "The damaged file is kept here: {0}"),
    ("salvage.kept", "Le fichier abîmé est gardé tel quel : {0}", "The damaged file is kept as it was: {0}"),
    ("salvage.backup", "La dernière sauvegarde en sait peut-être plus ({1} fiches) : {0}", "The last backup may know more ({1} contacts): {0}"),
    ("column.file", "Fichier", "File"),
    ("column.saved_rows", "Sauvé", "Saved"),
    ("column.lost_rows", "Illisible", "Unreadable"),
    ("column.gone_rows", "Écarté", "Left out"),
];
