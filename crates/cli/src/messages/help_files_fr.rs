//! The French help of exports, backups and the mending of files.

/// Path, words.
#[rustfmt::skip]
pub const HELP: &[(&str, &str)] = &[
    ("import save_preset", "Garder sous ce nom ce que contiennent les colonnes, pour le prochain fichier qui a les mêmes"),
    ("import presets", "Lister les préréglages gardés, ou en retirer un. JSON : {items:[{preset_id, name, kind, saved_at, mapping}]}"),
    ("import presets delete", "Retirer celui qui porte ce nom"),
    ("export", "Exporter les personnes dans un fichier que l’import sait relire. JSON : {rows, frozen, file}"),
    ("export file", "Où : .csv, .tsv, .xlsx, .vcf ou .json"),
    ("export segment", "Seulement les personnes d’un segment : son nom, son identifiant, ou une règle"),
    ("export replace", "Prendre la place d’un fichier qui y est"),
    ("backup list", "Ne pas en faire : lister celles qui sont là, la dernière d’abord. JSON : {total, items:[{path, at, contacts, calls}]}"),
    ("restore", "Reprendre une sauvegarde, après en avoir fait une de ce qui est là. JSON : {ok, checks, restored, undo, moved_to}"),
    ("restore path", "La sauvegarde : son chemin, ou son nom dans le dossier des sauvegardes"),
    ("doctor repair", "Refaire d’abord les tables dérivées ; d’un fichier abîmé, sauver dans un nouveau ce qui se lit encore. JSON : {ok, checks, salvage:{moved_to, tables:[{name, saved, holes, lost_at_most, refused, orphans}], last_backup}}"),
];
