//! The French help of exports, backups and the mending of files.

/// Path, words.
#[rustfmt::skip]
pub const HELP: &[(&str, &str)] = &[
    ("export", "Exporter les personnes dans un fichier que l’import sait relire. JSON : {rows, frozen, file}"),
    ("export file", "Où : .csv, .tsv, .xlsx, .vcf ou .json"),
    ("export segment", "Seulement les personnes d’un segment : son nom, son identifiant, ou une règle"),
    ("export replace", "Prendre la place d’un fichier qui y est"),
];
