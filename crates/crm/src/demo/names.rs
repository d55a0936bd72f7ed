//! Given names by birth era and family names by origin: common facts of the French civil registers.
//!
//! Any full name made from these lists is a coincidence, never somebody.

/// Given names in fashion for one span of birth years.
#[derive(Debug, Clone, Copy)]
pub(super) struct Era {
    /// Last birth year of the span.
    pub(super) until: i32,
    /// Women's given names, most common first.
    pub(super) women: &'static [&'static str],
    /// Men's given names, most common first.
    pub(super) men: &'static [&'static str],
}

/// Birth eras, oldest first.
#[rustfmt::skip]
pub(super) const ERAS: &[Era] = &[
    Era {
        until: 1945,
        women: &[
            "Jeanne", "Simone", "Denise", "Marie", "Suzanne", "Paulette", "Yvette", "Ginette", "Odette", "Andrée",
            "Raymonde", "Lucienne", "Huguette", "Marcelle", "Yvonne", "Georgette", "Renée", "Thérèse", "Madeleine",
            "Gisèle", "Solange", "Colette", "Micheline", "Germaine", "Henriette", "Éliane",
        ],
        men: &[
            "Jean", "André", "Marcel", "René", "Roger", "Pierre", "Georges", "Louis", "Raymond", "Henri", "Robert",
            "Maurice", "Lucien", "Fernand", "Albert", "Gaston", "Émile", "Léon", "Roland", "Gilbert", "Edmond",
            "Marius", "Joseph", "Eugène", "Étienne", "Armand",
        ],
    },
    Era {
        until: 1964,
        women: &[
            "Monique", "Françoise", "Nicole", "Catherine", "Jacqueline", "Martine", "Christiane", "Danielle",
            "Chantal", "Annie", "Brigitte", "Sylvie", "Patricia", "Évelyne", "Michèle", "Bernadette", "Josiane",
            "Dominique", "Marie-Claude", "Marie-Thérèse", "Anne-Marie", "Marie-Christine", "Ghislaine", "Élisabeth",
            "Maryse", "Mireille", "Joëlle", "Régine", "Arlette", "Geneviève",
        ],
        men: &[
            "Michel", "Jean-Claude", "Bernard", "Jacques", "Daniel", "Alain", "Patrick", "Christian", "Philippe",
            "Gérard", "Claude", "Jean-Pierre", "Serge", "Francis", "Didier", "Yves", "Dominique", "Jean-Paul",
            "Jean-Luc", "Jean-Marie", "Joël", "Hervé", "Denis", "Gilles", "Jean-Michel", "Bruno", "Marc", "Guy",
            "Jean-François", "Yvon",
        ],
    },
    Era {
        until: 1979,
        women: &[
            "Nathalie", "Isabelle", "Valérie", "Sandrine", "Stéphanie", "Véronique", "Christine", "Sophie", "Céline",
            "Corinne", "Laurence", "Karine", "Virginie", "Delphine", "Carole", "Florence", "Agnès", "Hélène", "Anne",
            "Cécile", "Séverine", "Sabrina", "Christelle", "Claire", "Magali", "Estelle", "Muriel", "Pascale",
            "Béatrice", "Fabienne",
        ],
        men: &[
            "Laurent", "Christophe", "Stéphane", "Frédéric", "Olivier", "Éric", "Pascal", "Thierry", "David",
            "Sébastien", "Jérôme", "Nicolas", "Franck", "Vincent", "Fabrice", "Xavier", "Cédric", "Arnaud", "Benoît",
            "Emmanuel", "François", "Ludovic", "Yann", "Grégory", "Loïc", "Lionel", "Stanislas", "Gaël", "Raphaël",
            "Régis",
        ],
    },
    Era {
        until: 1994,
        women: &[
            "Julie", "Aurélie", "Émilie", "Élodie", "Laura", "Marion", "Audrey", "Mélanie", "Pauline", "Camille",
            "Marine", "Charlotte", "Lucie", "Justine", "Morgane", "Amandine", "Jessica", "Vanessa", "Fanny",
            "Noémie", "Mathilde", "Anaïs", "Alice", "Coralie", "Gwenaëlle", "Perrine", "Solène", "Maëlle",
            "Laetitia", "Adeline",
        ],
        men: &[
            "Julien", "Alexandre", "Thomas", "Maxime", "Guillaume", "Kévin", "Anthony", "Romain", "Mathieu",
            "Jérémy", "Florian", "Benjamin", "Antoine", "Quentin", "Adrien", "Damien", "Simon", "Rémi", "Clément",
            "Aurélien", "Valentin", "Pierre-Yves", "Jonathan", "Steven", "Mickaël", "Charles", "Victor", "Tristan",
            "Corentin", "Erwan",
        ],
    },
    Era {
        until: i32::MAX,
        women: &[
            "Manon", "Léa", "Chloé", "Emma", "Océane", "Sarah", "Inès", "Jade", "Louise", "Lola", "Clara", "Zoé",
            "Juliette", "Lina", "Maëva", "Éloïse", "Romane", "Margaux", "Lou-Anne", "Agathe", "Ambre", "Capucine",
            "Célia", "Eva", "Clémence", "Maud", "Apolline", "Mélissa", "Salomé", "Louna",
        ],
        men: &[
            "Lucas", "Théo", "Hugo", "Enzo", "Léo", "Nathan", "Louis", "Mathis", "Gabriel", "Jules", "Arthur", "Tom",
            "Baptiste", "Noah", "Axel", "Maël", "Ethan", "Paul", "Raphaël", "Gabin", "Sacha", "Bastien", "Dylan",
            "Killian", "Timothée", "Côme", "Eliott", "Malo", "Évan", "Titouan",
        ],
    },
];

/// A group of family names, with the given names that go with it more than others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    /// Share of the country, per mille.
    pub(super) weight: u32,
    /// Departments where the group is common.
    pub(super) home: &'static [&'static str],
    /// Family names, most common first.
    pub(super) family: &'static [&'static str],
    /// Women's given names of the group; empty: those of the era.
    pub(super) women: &'static [&'static str],
    /// Men's given names of the group; empty: those of the era.
    pub(super) men: &'static [&'static str],
}

/// Origins of family names. The first one is the common stock.
#[rustfmt::skip]
pub(super) const ORIGINS: &[Origin] = &[
    Origin {
        weight: 745,
        home: &[],
        family: &[
            "Martin", "Bernard", "Thomas", "Petit", "Robert", "Richard", "Durand", "Dubois", "Moreau", "Laurent",
            "Simon", "Michel", "Lefebvre", "Leroy", "Roux", "David", "Bertrand", "Morel", "Fournier", "Girard",
            "Bonnet", "Dupont", "Lambert", "Fontaine", "Rousseau", "Vincent", "Muller", "Lefèvre", "Faure", "André",
            "Mercier", "Blanc", "Guérin", "Boyer", "Garnier", "Chevalier", "François", "Legrand", "Gauthier",
            "Garcia", "Perrin", "Robin", "Clément", "Morin", "Nicolas", "Henry", "Roussel", "Mathieu", "Gautier",
            "Masson", "Marchand", "Duval", "Denis", "Dumont", "Marie", "Lemaire", "Noël", "Meyer", "Dufour",
            "Meunier", "Brun", "Blanchard", "Giraud", "Joly", "Rivière", "Lucas", "Brunet", "Gaillard", "Barbier",
            "Arnaud", "Gérard", "Roche", "Renard", "Schmitt", "Roy", "Leroux", "Colin", "Vidal", "Caron", "Picard",
            "Roger", "Fabre", "Aubert", "Lemoine", "Renaud", "Dumas", "Lacroix", "Olivier", "Philippe", "Bourgeois",
            "Pierre", "Benoît", "Rey", "Leclerc", "Payet", "Rolland", "Leclercq", "Guillaume", "Lecomte", "Lopez",
            "Jean", "Dupuy", "Guillot", "Hubert", "Berger", "Carpentier", "Sanchez", "Dupuis", "Moulin", "Louis",
            "Deschamps", "Huet", "Vasseur", "Perez", "Boucher", "Fleury", "Royer", "Klein", "Jacquet", "Adam",
            "Paris", "Poirier", "Marty", "Aubry", "Guyot", "Carré", "Charles", "Renault", "Charpentier", "Ménard",
            "Maillard", "Baron", "Bertin", "Bailly", "Hervé", "Schneider", "Fernandez", "Le Roux", "Collet", "Léger",
            "Bouvier", "Julien", "Prévost", "Millet", "Perrot", "Daniel", "Cousin", "Germain", "Breton", "Besson",
            "Langlois", "Rémy", "Le Gall", "Pelletier", "Lévêque", "Perrier", "Leblanc", "Barré", "Lebrun",
            "Marchal", "Weber", "Mallet", "Hamon", "Boulanger", "Jacob", "Monnier", "Michaud", "Rodriguez",
            "Guichard", "Gillet", "Étienne", "Grondin", "Poulain", "Tessier", "Chevallier", "Collin", "Chauvin",
            "Bouchet", "Gay", "Lemaître", "Bénard", "Maréchal", "Humbert", "Reynaud", "Antoine", "Hoarau", "Perret",
            "Barthélemy", "Cordier", "Pichon", "Lejeune", "Gilbert", "Lamy", "Delaunay", "Pasquier", "Carlier",
            "Laporte", "Lebœuf", "Cœurdacier", "Delcœuillerie", "Desnœux", "Bœuf", "Châtelain", "Hénaff-Dubreuil",
            "Martin-Laval", "Petit-Renaud",
        ],
        women: &[],
        men: &[],
    },
    Origin {
        weight: 14,
        home: &["14", "33", "49", "75", "78", "92"],
        family: &[
            "de La Rivière", "d’Harcourel", "de Kervasdec", "de Saint-Aubin", "du Plessix", "de Montaubry",
            "d’Aurignac", "de La Tournelle", "des Essarts", "de Vaucresson-Lange",
        ],
        women: &["Marie-Sixtine", "Bérengère", "Ségolène", "Hermine", "Aliénor", "Diane"],
        men: &["Amaury", "Gonzague", "Thibault", "Foulques", "Enguerrand", "Hubert"],
    },
    Origin {
        weight: 28,
        home: &["22", "29", "35", "44", "56"],
        family: &[
            "Le Goff", "Le Gall", "Le Roux", "Le Guen", "Le Bihan", "Kervella", "Tanguy", "Le Floch", "Riou",
            "Guéguen", "Morvan", "Le Corre", "Kerneis", "Cariou", "Le Bras", "Quéré", "Jézéquel", "Le Dantec",
            "Guivarc’h", "Pennec", "Floc’h", "Quéméner", "Le Berre", "Cadiou", "Abgrall", "Kermarrec", "Bozec",
            "Madec", "Le Meur", "Salaün",
        ],
        women: &["Gwenaëlle", "Rozenn", "Nolwenn", "Soizic", "Enora", "Maïwenn", "Annaïg", "Katell"],
        men: &["Yann", "Erwan", "Ronan", "Gwendal", "Tugdual", "Loïc", "Ewen", "Hervé"],
    },
    Origin {
        weight: 9,
        home: &["64", "40"],
        family: &[
            "Etcheverry", "Ibarra", "Harismendy", "Etchegaray", "Elissalde", "Irigoyen", "Duhalde", "Aguerre",
            "Mendiburu", "Goyhenetche", "Bidegain", "Arrambide", "Uhalde", "Larralde",
        ],
        women: &["Maïté", "Amaia", "Nahia", "Graxi", "Maialen", "Elaia"],
        men: &["Peio", "Xabi", "Beñat", "Mattin", "Iban", "Ramuntxo"],
    },
    Origin {
        weight: 7,
        home: &["2A", "2B"],
        family: &[
            "Casanova", "Albertini", "Santoni", "Mattei", "Paoli", "Giudicelli", "Luciani", "Mariani", "Filippi",
            "Colonna", "Leca", "Poggi", "Susini", "Agostini", "Bartoli",
        ],
        women: &["Lesia", "Vannina", "Ghjulia", "Letizia", "Laetitia", "Serena"],
        men: &["Ange", "Petru", "Pascal", "Don-Jacques", "Antone", "Toussaint"],
    },
    Origin {
        weight: 24,
        home: &["57", "67", "68"],
        family: &[
            "Schmitt", "Muller", "Meyer", "Schneider", "Klein", "Weber", "Fischer", "Hoffmann", "Wagner", "Zimmermann",
            "Schaeffer", "Kieffer", "Wolff", "Kuntz", "Ehrhart", "Lutz", "Heitz", "Sutter", "Kauffmann", "Bœglin",
            "Wœhrling", "Rœsch", "Schœnahl",
        ],
        women: &[],
        men: &[],
    },
    Origin {
        weight: 64,
        home: &["13", "30", "38", "59", "69", "92", "93", "94"],
        family: &[
            "Benali", "Bouzid", "Haddad", "Cherif", "Saïdi", "Belkacem", "Mansouri", "Benamar", "Amrani", "El Idrissi",
            "Ben Youssef", "Ziani", "Bouazza", "Khelifi", "Brahimi", "Meziane", "Hamdi", "Slimani", "El Amrani",
            "Chaoui", "Taleb", "Ouali", "Aït Ahmed", "Benhaddou", "Kaci", "Trabelsi", "Gharbi", "Jaziri", "Lahlou",
            "Berrada", "Azzouz", "Rahmani", "Zerrouki", "Boukhari", "Toumi",
        ],
        women: &[
            "Fatima", "Nadia", "Samira", "Karima", "Leïla", "Yasmine", "Amina", "Sofia", "Myriam", "Naïma", "Soraya",
            "Inès", "Khadija", "Sabrina", "Lina",
        ],
        men: &[
            "Mohamed", "Karim", "Rachid", "Mehdi", "Nabil", "Samir", "Youssef", "Sofiane", "Amine", "Farid", "Yanis",
            "Bilal", "Adel", "Ahmed", "Rayan",
        ],
    },
    Origin {
        weight: 25,
        home: &["75", "76", "78", "91", "93", "95"],
        family: &[
            "Diallo", "Traoré", "Diop", "Konaté", "Coulibaly", "Ndiaye", "Camara", "Keïta", "Touré", "Diarra", "Sow",
            "Cissé", "Koné", "Fall", "Barry", "Sylla", "Kouassi", "Mendy", "Gueye", "D’Almeida", "N’Diaye",
            "N’Guessan", "Mbaye", "Ouédraogo", "Bah", "Dembélé",
        ],
        women: &["Aminata", "Fatou", "Mariam", "Aïssatou", "Awa", "Oumou", "Adama", "Rokia", "Khady", "Grâce"],
        men: &["Mamadou", "Ibrahima", "Ousmane", "Moussa", "Abdoulaye", "Seydou", "Cheikh", "Amadou", "Issa", "Boubacar"],
    },
    Origin {
        weight: 12,
        home: &["13", "69", "75", "77", "94"],
        family: &[
            "Nguyen", "Tran", "Pham", "Le Van", "N’Guyen", "Huynh", "Vo", "Dang", "Bui", "Ly", "Chen", "Wang", "Zhang",
            "Liu", "Chau", "Sok", "Phan",
        ],
        women: &["Thi Mai", "Linh", "Anh", "Kim", "Mélanie", "Caroline", "Thuy", "Lan"],
        men: &["Minh", "Van Thanh", "David", "Quang", "Tuan", "Alexandre", "Hung", "Philippe"],
    },
    Origin {
        weight: 34,
        home: &["63", "77", "78", "91", "94", "95"],
        family: &[
            "Da Silva", "Dos Santos", "Pereira", "Ferreira", "Rodrigues", "Fernandes", "Gonçalves", "Martins", "Lopes",
            "De Oliveira", "Da Costa", "Alves", "De Sousa", "Gomes", "Teixeira", "Carvalho", "Ribeiro", "Marques",
            "Pinto", "Moreira", "Mendes", "Correia",
        ],
        women: &["Maria", "Ana", "Paula", "Sandra", "Filipa", "Inês", "Fernanda", "Sónia"],
        men: &["Manuel", "José", "Carlos", "Paulo", "António", "Luís", "Filipe", "Joaquim"],
    },
    Origin {
        weight: 28,
        home: &["06", "11", "13", "31", "34", "54", "66", "83"],
        family: &[
            "Martinez", "Gonzalez", "Lopez", "Sanchez", "Perez", "Gomez", "Ruiz", "Rossi", "Ferrari", "Bianchi",
            "Marino", "Esposito", "Ricci", "Romano", "Colombo", "Navarro", "Torres", "Molina", "Ramos", "Costa",
            "Moretti", "Puig", "Soler", "Carbonell",
        ],
        women: &[],
        men: &[],
    },
    Origin {
        weight: 10,
        home: &["13", "57", "59", "62", "69"],
        family: &[
            "Kowalski", "Nowak", "Wisniewski", "Lewandowski", "Kaczmarek", "Szymanski", "Manoukian", "Sarkissian",
            "Petrossian", "Yilmaz", "Kaya", "Demir", "Popescu", "Ivanov", "Cohen", "Lévy", "Benhamou",
        ],
        women: &[],
        men: &[],
    },
    Origin {
        weight: 0,
        home: &["971", "972", "973", "974"],
        family: &[
            "Payet", "Hoarau", "Grondin", "Fontaine", "Boyer", "Dijoux", "Técher", "Maillot", "Rivière", "Lebon",
            "Nativel", "Joséphine", "Jean-Baptiste", "Marie-Sainte", "Célestin", "Edmond", "Bélair", "Sainte-Rose",
            "Polydor", "Zitte", "Rosette", "Saint-Louis",
        ],
        women: &[],
        men: &[],
    },
    Origin {
        weight: 0,
        home: &["976"],
        family: &["Saïd", "Abdallah", "Madi", "Ali", "Houmadi", "Soilihi", "Attoumani", "Mohamed", "Bacar", "Combo"],
        women: &["Echati", "Zaïnaba", "Faouzia", "Nassima", "Moinécha", "Anlia"],
        men: &["Saïd", "Nassur", "Ibrahim", "Kamal", "Anli", "Houssen"],
    },
];
