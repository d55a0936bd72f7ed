//! What people say, and the one writing it has.

use crate::segment::{parse, print};

/// The canonical text of what is said.
fn canon(text: &str) -> String {
    match parse(text) {
        Ok(rule) => print(&rule),
        Err(error) => panic!("{text}: {error:?}"),
    }
}

#[test]
fn the_rule_of_the_course_is_one_line_however_it_is_said() {
    let written = "sexe = femme et âge ≥ 30 et travaille à \"Paris 8e\" et panier moyen > 200 €";
    for said in [
        "femme et âge ≥ 30 et travaille à \"Paris 8e\" et panier moyen > 200 €",
        "femmes de 30 ans et plus, travaillant à Paris 8e, panier moyen > 200 €",
        "Femmes de 30 ans et plus travaillant à \"Paris 8e\", panier moyen supérieur à 200 euros",
        "women and age >= 30 and works in \"Paris 8e\" and average basket > 200",
        written,
    ] {
        assert_eq!(canon(said), written, "{said}");
    }
}

#[test]
fn every_way_to_say_an_age() {
    for (said, written) in [
        ("30 ans et plus", "âge ≥ 30"),
        ("de moins de 30 ans", "âge < 30"),
        ("de plus de 60 ans", "âge > 60"),
        ("de 30 à 40 ans", "âge entre 30 et 40"),
        ("entre 30 et 40 ans", "âge entre 30 et 40"),
        ("âge 30", "âge = 30"),
        ("personnes de 25 ans et moins", "âge ≤ 25"),
    ] {
        assert_eq!(canon(said), written, "{said}");
    }
}

#[test]
fn the_comma_separates_whole_conditions_and_ou_binds_less_than_et() {
    assert_eq!(
        canon("client ou prospect, ville = Rennes"),
        "(étape = client ou étape = prospect) et ville = \"Rennes\""
    );
    assert_eq!(canon("femme et client ou homme"), "(sexe = femme et étape = client) ou sexe = homme");
    assert_eq!(canon("non femme et client"), "non sexe = femme et étape = client");
    assert_eq!(canon("non (femme ou client)"), "non (sexe = femme ou étape = client)");
}

#[test]
fn what_is_counted_is_narrowed_and_dated() {
    for (said, written) in [
        ("appels", "appels ≥ 1"),
        ("aucun appel depuis 90 jours", "appels depuis aujourd’hui - 90 jours = 0"),
        ("nombre d’appels entrants > 3", "appels sens entrant > 3"),
        ("au moins 3 achats cette année", "achats cette année ≥ 3"),
        (
            "appels entrants de motif \"Facture, paiement\" depuis 3 mois ≥ 2",
            "appels sens entrant motif \"Facture, paiement\" depuis aujourd’hui - 3 mois ≥ 2",
        ),
        ("sans ticket ouvert", "tickets état ouvert = 0"),
        ("tickets ouverts", "tickets état ouvert ≥ 1"),
        ("rappels en retard", "rappels état en retard ≥ 1"),
        (
            "panier moyen famille Fibre depuis le 01/09/2026 > 1 234,50 €",
            "panier moyen famille \"Fibre\" depuis 01/09/2026 > 1234,50 €",
        ),
        ("refus du produit \"Fibre Pro\"", "refus produit \"Fibre Pro\" ≥ 1"),
        ("appels entre 2 et 5", "appels entre 2 et 5"),
        ("appels du 01/01/2026 au 31/03/2026 = 0", "appels du 01/01/2026 au 31/03/2026 = 0"),
        ("dans la campagne \"Relance\" réussie", "campagnes état réussi campagne \"Relance\" ≥ 1"),
        ("opportunités ouvertes", "opportunités état ouverte ≥ 1"),
        ("rendez-vous à venir", "rendez-vous état à venir ≥ 1"),
        ("score RFM > 60", "score RFM > 60"),
        ("score supérieur à 60", "score RFM > 60"),
        ("note RFM entre 40 et 60", "score RFM entre 40 et 60"),
        ("classe RFM = champion", "classe RFM = champions"),
        ("classe = champions", "classe RFM = champions"),
        ("score R ≥ 4 et note de fréquence > 2", "note R ≥ 4 et note F > 2"),
        ("échanges par mail depuis 1 an", "échanges canal mail depuis aujourd’hui - 1 ans ≥ 1"),
    ] {
        assert_eq!(canon(said), written, "{said}");
    }
}

#[test]
fn days_are_said_from_today_or_outright() {
    for (said, written) in [
        ("dernier contact il y a plus de 90 jours", "dernier contact < aujourd’hui - 90 jours"),
        ("dernier contact il y a moins de 3 mois", "dernier contact > aujourd’hui - 3 mois"),
        ("créé depuis le 01/09/2026", "date de création ≥ 01/09/2026"),
        ("créé cette année", "date de création = cette année"),
        ("dernier achat avant 2026-01-31", "dernier achat < 31/01/2026"),
        ("dernier contact jamais", "dernier contact est vide"),
        ("dernier contact > aujourd'hui - 90 jours", "dernier contact > aujourd’hui - 90 jours"),
        ("last contact more than 90 days ago", "dernier contact < aujourd’hui - 90 jours"),
        ("dernier achat entre 01/01/2026 et hier", "dernier achat entre 01/01/2026 et aujourd’hui - 1 jours"),
    ] {
        assert_eq!(canon(said), written, "{said}");
    }
}

#[test]
fn values_of_the_house_and_of_closed_lists() {
    for (said, written) in [
        ("étape parmi (client, client fidèle)", "étape parmi (client, client fidèle)"),
        ("prospects chauds", "étape = prospect et température = chaud"),
        ("clients fidèles", "étape = client fidèle"),
        ("département 35", "département = \"Ille-et-Vilaine\""),
        ("région = Bretagne", "région = Bretagne"),
        ("effectif = 10 à 19 salariés", "effectif = 10 à 19 salariés"),
        ("suivi par Nora Petit", "suivi par = \"Nora Petit\""),
        ("étiquette VIP", "étiquette = \"VIP\""),
        ("NAF commence par 61", "NAF commence par \"61\""),
        ("ville = Saint-Malo", "ville = \"Saint-Malo\""),
        ("sans e-mail", "non e-mail valide"),
        ("avec mobile", "mobile"),
        ("femmes avec carte de fidélité", "sexe = femme et carte de fidélité est rempli"),
        ("classe RFM at_risk", "classe RFM = à risque"),
        ("société est vide", "société est vide"),
        ("nom contient dup", "nom contient \"dup\""),
        ("accord expiré", "accord au démarchage = expiré"),
        ("classe RFM = champions", "classe RFM = champions"),
        ("habite dans le 35", "habite à \"35\""),
    ] {
        assert_eq!(canon(said), written, "{said}");
    }
}

#[test]
fn every_way_to_say_how_far() {
    for (said, written) in [
        ("distance de Lyon < 30 km", "distance de \"Lyon\" < 30 km"),
        ("distance d’Angers au plus 30 kilomètres", "distance de \"Angers\" ≤ 30 km"),
        ("distance du Mans ≥ 100", "distance de \"Le Mans\" ≥ 100 km"),
        ("distance des Sables-d’Olonne < 5 km", "distance de \"Les Sables-d’Olonne\" < 5 km"),
        ("distance de Sainte-Marie-au-Bosc < 5 km", "distance de \"Sainte-Marie-au-Bosc\" < 5 km"),
        ("distance de Saint-Denis (93) < 5 km", "distance de \"Saint-Denis (93)\" < 5 km"),
        ("distance de Paris 8e entre 1 et 3 km", "distance de \"Paris 8e\" entre 1 km et 3 km"),
        ("à moins de 30 km de Lyon, client", "distance de \"Lyon\" < 30 km et étape = client"),
        ("clients à 30 km de Lyon ou de 30 ans", "(étape = client et distance de \"Lyon\" ≤ 30 km) ou âge = 30"),
        ("à plus de 1 000 km de Brest", "distance de \"Brest\" > 1000 km"),
        ("people within 30km of \"Lyon\"", "distance de \"Lyon\" ≤ 30 km"),
        ("distance de parmi (Lyon, \"Paris\") < 5 km", "distance de parmi (\"Lyon\", \"Paris\") < 5 km"),
    ] {
        assert_eq!(canon(said), written, "{said}");
    }
}
