//! French communes with their postcode, department and telephone zone, and street names: public facts.
//!
//! About 270 communes of every metropolitan department and the five overseas ones, weighted by population; the big
//! towns have several postcodes. Refuses to know coordinates.

/// The communes of one department.
#[derive(Debug, Clone, Copy)]
pub(super) struct Department {
    /// INSEE code: `75`, `2A`, `974`.
    pub(super) code: &'static str,
    /// First digit of its landlines: 1 Île-de-France, 2 north-west, 3 north-east, 4 south-east, 5 south-west.
    pub(super) zone: u8,
    /// Communes: name, postcode, thousands of inhabitants (1 at least).
    pub(super) towns: &'static [(&'static str, &'static str, u32)],
}

/// Shorthand for the table below.
const fn d(code: &'static str, zone: u8, towns: &'static [(&'static str, &'static str, u32)]) -> Department {
    Department { code, zone, towns }
}

/// Every department that has people in a generated base.
#[rustfmt::skip]
pub(super) const DEPARTMENTS: &[Department] = &[
    d("75", 1, &[("Paris", "75001", 16), ("Paris", "75002", 21), ("Paris", "75003", 33), ("Paris", "75004", 29), ("Paris", "75005", 57), ("Paris", "75006", 40), ("Paris", "75007", 48), ("Paris", "75008", 36), ("Paris", "75009", 60), ("Paris", "75010", 84), ("Paris", "75011", 142), ("Paris", "75012", 139), ("Paris", "75013", 179), ("Paris", "75014", 134), ("Paris", "75015", 229), ("Paris", "75016", 160), ("Paris", "75017", 164), ("Paris", "75018", 189), ("Paris", "75019", 182), ("Paris", "75020", 190)]),
    d("77", 1, &[("Meaux", "77100", 56), ("Melun", "77000", 43), ("Fontainebleau", "77300", 15), ("Provins", "77160", 12), ("Chelles", "77500", 54)]),
    d("78", 1, &[("Versailles", "78000", 84), ("Mantes-la-Jolie", "78200", 45), ("Saint-Germain-en-Laye", "78100", 45), ("Rambouillet", "78120", 27), ("Sartrouville", "78500", 53)]),
    d("91", 1, &[("Évry-Courcouronnes", "91000", 67), ("Massy", "91300", 51), ("Palaiseau", "91120", 37), ("Étampes", "91150", 26), ("Corbeil-Essonnes", "91100", 53)]),
    d("92", 1, &[("Boulogne-Billancourt", "92100", 120), ("Nanterre", "92000", 97), ("Courbevoie", "92400", 82), ("Antony", "92160", 63), ("Montrouge", "92120", 47), ("Rueil-Malmaison", "92500", 80)]),
    d("93", 1, &[("Saint-Denis", "93200", 113), ("Montreuil", "93100", 110), ("Aubervilliers", "93300", 90), ("Bobigny", "93000", 55), ("Pantin", "93500", 60), ("Aulnay-sous-Bois", "93600", 87)]),
    d("94", 1, &[("Créteil", "94000", 93), ("Vitry-sur-Seine", "94400", 96), ("Vincennes", "94300", 48), ("L’Haÿ-les-Roses", "94240", 32), ("Champigny-sur-Marne", "94500", 78)]),
    d("95", 1, &[("Argenteuil", "95100", 111), ("Cergy", "95000", 69), ("Pontoise", "95300", 32), ("Sarcelles", "95200", 58)]),
    d("14", 2, &[("Caen", "14000", 108), ("Lisieux", "14100", 20), ("Bayeux", "14400", 13), ("Honfleur", "14600", 7)]),
    d("18", 2, &[("Bourges", "18000", 64), ("Vierzon", "18100", 25)]),
    d("22", 2, &[("Saint-Brieuc", "22000", 44), ("Lannion", "22300", 20), ("Dinan", "22100", 14), ("Paimpol", "22500", 7)]),
    d("27", 2, &[("Évreux", "27000", 47), ("Vernon", "27200", 25), ("Louviers", "27400", 19)]),
    d("28", 2, &[("Chartres", "28000", 38), ("Dreux", "28100", 32)]),
    d("29", 2, &[("Brest", "29200", 140), ("Quimper", "29000", 63), ("Concarneau", "29900", 20), ("Morlaix", "29600", 15), ("Douarnenez", "29100", 14)]),
    d("35", 2, &[("Rennes", "35000", 225), ("Saint-Malo", "35400", 47), ("Fougères", "35300", 21), ("Vitré", "35500", 19), ("Redon", "35600", 9)]),
    d("36", 2, &[("Châteauroux", "36000", 43), ("Issoudun", "36100", 11)]),
    d("37", 2, &[("Tours", "37000", 138), ("Amboise", "37400", 13), ("Chinon", "37500", 8)]),
    d("41", 2, &[("Blois", "41000", 47), ("Vendôme", "41100", 16), ("Romorantin-Lanthenay", "41200", 18)]),
    d("44", 2, &[("Nantes", "44000", 323), ("Saint-Nazaire", "44600", 72), ("Rezé", "44400", 43), ("Châteaubriant", "44110", 12), ("Saint-Herblain", "44800", 50)]),
    d("45", 2, &[("Orléans", "45000", 117), ("Montargis", "45200", 15), ("Pithiviers", "45300", 9)]),
    d("49", 2, &[("Angers", "49000", 157), ("Cholet", "49300", 54), ("Saumur", "49400", 27)]),
    d("50", 2, &[("Cherbourg-en-Cotentin", "50100", 78), ("Saint-Lô", "50000", 19), ("Avranches", "50300", 10), ("Granville", "50400", 13)]),
    d("53", 2, &[("Laval", "53000", 50), ("Mayenne", "53100", 13)]),
    d("56", 2, &[("Vannes", "56000", 54), ("Lorient", "56100", 58), ("Pontivy", "56300", 15), ("Auray", "56400", 14)]),
    d("61", 2, &[("Alençon", "61000", 26), ("Argentan", "61200", 13), ("Flers", "61100", 15)]),
    d("72", 2, &[("Le Mans", "72000", 145), ("La Flèche", "72200", 15), ("Sablé-sur-Sarthe", "72300", 12)]),
    d("76", 2, &[("Rouen", "76000", 114), ("Le Havre", "76600", 166), ("Dieppe", "76200", 29), ("Fécamp", "76400", 18), ("Yvetot", "76190", 12)]),
    d("85", 2, &[("La Roche-sur-Yon", "85000", 55), ("Les Sables-d’Olonne", "85100", 48), ("Challans", "85300", 22), ("Fontenay-le-Comte", "85200", 14)]),
    d("02", 3, &[("Laon", "02000", 24), ("Saint-Quentin", "02100", 53), ("Soissons", "02200", 28), ("Château-Thierry", "02400", 15)]),
    d("08", 3, &[("Charleville-Mézières", "08000", 46), ("Sedan", "08200", 16)]),
    d("10", 3, &[("Troyes", "10000", 62), ("Romilly-sur-Seine", "10100", 14)]),
    d("21", 3, &[("Dijon", "21000", 159), ("Beaune", "21200", 20)]),
    d("25", 3, &[("Besançon", "25000", 119), ("Montbéliard", "25200", 25), ("Pontarlier", "25300", 17)]),
    d("39", 3, &[("Lons-le-Saunier", "39000", 17), ("Dole", "39100", 23)]),
    d("51", 3, &[("Reims", "51100", 180), ("Châlons-en-Champagne", "51000", 43), ("Épernay", "51200", 22)]),
    d("52", 3, &[("Chaumont", "52000", 21), ("Saint-Dizier", "52100", 23)]),
    d("54", 3, &[("Nancy", "54000", 104), ("Lunéville", "54300", 17), ("Toul", "54200", 15)]),
    d("55", 3, &[("Bar-le-Duc", "55000", 14), ("Verdun", "55100", 17)]),
    d("57", 3, &[("Metz", "57000", 120), ("Thionville", "57100", 42), ("Sarreguemines", "57200", 20), ("Forbach", "57600", 21)]),
    d("58", 3, &[("Nevers", "58000", 32), ("Cosne-Cours-sur-Loire", "58200", 9)]),
    d("59", 3, &[("Lille", "59000", 236), ("Roubaix", "59100", 98), ("Tourcoing", "59200", 98), ("Dunkerque", "59140", 86), ("Valenciennes", "59300", 43), ("Douai", "59500", 39), ("Cambrai", "59400", 31), ("Maubeuge", "59600", 28)]),
    d("60", 3, &[("Beauvais", "60000", 56), ("Compiègne", "60200", 40), ("Creil", "60100", 36), ("Senlis", "60300", 15)]),
    d("62", 3, &[("Arras", "62000", 42), ("Calais", "62100", 67), ("Boulogne-sur-Mer", "62200", 40), ("Lens", "62300", 32), ("Béthune", "62400", 25)]),
    d("67", 3, &[("Strasbourg", "67000", 290), ("Haguenau", "67500", 35), ("Sélestat", "67600", 19), ("Saverne", "67700", 11)]),
    d("68", 3, &[("Mulhouse", "68100", 108), ("Colmar", "68000", 67), ("Guebwiller", "68500", 11)]),
    d("70", 3, &[("Vesoul", "70000", 15), ("Lure", "70200", 8)]),
    d("71", 3, &[("Mâcon", "71000", 34), ("Chalon-sur-Saône", "71100", 45), ("Autun", "71400", 13), ("Le Creusot", "71200", 21)]),
    d("80", 3, &[("Amiens", "80000", 134), ("Abbeville", "80100", 22), ("Péronne", "80200", 7)]),
    d("88", 3, &[("Épinal", "88000", 32), ("Saint-Dié-des-Vosges", "88100", 19), ("Gérardmer", "88400", 8)]),
    d("89", 3, &[("Auxerre", "89000", 34), ("Sens", "89100", 26), ("Avallon", "89200", 6)]),
    d("90", 3, &[("Belfort", "90000", 46)]),
    d("01", 4, &[("Bourg-en-Bresse", "01000", 41), ("Oyonnax", "01100", 22)]),
    d("03", 4, &[("Moulins", "03000", 19), ("Montluçon", "03100", 34), ("Vichy", "03200", 24)]),
    d("04", 4, &[("Digne-les-Bains", "04000", 16), ("Manosque", "04100", 22)]),
    d("05", 4, &[("Gap", "05000", 40), ("Briançon", "05100", 11)]),
    d("06", 4, &[("Nice", "06000", 343), ("Antibes", "06600", 73), ("Cannes", "06400", 74), ("Grasse", "06130", 48), ("Menton", "06500", 30)]),
    d("07", 4, &[("Privas", "07000", 8), ("Aubenas", "07200", 12), ("Annonay", "07100", 16)]),
    d("11", 4, &[("Carcassonne", "11000", 46), ("Narbonne", "11100", 55), ("Castelnaudary", "11400", 12)]),
    d("13", 4, &[("Marseille", "13001", 39), ("Marseille", "13002", 24), ("Marseille", "13003", 52), ("Marseille", "13004", 49), ("Marseille", "13005", 45), ("Marseille", "13006", 42), ("Marseille", "13008", 81), ("Marseille", "13009", 76), ("Marseille", "13010", 57), ("Marseille", "13013", 92), ("Marseille", "13015", 77), ("Aix-en-Provence", "13100", 147), ("Arles", "13200", 51), ("Aubagne", "13400", 47), ("Martigues", "13500", 48)]),
    d("15", 4, &[("Aurillac", "15000", 26), ("Saint-Flour", "15100", 6)]),
    d("26", 4, &[("Valence", "26000", 64), ("Montélimar", "26200", 39), ("Romans-sur-Isère", "26100", 33)]),
    d("30", 4, &[("Nîmes", "30000", 148), ("Alès", "30100", 41), ("Bagnols-sur-Cèze", "30200", 18)]),
    d("34", 4, &[("Montpellier", "34000", 299), ("Béziers", "34500", 79), ("Sète", "34200", 44), ("Lunel", "34400", 26)]),
    d("38", 4, &[("Grenoble", "38000", 158), ("Vienne", "38200", 30), ("Voiron", "38500", 20), ("Échirolles", "38130", 37)]),
    d("42", 4, &[("Saint-Étienne", "42000", 174), ("Roanne", "42300", 35), ("Montbrison", "42600", 16)]),
    d("43", 4, &[("Le Puy-en-Velay", "43000", 19), ("Yssingeaux", "43200", 7)]),
    d("48", 4, &[("Mende", "48000", 12), ("Marvejols", "48100", 5)]),
    d("63", 4, &[("Clermont-Ferrand", "63000", 147), ("Riom", "63200", 19), ("Thiers", "63300", 12)]),
    d("66", 4, &[("Perpignan", "66000", 119), ("Céret", "66400", 8), ("Prades", "66500", 6)]),
    d("69", 4, &[("Lyon", "69001", 29), ("Lyon", "69002", 31), ("Lyon", "69003", 102), ("Lyon", "69004", 35), ("Lyon", "69005", 49), ("Lyon", "69006", 52), ("Lyon", "69007", 84), ("Lyon", "69008", 86), ("Lyon", "69009", 52), ("Villeurbanne", "69100", 156), ("Vénissieux", "69200", 66), ("Villefranche-sur-Saône", "69400", 36)]),
    d("73", 4, &[("Chambéry", "73000", 59), ("Albertville", "73200", 20), ("Aix-les-Bains", "73100", 31)]),
    d("74", 4, &[("Annecy", "74000", 131), ("Thonon-les-Bains", "74200", 36), ("Annemasse", "74100", 37), ("Chamonix-Mont-Blanc", "74400", 9)]),
    d("83", 4, &[("Toulon", "83000", 180), ("Fréjus", "83600", 57), ("Draguignan", "83300", 40), ("Hyères", "83400", 56)]),
    d("84", 4, &[("Avignon", "84000", 91), ("Orange", "84100", 29), ("Carpentras", "84200", 30), ("Apt", "84400", 11)]),
    d("2A", 4, &[("Ajaccio", "20000", 72), ("Porto-Vecchio", "20137", 12), ("Sartène", "20100", 4)]),
    d("2B", 4, &[("Bastia", "20200", 48), ("Corte", "20250", 8), ("Calvi", "20260", 6)]),
    d("09", 5, &[("Foix", "09000", 10), ("Pamiers", "09100", 16)]),
    d("12", 5, &[("Rodez", "12000", 24), ("Millau", "12100", 22), ("Villefranche-de-Rouergue", "12200", 12)]),
    d("16", 5, &[("Angoulême", "16000", 41), ("Cognac", "16100", 19)]),
    d("17", 5, &[("La Rochelle", "17000", 78), ("Saintes", "17100", 26), ("Rochefort", "17300", 24), ("Royan", "17200", 19)]),
    d("19", 5, &[("Tulle", "19000", 15), ("Brive-la-Gaillarde", "19100", 47)]),
    d("23", 5, &[("Guéret", "23000", 13), ("Aubusson", "23200", 3)]),
    d("24", 5, &[("Périgueux", "24000", 30), ("Bergerac", "24100", 27), ("Sarlat-la-Canéda", "24200", 9)]),
    d("31", 5, &[("Toulouse", "31000", 120), ("Toulouse", "31100", 105), ("Toulouse", "31200", 98), ("Toulouse", "31300", 75), ("Toulouse", "31400", 106), ("Colomiers", "31770", 40), ("Muret", "31600", 25)]),
    d("32", 5, &[("Auch", "32000", 22), ("Condom", "32100", 7)]),
    d("33", 5, &[("Bordeaux", "33000", 140), ("Bordeaux", "33100", 45), ("Bordeaux", "33200", 45), ("Bordeaux", "33300", 35), ("Mérignac", "33700", 74), ("Pessac", "33600", 66), ("Libourne", "33500", 25), ("Arcachon", "33120", 12)]),
    d("40", 5, &[("Mont-de-Marsan", "40000", 30), ("Dax", "40100", 21)]),
    d("46", 5, &[("Cahors", "46000", 20), ("Figeac", "46100", 10)]),
    d("47", 5, &[("Agen", "47000", 33), ("Marmande", "47200", 17), ("Villeneuve-sur-Lot", "47300", 22)]),
    d("64", 5, &[("Pau", "64000", 77), ("Bayonne", "64100", 52), ("Biarritz", "64200", 26), ("Saint-Jean-de-Luz", "64500", 14), ("Oloron-Sainte-Marie", "64400", 11)]),
    d("65", 5, &[("Tarbes", "65000", 43), ("Lourdes", "65100", 13)]),
    d("79", 5, &[("Niort", "79000", 59), ("Bressuire", "79300", 19), ("Parthenay", "79200", 10)]),
    d("81", 5, &[("Albi", "81000", 49), ("Castres", "81100", 42), ("Gaillac", "81600", 15)]),
    d("82", 5, &[("Montauban", "82000", 62), ("Moissac", "82200", 13)]),
    d("86", 5, &[("Poitiers", "86000", 89), ("Châtellerault", "86100", 31)]),
    d("87", 5, &[("Limoges", "87000", 130), ("Saint-Junien", "87200", 11)]),
    d("971", 5, &[("Pointe-à-Pitre", "97110", 15), ("Les Abymes", "97139", 52), ("Basse-Terre", "97100", 10)]),
    d("972", 5, &[("Fort-de-France", "97200", 76), ("Le Lamentin", "97232", 40)]),
    d("973", 5, &[("Cayenne", "97300", 64), ("Kourou", "97310", 24)]),
    d("974", 2, &[("Saint-Denis", "97400", 154), ("Saint-Pierre", "97410", 84), ("Saint-Paul", "97460", 103), ("Le Tampon", "97430", 80)]),
    d("976", 2, &[("Mamoudzou", "97600", 71)]),
];

/// Kinds of street, with their share.
pub(super) const STREET_TYPES: &[(&str, u32)] = &[
    ("rue", 600),
    ("avenue", 120),
    ("boulevard", 45),
    ("place", 45),
    ("impasse", 50),
    ("chemin", 45),
    ("allée", 50),
    ("route", 20),
    ("quai", 10),
    ("square", 15),
];

/// Street names that follow any kind of street.
#[rustfmt::skip]
pub(super) const STREET_NAMES: &[&str] = &[
    "de la République", "Victor-Hugo", "Jean-Jaurès", "de la Mairie", "des Écoles", "Pasteur", "du Général-Leclerc",
    "Gambetta", "de la Gare", "des Lilas", "du Moulin", "de Verdun", "Jules-Ferry", "de l’Église", "des Tilleuls",
    "Jean-Moulin", "de la Liberté", "Émile-Zola", "du Château", "des Acacias", "Carnot", "de la Fontaine",
    "du 8-Mai-1945", "du 11-Novembre", "Voltaire", "des Jardins", "Marie-Curie", "de la Paix", "du Stade",
    "Anatole-France", "Molière", "des Roses", "Louis-Aragon", "du Lavoir", "des Peupliers", "Lamartine", "de Bretagne",
    "Simone-Veil", "des Cerisiers", "du Port", "Georges-Clemenceau", "des Vignes", "de la Forge", "Rosa-Parks",
    "des Marronniers", "Aristide-Briand", "du Puits", "Paul-Éluard", "de Lorraine", "des Bleuets", "Sadi-Carnot",
    "de la Croix-Blanche", "du Pressoir", "Olympe-de-Gouges", "des Noyers", "Jean-Mermoz", "du Bel-Air", "Rabelais",
    "des Hirondelles", "de l’Abbaye", "Pierre-Brossolette", "des Prés", "Maurice-Ravel", "de la Tour", "du Faubourg",
    "Joliot-Curie", "des Tanneurs", "de l’Hôtel-de-Ville", "Claude-Debussy", "des Quatre-Vents", "de Normandie",
    "du Marché", "Jacques-Prévert", "des Genêts", "de la Poste", "Saint-Exupéry", "du Calvaire", "des Alouettes",
    "George-Sand", "du Vieux-Pont", "des Ormes", "de l’Industrie", "Montaigne", "des Fauvettes", "du Levant",
    "Camille-Claudel", "de la Source", "des Chênes", "Ampère", "du Docteur-Schweitzer",
];
