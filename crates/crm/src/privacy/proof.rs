//! The proof of a consent on one page, as R.223-2 of the Code de la consommation has it given on request.

use super::html::page;
use crate::article::escaped;
use crate::consent::{ConsentLine, ConsentNow};

/// French, self-contained, to be printed or sent; `numbers` as they are read here.
pub fn proof_page(line: &ConsentLine, name: &str, numbers: &[String]) -> String {
    let moment = |at: chrono::DateTime<chrono::Utc>| {
        let zone = line.proof.time_zone.as_deref().and_then(|zone| zone.parse::<chrono_tz::Tz>().ok());
        let zone = zone.unwrap_or(chrono_tz::Europe::Paris);
        let local = at.with_timezone(&zone);
        format!("{} à {} ({zone})", local.format("%d/%m/%Y"), local.format("%H:%M:%S"))
    };
    let state = match line.state {
        ConsentNow::Given => "valide",
        ConsentNow::Expired => "expiré",
        ConsentNow::Withdrawn => "retiré",
        ConsentNow::MissingProof => "sans preuve suffisante\u{a0}: il ne vaut pas accord",
    };
    let how = |word: &str| match word {
        "call" => "oral, pendant un appel".to_owned(),
        "form" => "formulaire d’un site".to_owned(),
        "paper" => "papier signé".to_owned(),
        "mail" => "courrier ou e-mail".to_owned(),
        "visit" => "en personne".to_owned(),
        "objection" => "opposition".to_owned(),
        other => other.to_owned(),
    };
    let none = || "non renseigné".to_owned();
    let said = |value: &Option<String>| value.clone().filter(|text| !text.is_empty()).unwrap_or_else(none);
    let rows = [
        ("Personne", name.to_owned()),
        ("Numéros", numbers.join(", ")),
        ("Au nom de", line.on_behalf_of.clone()),
        ("Entité légale", said(&line.proof.entity)),
        ("Objet", line.object.clone()),
        ("Texte accepté", line.text_shown.clone()),
        ("Version du texte", said(&line.proof.text_version)),
        ("Recueilli", how(&line.collected_by)),
        ("Recueilli le", moment(line.collected_at)),
        ("Expire le", moment(line.expires_at)),
        ("Créneau accepté", line.proof.slot_at.map_or_else(none, moment)),
        ("Preuve", Some(line.evidence.clone()).filter(|text| !text.is_empty()).unwrap_or_else(none)),
        ("Fichier de preuve", said(&line.proof.evidence_file)),
        ("Empreinte SHA-256", said(&line.proof.evidence_sha256)),
        ("Retiré le", line.withdrawn_at.map_or_else(|| "il ne l’a pas été".to_owned(), moment)),
        ("Retiré par", line.withdrawn_by.as_deref().map_or_else(none, how)),
        ("État", state.to_owned()),
    ];
    let cells: String = rows
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| format!("<dt>{label}</dt><dd>{}</dd>\n", escaped(value)))
        .collect();
    let body = format!(
        "<h1>Preuve d’un accord au démarchage téléphonique</h1>\n<p class=\"why\">C. conso. L.223-1, R.223-1 et R.223-2. \
         L’accord se retire à tout moment, un mot au téléphone suffit (R.223-3).</p>\n<dl>\n{cells}</dl>\n"
    );
    page("Preuve d’un accord", &body)
}
