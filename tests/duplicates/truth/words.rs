//! Two stocks of words: one on which the weights were tuned, one that only measures. No family name is in both.

/// What people are made of.
pub struct Words {
    pub last: &'static [&'static str],
    pub women: &'static [&'static str],
    pub men: &'static [&'static str],
    pub places: &'static [(&'static str, &'static str)],
    pub streets: &'static [&'static str],
    pub companies: &'static [&'static str],
}

#[rustfmt::skip]
pub const TUNING: Words = Words {
    last: &[
        "Martin", "Bernard", "Thomas", "Petit", "Robert", "Richard", "Durand", "Dubois", "Moreau", "Laurent", "Simon", "Michel", "Lefebvre",
        "Leroy", "Roux", "David", "Bertrand", "Morel", "Fournier", "Girard", "Bonnet", "Dupont", "Lambert", "Fontaine", "Rousseau", "Vincent",
        "Muller", "Faure", "Mercier", "Blanc", "Guérin", "Boyer", "Garnier", "Chevalier", "Legrand", "Gauthier", "Garcia", "Perrin", "Robin",
        "Morin", "Roussel", "Mathieu", "Masson", "Marchand", "Duval", "Dumont", "Lemaire", "Noël", "Meyer", "Dufour", "Meunier", "Brun",
        "Blanchard", "Giraud", "Joly", "Rivière", "Brunet", "Gaillard", "Barbier", "Arnaud", "Roche", "Renard", "Schmitt", "Leroux", "Colin",
        "Vidal", "Caron", "Picard", "Fabre", "Aubert", "Lemoine", "Renaud", "Dumas", "Lacroix", "Bourgeois", "Rey", "Leclerc", "Payet", "Rolland",
        "Guillaume", "Lecomte", "Lopez", "Dupuy", "Guillot", "Hubert", "Berger", "Carpentier", "Sanchez", "Dupuis", "Moulin", "Deschamps",
        "Huet", "Vasseur", "Perez", "Boucher", "Fleury", "Royer", "Klein", "Jacquet", "Adam", "Le Gall", "Le Goff", "Da Silva", "Benali",
        "Diallo", "Nguyen", "Etcheverry", "Martin-Laval", "de La Rivière", "Kowalski", "Traoré", "Haddad", "Guivarc’h", "D’Almeida",
    ],
    women: &[
        "Marie", "Nathalie", "Isabelle", "Sylvie", "Catherine", "Martine", "Christine", "Françoise", "Valérie", "Sandrine", "Stéphanie", "Véronique",
        "Sophie", "Céline", "Chantal", "Patricia", "Anne", "Brigitte", "Julie", "Monique", "Aurélie", "Nicole", "Laurence", "Annie", "Émilie",
        "Dominique", "Virginie", "Corinne", "Élodie", "Camille", "Léa", "Manon", "Emma", "Chloé", "Anne-Marie", "Marie-Claude", "Fatima", "Inès",
    ],
    men: &[
        "Jean", "Philippe", "Michel", "Alain", "Patrick", "Nicolas", "Christophe", "Pierre", "Christian", "Éric", "Frédéric", "Laurent", "Stéphane",
        "David", "Pascal", "Daniel", "Alexandre", "Julien", "Thierry", "Olivier", "Bernard", "Thomas", "Sébastien", "Gérard", "Didier", "Dominique",
        "Vincent", "François", "Bruno", "Guillaume", "Jérôme", "Jacques", "Marc", "Maxime", "Romain", "Jean-Pierre", "Jean-Luc", "Mohamed", "Karim",
    ],
    places: &[
        ("75011", "Paris"), ("75015", "Paris"), ("69003", "Lyon"), ("69007", "Lyon"), ("13008", "Marseille"), ("31000", "Toulouse"), ("44000", "Nantes"),
        ("33000", "Bordeaux"), ("59000", "Lille"), ("67000", "Strasbourg"), ("35000", "Rennes"), ("34000", "Montpellier"), ("42000", "Saint-Étienne"),
        ("29200", "Brest"), ("80000", "Amiens"), ("87000", "Limoges"), ("63000", "Clermont-Ferrand"), ("21000", "Dijon"), ("76000", "Rouen"), ("45000", "Orléans"),
    ],
    streets: &[
        "rue de la Paix", "avenue Jean Jaurès", "boulevard Victor Hugo", "place de l’Église", "rue des Lilas", "chemin des Vignes", "rue du Général Leclerc",
        "impasse des Acacias", "allée des Tilleuls", "rue Pasteur", "avenue de la République", "rue Saint-Martin", "route de Paris", "quai de la Loire",
    ],
    companies: &["Menuiserie des Alpes", "Garage du Pont", "Cabinet Vernet", "Boulangerie du Marché", "Atelier Nord", "Fleurs du Parc", "Transports Loubet", "Clinique du Lac"],
};

#[rustfmt::skip]
pub const HOLD_OUT: Words = Words {
    last: &[
        "Prévost", "Maillard", "Charpentier", "Ménard", "Bailly", "Hervé", "Schneider", "Collet", "Léger", "Bouvier", "Millet", "Perrot", "Cousin",
        "Germain", "Breton", "Besson", "Langlois", "Pelletier", "Lévêque", "Perrier", "Leblanc", "Barré", "Lebrun", "Marchal", "Weber", "Mallet",
        "Hamon", "Boulanger", "Jacob", "Monnier", "Michaud", "Rodriguez", "Guichard", "Gillet", "Grondin", "Poulain", "Tessier", "Chevallier", "Chauvin",
        "Bouchet", "Lemaître", "Bénard", "Maréchal", "Humbert", "Reynaud", "Hoarau", "Perret", "Barthélemy", "Cordier", "Pichon", "Lejeune", "Lamy",
        "Delaunay", "Pasquier", "Carlier", "Laporte", "Lebœuf", "Châtelain", "Thibault", "Foucauld", "Quéré", "Jézéquel", "Kermarrec", "Le Dantec",
        "Goyhenetche", "Santoni", "Giudicelli", "Wolff", "Kauffmann", "Mansouri", "Belkacem", "El Idrissi", "Coulibaly", "Ouédraogo", "Tran", "Ferreira",
        "Dos Santos", "Gonçalves", "Navarro", "Esposito", "Nowak", "Yilmaz", "Cohen", "Phan", "Vaillant", "Tournier", "Raynal", "Ferrand", "Cazenave",
        "Lacombe", "Pons", "Bordes", "Delmas", "Cros", "Bousquet", "Sabatier", "Valette", "Granger", "Chapuis", "Ferry", "Jolivet", "Besnard",
        "Hénaff-Dubreuil", "d’Aurignac", "Le Bihan", "Salaün", "Saint-Aubin", "Gaudin", "Voisin", "Marin",
    ],
    women: &[
        "Delphine", "Hélène", "Agnès", "Florence", "Karine", "Séverine", "Magali", "Estelle", "Béatrice", "Fabienne", "Laura", "Marion", "Audrey",
        "Mélanie", "Pauline", "Charlotte", "Lucie", "Justine", "Morgane", "Amandine", "Solène", "Gwenaëlle", "Maëlle", "Louise", "Jade", "Clara",
        "Éloïse", "Margaux", "Josiane", "Ghislaine", "Michèle", "Yasmine", "Aminata", "Marie-Thérèse", "Anne-Sophie", "Claude", "Frédérique", "Danielle",
    ],
    men: &[
        "Arnaud", "Benoît", "Cédric", "Emmanuel", "Fabrice", "Franck", "Gilles", "Grégory", "Hervé", "Joël", "Ludovic", "Raphaël", "Régis", "Serge",
        "Xavier", "Yann", "Anthony", "Mathieu", "Jérémy", "Florian", "Quentin", "Adrien", "Clément", "Valentin", "Lucas", "Hugo", "Enzo", "Louis",
        "Gabriel", "Claude", "Denis", "Yves", "Jean-Michel", "Jean-François", "Pierre-Yves", "Mamadou", "Rachid", "Mehdi", "Tanguy", "Daniel",
    ],
    places: &[
        ("06000", "Nice"), ("83000", "Toulon"), ("38000", "Grenoble"), ("49000", "Angers"), ("30000", "Nîmes"), ("51100", "Reims"), ("72000", "Le Mans"),
        ("37000", "Tours"), ("54000", "Nancy"), ("57000", "Metz"), ("66000", "Perpignan"), ("25000", "Besançon"), ("14000", "Caen"), ("68100", "Mulhouse"),
        ("86000", "Poitiers"), ("64000", "Pau"), ("17000", "La Rochelle"), ("74000", "Annecy"), ("22000", "Saint-Brieuc"), ("97400", "Saint-Denis"),
    ],
    streets: &[
        "rue Gambetta", "avenue Foch", "boulevard Carnot", "place du Marché", "rue des Écoles", "chemin du Moulin", "rue du Maréchal Juin",
        "impasse du Puits", "allée des Cerisiers", "rue Voltaire", "avenue du Général de Gaulle", "rue Sainte-Anne", "route de Nantes", "cours Lafayette",
    ],
    companies: &["Imprimerie Sud", "Électricité Morvan", "Pharmacie Centrale", "Hôtel de la Gare", "Société Aquatis", "Cave des Coteaux", "Scierie du Jura", "Opticien Plein Ciel"],
};
