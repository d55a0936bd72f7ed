//! The French help of the quality of a base and of changes to many fiches.

/// Path, words.
#[rustfmt::skip]
pub const HELP: &[(&str, &str)] = &[
    ("quality", "La qualité de la base, sa note et ses listes. JSON : {score, people, parts:[{list, count, of, share, weight, rule}], fixable, duplicates_looked_at, aging_percent, verify_below_percent, formula}"),
    ("quality list", "Les fiches d’une liste, les plus utiles d’abord. JSON : {list, rule, total, items:[{contact_id, name, …, flaws, corrections:[{kind, spot, before, after}], still_right, verified_at, spent}]}"),
    ("quality fix", "Corriger partout ce qui est proposé de ces natures ; chaque passage s’annule"),
    ("quality dry_run", "Avec --fix : montrer ce qui changerait, ne rien écrire"),
    ("quality verify", "Dire que cette fiche a été vérifiée aujourd’hui"),
    ("quality deduce", "Proposer sur les fiches ce que disent leurs collègues : l’adresse selon l’usage de la société, son standard. JSON : {proposed}"),
    ("quality look", "Chercher d’abord les doublons, et garder ce qui est trouvé"),
    ("quality limit", "Avec --list ou --dry-run : au plus tant (20)"),
    ("quality after", "Avec --list : celles qui suivent cette fiche"),
    ("bulk", "Une modification de beaucoup de fiches, montrée d’abord, annulable. JSON : {bulk_id, people, changed} ; avec --dry-run {people, changing, lines:[{contact_id, name, value, field, before, after}]}"),
    ("bulk rule", "Qui : un segment par son nom ou son identifiant, ou une règle"),
    ("bulk set", "Une valeur de la fiche : town=Rennes (town= la vide)"),
    ("bulk tag", "Une étiquette à mettre"),
    ("bulk untag", "Une étiquette à ôter"),
    ("bulk stage", "Une autre étape"),
    ("bulk why", "Avec --stage : la raison"),
    ("bulk fix", "Corriger ce qui est proposé, de ces natures"),
    ("bulk dry_run", "Montrer ce qui changerait, ne rien écrire"),
    ("bulk limit", "Avec --dry-run : au plus tant de valeurs (20)"),
    ("bulk undo", "En annuler une : ce qui a été modifié depuis reste"),
    ("bulk past", "Les dernières"),
];
