//! Trades of invented companies with their true NAF rév. 2 code and label, and the words that make their names.
//!
//! The codes and labels are INSEE's; the companies made with them are fiction.

/// One trade.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trade {
    /// NAF rév. 2 code, `43.21A`.
    pub(super) naf: &'static str,
    /// INSEE's label of the code.
    pub(super) label: &'static str,
    /// Words that name such a house before a family name or a place: "Menuiserie".
    pub(super) words: &'static [&'static str],
    /// Share.
    pub(super) weight: u32,
}

/// Shorthand for the table below.
const fn t(naf: &'static str, label: &'static str, words: &'static [&'static str], weight: u32) -> Trade {
    Trade { naf, label, words, weight }
}

impl Trade {
    /// A regulated profession: no invented brand, no "& Fils".
    pub(super) fn is_profession(&self) -> bool {
        ["69.", "71.11", "75.", "86.", "47.73"].iter().any(|naf| self.naf.starts_with(naf))
    }

    /// Legal forms usual in the trade.
    pub(super) fn legal_forms(&self) -> &'static [(&'static str, u32)] {
        match self.naf {
            _ if self.is_profession() => PROFESSIONAL_FORMS,
            "88.10A" | "87.10A" | "93.13Z" | "85.59A" => SOCIAL_FORMS,
            _ => LEGAL_FORMS,
        }
    }
}

/// The trades.
#[rustfmt::skip]
pub(super) const TRADES: &[Trade] = &[
    t("43.21A", "Travaux d’installation électrique dans tous locaux", &["Électricité", "Élec Services"], 30),
    t("43.22A", "Travaux d’installation d’eau et de gaz en tous locaux", &["Plomberie", "Sanitaire Services"], 26),
    t("43.22B", "Travaux d’installation d’équipements thermiques et de climatisation", &["Chauffage", "Clim Énergie"], 16),
    t("43.32A", "Travaux de menuiserie bois et PVC", &["Menuiserie", "Atelier Bois"], 24),
    t("43.34Z", "Travaux de peinture et vitrerie", &["Peinture", "Peinture Décor"], 18),
    t("43.91B", "Travaux de couverture par éléments", &["Couverture", "Toitures"], 14),
    t("43.99C", "Travaux de maçonnerie générale et gros œuvre de bâtiment", &["Maçonnerie", "Construction"], 24),
    t("10.71C", "Boulangerie et boulangerie-pâtisserie", &["Boulangerie", "Fournil", "Aux Pains"], 26),
    t("56.10A", "Restauration traditionnelle", &["Restaurant", "Auberge", "La Table", "Brasserie"], 40),
    t("56.10C", "Restauration de type rapide", &["Snack", "Crêperie", "Pizzeria"], 24),
    t("56.30Z", "Débits de boissons", &["Café", "Bar", "Le Comptoir"], 14),
    t("55.10Z", "Hôtels et hébergement similaire", &["Hôtel", "Hôtel-Résidence"], 16),
    t("47.73Z", "Commerce de détail de produits pharmaceutiques en magasin spécialisé", &["Pharmacie"], 22),
    t(
        "47.76Z",
        "Commerce de détail de fleurs, plantes, graines, engrais, animaux de compagnie et aliments pour ces animaux en magasin spécialisé",
        &["Fleurs", "Jardinerie"],
        10,
    ),
    t("47.61Z", "Commerce de détail de livres en magasin spécialisé", &["Librairie"], 8),
    t("47.11B", "Commerce d’alimentation générale", &["Épicerie", "Alimentation"], 14),
    t("47.22Z", "Commerce de détail de viandes et de produits à base de viande en magasin spécialisé", &["Boucherie"], 12),
    t("96.02A", "Coiffure", &["Coiffure", "Salon"], 26),
    t("96.02B", "Soins de beauté", &["Institut", "Beauté"], 14),
    t("45.20A", "Entretien et réparation de véhicules automobiles légers", &["Garage", "Carrosserie", "Auto Services"], 30),
    t("45.11Z", "Commerce de voitures et de véhicules automobiles légers", &["Automobiles", "Autos"], 10),
    t("49.41A", "Transports routiers de fret interurbains", &["Transports", "Fret"], 16),
    t("49.32Z", "Transports de voyageurs par taxis", &["Taxis", "Allô Taxi"], 10),
    t("62.01Z", "Programmation informatique", &["Logiciels", "Studio"], 16),
    t("62.02A", "Conseil en systèmes et logiciels informatiques", &["Informatique", "Systèmes"], 18),
    t("63.11Z", "Traitement de données, hébergement et activités connexes", &["Hébergement", "Données"], 5),
    t("69.10Z", "Activités juridiques", &["Cabinet", "Étude", "Office notarial"], 18),
    t("69.20Z", "Activités comptables", &["Expertise comptable", "Fiduciaire"], 16),
    t("70.22Z", "Conseil pour les affaires et autres conseils de gestion", &["Conseil", "Cabinet Conseil"], 20),
    t("71.11Z", "Activités d’architecture", &["Architectes", "Agence d’architecture"], 12),
    t("71.12B", "Ingénierie, études techniques", &["Ingénierie", "Bureau d’études"], 16),
    t("68.31Z", "Agences immobilières", &["Immobilier", "Agence"], 22),
    t("66.22Z", "Activités des agents et courtiers d’assurances", &["Assurances", "Courtage"], 14),
    t("73.11Z", "Activités des agences de publicité", &["Agence", "Communication"], 10),
    t("74.20Z", "Activités photographiques", &["Studio Photo", "Photographie"], 5),
    t("75.00Z", "Activités vétérinaires", &["Clinique vétérinaire"], 8),
    t("81.21Z", "Nettoyage courant des bâtiments", &["Propreté", "Nettoyage"], 14),
    t("81.30Z", "Services d’aménagement paysager", &["Paysages", "Jardins"], 14),
    t("85.53Z", "Enseignement de la conduite", &["Auto-école"], 8),
    t("85.59A", "Formation continue d’adultes", &["Formation", "Institut de formation"], 10),
    t("86.21Z", "Activité des médecins généralistes", &["Cabinet médical", "Maison médicale"], 18),
    t("86.23Z", "Pratique dentaire", &["Cabinet dentaire"], 10),
    t("86.90D", "Activités des infirmiers et des sages-femmes", &["Cabinet infirmier"], 10),
    t("88.10A", "Aide à domicile", &["Aide à domicile", "Services à domicile"], 12),
    t("87.10A", "Hébergement médicalisé pour personnes âgées", &["Résidence", "Maison de retraite"], 8),
    t("93.13Z", "Activités des centres de culture physique", &["Forme Club", "Espace Forme"], 6),
    t("01.21Z", "Culture de la vigne", &["Domaine", "Château", "Vignobles"], 10),
    t("01.50Z", "Culture et élevage associés", &["Ferme", "Élevage"], 10),
    t("25.62B", "Mécanique industrielle", &["Mécanique", "Usinage"], 8),
    t("18.12Z", "Autre imprimerie (labeur)", &["Imprimerie"], 6),
    t("46.90Z", "Commerce de gros (commerce interentreprises) non spécialisé", &["Comptoir", "Négoce"], 8),
    t("95.11Z", "Réparation d’ordinateurs et d’équipements périphériques", &["Dépannage Informatique"], 6),
];

/// Places and emblems that end a company name: "Garage du Port".
#[rustfmt::skip]
pub(super) const EMBLEMS: &[&str] = &[
    "du Port", "des Halles", "du Centre", "de la Gare", "du Marché", "des Remparts", "du Parc", "de la Plage",
    "du Vieux Moulin", "des Alpages", "de l’Estuaire", "du Canal", "des Trois Fontaines", "de la Vallée",
    "du Grand Chêne", "de la Halle", "des Tilleuls", "du Lac", "de l’Horloge", "des Pyrénées", "d’Armor", "du Midi",
    "de la Cathédrale", "des Bords de Loire", "du Clos Joli", "de la Cité", "des Carmes", "du Pont Neuf",
    "de la Butte", "du Soleil",
];

/// First halves of invented brands.
#[rustfmt::skip]
pub(super) const BRAND_HEADS: &[&str] = &[
    "Nova", "Alti", "Brezi", "Cora", "Dyna", "Éco", "Flori", "Glyci", "Heli", "Iris", "Juno", "Kali", "Lumi", "Mara",
    "Néo", "Ori", "Poly", "Quanti", "Rivi", "Sola", "Terra", "Ultra", "Véga", "Zéphy", "Opti", "Arbo", "Clari", "Méri",
];

/// Second halves of invented brands.
#[rustfmt::skip]
pub(super) const BRAND_TAILS: &[&str] = &[
    "lys", "dem", "bat", "vance", "tech", "media", "coop", "line", "sens", "plast", "loc", "serve", "pro", "nergie",
    "logis", "forma", "data", "mob", "vert", "tis", "nova", "rea",
];

/// Legal forms, with their share.
pub(super) const LEGAL_FORMS: &[(&str, u32)] =
    &[("SARL", 330), ("SAS", 260), ("SASU", 130), ("EURL", 110), ("Entreprise individuelle", 90), ("SA", 20)];

/// Legal forms of the regulated professions, with their share.
pub(super) const PROFESSIONAL_FORMS: &[(&str, u32)] =
    &[("SELARL", 450), ("SELAS", 150), ("SCP", 150), ("Profession libérale", 250)];

/// Legal forms of care, sport and training, with their share.
pub(super) const SOCIAL_FORMS: &[(&str, u32)] = &[("Association", 450), ("SARL", 300), ("SAS", 250)];

/// INSEE headcount bands: code, label.
pub(super) const HEADCOUNTS: &[(&str, &str)] = &[
    ("NN", "Unité non employeuse"),
    ("01", "1 ou 2 salariés"),
    ("02", "3 à 5 salariés"),
    ("03", "6 à 9 salariés"),
    ("11", "10 à 19 salariés"),
    ("12", "20 à 49 salariés"),
    ("21", "50 à 99 salariés"),
    ("22", "100 à 199 salariés"),
    ("32", "250 à 499 salariés"),
];

/// Jobs of people reached at a company, most common first: woman's form, man's form.
pub(super) const JOBS: &[(&str, &str)] = &[
    ("Gérante", "Gérant"),
    ("Assistante de direction", "Assistant de direction"),
    ("Comptable", "Comptable"),
    ("Secrétaire", "Secrétaire"),
    ("Directrice", "Directeur"),
    ("Responsable des achats", "Responsable des achats"),
    ("Responsable informatique", "Responsable informatique"),
    ("Commerciale", "Commercial"),
    ("Cheffe d’atelier", "Chef d’atelier"),
    ("Responsable administrative et financière", "Responsable administratif et financier"),
    ("Hôtesse d’accueil", "Hôte d’accueil"),
    ("Présidente", "Président"),
    ("Conductrice de travaux", "Conducteur de travaux"),
    ("Responsable des ressources humaines", "Responsable des ressources humaines"),
    ("Technicienne", "Technicien"),
    ("Cheffe de projet", "Chef de projet"),
    ("Responsable des services généraux", "Responsable des services généraux"),
    ("Chargée de communication", "Chargé de communication"),
    ("Associée", "Associé"),
    ("Apprentie", "Apprenti"),
];

/// Jobs of people reached at home, most common first: woman's form, man's form.
pub(super) const HOME_JOBS: &[(&str, &str)] = &[
    ("Employée", "Employé"),
    ("Infirmière", "Infirmier"),
    ("Enseignante", "Enseignant"),
    ("Aide-soignante", "Aide-soignant"),
    ("Ouvrière", "Ouvrier"),
    ("Vendeuse", "Vendeur"),
    ("Fonctionnaire", "Fonctionnaire"),
    ("Artisane", "Artisan"),
    ("Conductrice", "Conducteur"),
    ("Agricultrice", "Agriculteur"),
    ("Ingénieure", "Ingénieur"),
    ("Éducatrice", "Éducateur"),
    ("Cuisinière", "Cuisinier"),
    ("Assistante maternelle", "Assistant maternel"),
    ("Consultante", "Consultant"),
];

/// Mailbox houses of private people, most common first: reserved for examples (RFC 2606), so nothing ever arrives.
#[rustfmt::skip]
pub(super) const MAIL_HOUSES: &[&str] = &[
    "courriel.example", "messagerie.example", "boite.example", "lettres.example", "fil.example", "libellule.example",
    "postier.example", "vivemail.example",
];
