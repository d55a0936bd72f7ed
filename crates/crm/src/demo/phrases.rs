//! What agents write when the outcome says more than the motive, and the words around refusals, consents, exchanges.
//!
//! Invented agents’ prose, in French typography (no-break spaces before high punctuation).

use super::records::DemoRefusalReason;

/// Notes of sales.
pub(super) const SALE_NOTES: &[&str] = &[
    "Vente conclue après découverte, récapitulatif lu et accepté.",
    "A choisi l’offre supérieure. Délai de rétractation rappelé, contrat envoyé par courriel.",
    "Vente additionnelle sur appel entrant : besoin exprimé dès le début.",
    "Accord après comparaison des deux devis, signature électronique reçue pendant l’appel.",
    "La garantie a fait la différence. Livraison au travail, paiement par prélèvement.",
    "Objection sur le prix levée par le calcul sur un an. Commande passée.",
    "Deuxième appel, décision prise en famille : c’est oui.",
    "Prend l’essai de trente jours, date de fin notée sur la fiche.",
];

/// Notes of appointments.
pub(super) const APPOINTMENT_NOTES: &[&str] = &[
    "RDV pris mardi à 10 h, confirmation envoyée par SMS.",
    "RDV technicien jeudi après-midi, accès par la cour.",
    "RDV téléphonique avec le conseiller professionnel vendredi à 14 h 30.",
    "RDV sur site, prévoir les plans du local. Demander l’accueil.",
    "Préfère le samedi matin, dernier créneau réservé.",
    "RDV de suivi dans un mois, après l’installation.",
    "Créneau de 8 h retenu, rappeler la veille.",
    "RDV avec les deux associés, décision attendue sur place.",
];

/// Notes of refusals.
pub(super) const REFUSAL_NOTES: &[&str] = &[
    "Aucun intérêt pour le moment, remercie pour l’appel.",
    "Déjà une offre chez un concurrent jusqu’en fin d’année.",
    "Trouve l’offre trop chère, ne souhaite pas de remise.",
    "Ne voit pas l’utilité pour son usage. Ne pas reproposer avant six mois.",
    "Décision prise par le siège, contact à chercher.",
    "Refus poli, préfère consulter le site.",
    "Garde une mauvaise expérience, écoute sans insister.",
    "Le budget de l’année est bouclé, voir en janvier.",
];

/// Notes of calls that reached nobody.
pub(super) const NO_ANSWER_NOTES: &[&str] = &[
    "Répondeur, message laissé avec le motif et notre numéro.",
    "Sonne dans le vide, nouvel essai demain matin.",
    "Répondeur plein.",
    "Absence, un collègue répond : rappeler après 16 h.",
    "Messagerie, pas de message laissé.",
    "Pas de réponse au fixe, essayer le portable.",
    "Renvoyé vers la messagerie au bout de deux sonneries.",
    "Absence jusqu’à lundi selon l’annonce.",
];

/// Notes of calls to or from the wrong number.
pub(super) const WRONG_NUMBER_NOTES: &[&str] = &[
    "Faux numéro, la personne est inconnue à cette ligne.",
    "Cherchait la mairie, renvoi vers l’annuaire.",
    "Numéro réattribué, fiche à corriger.",
    "Erreur d’un chiffre, s’excuse et raccroche.",
    "Voulait joindre un autre opérateur.",
    "Appel de poche, personne en ligne.",
];

/// Notes of oppositions.
pub(super) const OPPOSITION_NOTES: &[&str] = &[
    "Ne souhaite plus d’appels pour des offres. Opposition enregistrée et confirmée à l’oral.",
    "Demande l’effacement de son numéro des listes, fait pendant l’appel.",
    "Refuse tout démarchage, accepte les appels sur son contrat.",
    "Opposition demandée par un proche du titulaire, à confirmer par écrit.",
    "Souhaite seulement le courrier. Opposition au téléphone notée.",
    "N’a jamais donné son accord, opposition immédiate et excuses.",
];

/// Notes of calls ended for lack of civility: facts only.
pub(super) const INCIVILITY_NOTES: &[&str] = &[
    "Propos insultants malgré deux rappels, appel clos selon la procédure.",
    "Ton menaçant, échange impossible. Superviseur prévenu.",
    "Cris pendant toute la conversation, proposition de reprendre par écrit.",
    "Appel clos après avertissement, motif de la demande non traité.",
];

/// Tests written down when an incident goes up one level, line faults.
pub(super) const LINE_TESTS: &[&str] = &[
    "Redémarrage, câble changé, mesure en filaire.",
    "Remise à zéro, autre prise essayée, voyants relevés.",
    "Mesure à distance, historique de la ligne relu, voisinage vérifié.",
    "Essai avec un autre poste et un autre câble.",
];

/// Checks written down when an incident goes up one level, matters of file.
pub(super) const FILE_TESTS: &[&str] = &[
    "Historique et pièces relus, paiement contrôlé.",
    "Contrat et enregistrement de la commande vérifiés.",
    "Identité contrôlée, doublon de fiche écarté.",
    "Échéancier et avoirs recalculés.",
];

/// Impacts written down when an incident goes up one level, line faults.
pub(super) const LINE_IMPACTS: &[&str] = &[
    "Une personne, gêne légère.",
    "Foyer sans service.",
    "Activité professionnelle arrêtée.",
    "Personne isolée, appareil médical relié à la ligne.",
    "Plusieurs clients du même immeuble.",
];

/// Impacts written down when an incident goes up one level, matters of file.
pub(super) const FILE_IMPACTS: &[&str] = &[
    "Risque de départ à la concurrence.",
    "Somme prélevée à tort.",
    "Découvert bancaire annoncé.",
    "Deuxième réclamation pour le même fait.",
    "Commande professionnelle en attente.",
];

/// Why people say no.
pub(super) const REFUSALS: &[DemoRefusalReason] = &[
    DemoRefusalReason {
        code: "price",
        label: "Trop cher",
        verbatims: &[
            "C’est au-dessus de ce que je mets dans un abonnement.",
            "Pour cinq euros de plus, je ne vois pas l’intérêt.",
            "Faites-moi un prix et on en reparle.",
        ],
    },
    DemoRefusalReason {
        code: "no_need",
        label: "Pas de besoin",
        verbatims: &[
            "Ce que j’ai me suffit largement.",
            "Je ne regarde presque pas la télévision.",
            "On est deux à la maison, ça va très bien comme ça.",
        ],
    },
    DemoRefusalReason {
        code: "rival",
        label: "Engagé chez un concurrent",
        verbatims: &[
            "J’ai un contrat ailleurs jusqu’en décembre.",
            "Mon fils m’a déjà pris une offre.",
            "Le siège a signé pour trois ans.",
        ],
    },
    DemoRefusalReason {
        code: "not_now",
        label: "Pas le moment",
        verbatims: &[
            "Rappelez-moi après le déménagement.",
            "On verra à la rentrée.",
            "Là, je suis en pleins travaux !",
        ],
    },
    DemoRefusalReason {
        code: "undecided",
        label: "Veut réfléchir",
        verbatims: &[
            "J’en parle d’abord à la maison.",
            "Envoyez-moi tout ça par écrit.",
            "Je dors dessus et je vous dis.",
        ],
    },
    DemoRefusalReason {
        code: "commitment",
        label: "Refuse l’engagement",
        verbatims: &[
            "Douze mois, c’est trop long pour moi.",
            "Je veux pouvoir partir quand je veux.",
            "Plus jamais d’engagement, j’ai donné.",
        ],
    },
    DemoRefusalReason {
        code: "trust",
        label: "Mauvaise expérience",
        verbatims: &[
            "La dernière fois, la remise n’est jamais venue.",
            "Réglez d’abord ma panne, après on verra.",
            "On m’a déjà fait le coup.",
        ],
    },
];

/// Subjects and bodies of mails received.
#[rustfmt::skip]
pub(super) const MAILS: &[(&str, &str)] = &[
    ("Demande de duplicata", "Bonjour, pourriez-vous m’envoyer la facture du mois dernier ? Merci d’avance."),
    ("Changement d’adresse", "Bonjour, je déménage le 1er. Que dois-je faire pour ma ligne ?"),
    ("Merci", "Bonjour, un mot pour remercier votre conseillère, tout fonctionne depuis mardi."),
    ("Question sur mon offre", "Bonjour, mon contrat est-il encore engagé ? Je ne trouve pas la date dans mon espace."),
    ("Relance", "Bonjour, je n’ai pas eu de réponse à mon message de la semaine dernière."),
    ("Pièce demandée", "Bonjour, vous trouverez ci-joint le justificatif demandé. Cordialement."),
    ("Coupure hier soir", "Bonjour, Internet s’est encore arrêté entre 20 h et 22 h. Est-ce connu ?"),
];

/// Texts of messages sent.
pub(super) const MESSAGES: &[&str] = &[
    "Votre rendez-vous est confirmé. À bientôt !",
    "Votre colis vous attend au point relais.",
    "Votre demande est prise en compte, réponse sous 48 h.",
    "Votre ligne est rétablie. Merci de votre patience.",
    "Rappel : intervention demain entre 8 h et 10 h.",
    "Votre avoir figurera sur la prochaine facture.",
];

/// Reports of visits.
pub(super) const VISITS: &[&str] = &[
    "Visite en boutique : essai de la box, part avec une documentation.",
    "Passage sur site, local technique photographié, devis à suivre.",
    "Ancien matériel rendu, reçu remis.",
    "Visite de courtoisie, présentation du standard hébergé à l’équipe.",
];

/// Notes put on a file outside any call.
pub(super) const FILE_NOTES: &[&str] = &[
    "Préfère le vouvoiement et les appels courts.",
    "Entend mal : parler lentement, privilégier le courriel.",
    "Passe toujours par son assistante.",
    "Bon client, à associer aux essais de nouveautés.",
    "Deux chiens, prévenir le technicien.",
    "Ferme le lundi.",
    "Demander le bâtiment B, l’entrée A est condamnée.",
    "Fils du même nom dans le même immeuble, vérifier la date de naissance.",
];

/// How a consent was gathered: code, text that was shown.
#[rustfmt::skip]
pub(super) const CONSENT_TEXTS: &[(&str, &str)] = &[
    ("web_form", "J’accepte de recevoir des appels de Opaline Télécom au sujet de ses offres. Case non précochée, version 3."),
    ("paper_form", "Bulletin d’abonnement, encadré « prospection par téléphone », signé, version 2."),
    ("call", "Accord donné au téléphone et confirmé par courriel, version 1."),
    ("contest", "Jeu de la rentrée : « Oui, je souhaite recevoir vos offres », version 1."),
];

/// Hours when people like to be called.
#[rustfmt::skip]
pub(super) const USUAL_HOURS: &[&str] = &[
    "après 18 h", "le matin", "entre 12 h et 14 h", "le mercredi", "sauf le lundi", "avant 9 h 30", "en fin d’après-midi",
    "le vendredi après-midi", "aux heures de bureau", "pas pendant le service de midi",
];

/// Subjects of callbacks that no call asked for.
#[rustfmt::skip]
pub(super) const CALLBACK_SUBJECTS: &[&str] = &[
    "Rappel demandé depuis le site", "Prendre des nouvelles après l’installation", "Faire le point avant l’échéance",
    "Présenter la nouvelle offre", "Confirmer l’adresse électronique", "Répondre au message laissé hier soir",
];

/// What somebody who left no usable number had written in the telephone field.
#[rustfmt::skip]
pub(super) const UNUSABLE_NUMBERS: &[&str] = &[
    "06 39 98 12", "à demander", "6,3998E+08", "00 00 00 00 00", "liste rouge", "06 39 98 xx xx", "pas de téléphone",
    "voir avec le gardien", "01 99 00", "+33 6 39", "06/39", "en cours de changement",
];
