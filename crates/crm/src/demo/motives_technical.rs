//! Technical reasons for contact: what agents write, the incidents they open and how these end.
//!
//! Invented agents’ prose, in French typography (no-break spaces before high punctuation).

use super::motives::{Motive, case};

/// The reasons, in the order of the lists on screen.
#[rustfmt::skip]
pub(super) const TECHNICAL: &[Motive] = &[
    Motive {
        code: "connection",
        label: "Débit, coupures",
        queue: 1,
        weight: 200,
        technical: true,
        solved: &[
            "Débit à 3 Mb/s au lieu de 300 : boîtier redémarré, canal Wi-Fi changé, 280 Mb/s mesurés en fin d’appel.",
            "Coupures tous les soirs vers 20 h. Câble Ethernet défectueux, remplacé par celui fourni. Stable depuis dix minutes.",
            "Belle patience. Box en boucle au démarrage, remise à zéro faite pas à pas, tout est revenu.",
            "Wi-Fi faible dans la chambre du fond : box déplacée dans l’entrée, gain net. Répéteur évoqué, va réfléchir.",
            "Plus d’Internet depuis ce matin : incident collectif sur sa commune, rétabli pendant l’appel.",
            "Débit vérifié à distance, conforme au contrat. Le ralentissement venait d’une sauvegarde en cours sur son poste.",
        ],
        unsolved: &[
            "Voyant rouge fixe, pas de signal optique. Tests faits, dossier transmis au N2.",
            "Coupures aléatoires malgré le redémarrage. Demande de mesures sur 48 h, on rappelle.",
            "Jarretière pincée derrière le meuble : technicien à prévoir, client disponible le matin.",
        ],
        callbacks: &[
            "Vérifier que les coupures ont cessé",
            "Donner le résultat des mesures de ligne",
        ],
        cases: &[
            case(
                "Débit très inférieur à l’offre",
                "Débit mesuré à 4 Mb/s en filaire pour une offre à 300 Mb/s, depuis trois jours.",
                "Profil de ligne recalé à distance ; 290 Mb/s mesurés par le client.",
            ),
            case(
                "Coupures Wi-Fi répétées",
                "Le Wi-Fi tombe cinq à six fois par soirée, le filaire reste stable.",
                "Canal fixé sur le 36 et mise à jour du boîtier ; aucune coupure en 48 h.",
            ),
            case(
                "Perte du signal optique",
                "Voyant rouge fixe depuis un orage, redémarrage sans effet.",
                "Connecteur remplacé dans la prise ; signal revenu à −19 dBm.",
            ),
            case(
                "Box qui redémarre seule",
                "Redémarrages toutes les heures, boîtier chaud au toucher.",
                "Boîtier échangé en point de retrait, alimentation d’origine conseillée.",
            ),
            case(
                "Internet coupé dans l’immeuble",
                "Tous les voisins du bâtiment B sont coupés depuis 7 h.",
                "Incident collectif au point de mutualisation, réparé à 15 h 40.",
            ),
            case(
                "Jeux et visio saccadés",
                "Latence au-dessus de 200 ms le soir, débit correct.",
                "Priorité des flux activée, latence revenue à 18 ms.",
            ),
            case(
                "Débit montant presque nul",
                "L’envoi de fichiers échoue, débit montant de 0,2 Mb/s.",
                "Port rebrassé par l’équipe réseau ; 98 Mb/s en montée.",
            ),
        ],
    },
    Motive {
        code: "technician_visit",
        label: "RDV technicien",
        queue: 1,
        weight: 90,
        technical: true,
        solved: &[
            "Rendez-vous confirmé mardi entre 8 h et 10 h, consigne d’accès notée.",
            "Décalé à vendredi matin : la gardienne ouvrira le local technique.",
            "Voulait savoir si sa présence est utile : oui, un adulte sur place, environ deux heures.",
            "Technicien arrivé pendant l’appel, tout va bien.",
            "Rappel des préparatifs : dégager la prise et l’accès aux combles.",
            "Numéro de portable du client corrigé pour que le technicien puisse le joindre.",
        ],
        unsolved: &[
            "Technicien non venu hier après-midi. Excuses, nouveau créneau demandé en priorité.",
            "Fourreau bouché constaté sur place : devis de travaux à envoyer.",
            "Copropriété à prévenir avant le passage en parties communes, on rappelle.",
        ],
        callbacks: &[
            "Confirmer le passage du technicien",
            "Reprogrammer l’intervention manquée",
        ],
        cases: &[
            case(
                "Technicien absent au rendez-vous",
                "Le client a attendu de 13 h à 18 h, personne n’est venu, aucun appel.",
                "Nouveau passage le surlendemain, raccordement terminé, un mois offert.",
            ),
            case(
                "Fourreau bouché",
                "Le technicien n’a pas pu tirer la fibre entre la rue et la maison.",
                "Fourreau débouché par l’artisan du client, raccordement fait.",
            ),
            case(
                "Installation inachevée",
                "Prise posée mais aucun signal, technicien parti.",
                "Second passage : soudure reprise, signal correct.",
            ),
            case(
                "Dégât lors de l’intervention",
                "Plinthe fendue dans l’entrée pendant le perçage.",
                "Photos transmises au prestataire, réparation prise en charge.",
            ),
            case(
                "Accès refusé au local technique",
                "Le syndic n’a pas donné la clé au technicien.",
                "Clé mise à disposition, raccordement fait au second passage.",
            ),
            case(
                "Nacelle nécessaire",
                "Raccordement aérien impossible à l’échelle.",
                "Passage avec nacelle, ligne active.",
            ),
        ],
    },
    Motive {
        code: "credentials",
        label: "Identifiants",
        queue: 1,
        weight: 70,
        technical: true,
        solved: &[
            "Mot de passe de l’espace client réinitialisé, connexion vérifiée.",
            "Compte bloqué après cinq essais, débloqué après contrôle d’identité.",
            "Cherchait l’identifiant, pas le mot de passe : retrouvé sur la facture.",
            "Adresse de secours ancienne, remplacée par celle du travail.",
            "Aidé à installer l’application, pas à pas, personne âgée, ravie.",
            "Clé Wi-Fi lue sous la box, imprimante reconnectée.",
        ],
        unsolved: &[
            "Lien de réinitialisation jamais reçu, filtre à vérifier par la technique.",
            "Soupçonne un accès par un tiers : mot de passe changé, signalement au N2.",
            "N’a pas sa pièce d’identité sous la main, rappeler ce soir.",
        ],
        callbacks: &[
            "Vérifier l’accès à l’espace client",
            "Contrôler l’identité et débloquer le compte",
        ],
        cases: &[
            case(
                "Lien de réinitialisation non reçu",
                "Trois demandes, aucun courriel, rien dans les indésirables.",
                "Domaine débloqué chez le fournisseur, lien reçu.",
            ),
            case(
                "Compte bloqué",
                "Compte verrouillé malgré le bon mot de passe.",
                "Verrou levé et double étape réactivée.",
            ),
            case(
                "Accès suspect à l’espace client",
                "Adresse électronique changée sans que le client l’ait demandé.",
                "Accès coupé, identité vérifiée, compte rendu et mots de passe changés.",
            ),
            case(
                "Deux comptes pour une personne",
                "Le contrat mobile n’apparaît pas dans l’espace client.",
                "Comptes réunis sous un seul identifiant.",
            ),
            case(
                "Application qui se ferme",
                "L’application se ferme à l’ouverture des factures.",
                "Version mise à jour, cache vidé, factures lisibles.",
            ),
            case(
                "Code par SMS jamais reçu",
                "La validation par SMS part vers un ancien numéro.",
                "Numéro de confiance changé après contrôle d’identité.",
            ),
        ],
    },
    Motive {
        code: "landline",
        label: "Téléphone fixe",
        queue: 1,
        weight: 50,
        technical: true,
        solved: &[
            "Pas de tonalité : téléphone branché sur l’ancienne prise, rebranché sur la box.",
            "Renvoi d’appel vers le portable désactivé à sa demande.",
            "Grésillements dus au combiné sans fil, essai avec un autre poste concluant.",
            "Présentation du numéro réactivée, vérifiée par un appel.",
            "Trop d’appels indésirables : filtre activé, liste rouge demandée.",
            "Messagerie pleine, vidée pas à pas, annonce refaite.",
        ],
        unsolved: &[
            "Les correspondants entendent un écho : réglages refaits, à suivre.",
            "Ne reçoit plus les appels de l’étranger, transmis au N2.",
            "Alarme de la maison à adapter à la ligne par Internet, installateur à joindre.",
        ],
        callbacks: &[
            "Vérifier la tonalité après la manipulation",
            "Rappeler avec l’installateur d’alarme",
        ],
        cases: &[
            case(
                "Pas de tonalité",
                "Aucune tonalité depuis la mise à jour de nuit.",
                "Compte de téléphonie réinscrit, tonalité revenue.",
            ),
            case(
                "Appels entrants impossibles",
                "Le numéro sonne occupé en permanence.",
                "Renvoi fantôme supprimé.",
            ),
            case(
                "Écho permanent",
                "Les correspondants s’entendent parler.",
                "Micrologiciel mis à jour, écho disparu.",
            ),
            case(
                "Numéro affiché faux",
                "Le numéro présenté n’est pas celui du contrat.",
                "Identité de ligne corrigée.",
            ),
            case(
                "Appels vers l’étranger bloqués",
                "Message « non autorisé » vers le Portugal.",
                "Restriction levée après vérification du compte.",
            ),
            case(
                "Télécopieur muet",
                "Le télécopieur du cabinet n’émet plus.",
                "Mode compatible activé, essai concluant.",
            ),
        ],
    },
    Motive {
        code: "television",
        label: "Télévision",
        queue: 1,
        weight: 40,
        technical: true,
        solved: &[
            "Écran noir : mauvaise entrée HDMI, image revenue.",
            "Image figée sur une chaîne, décodeur redémarré, tout est rétabli.",
            "Voulait retirer le bouquet sport, fait pour la fin du mois.",
            "Télécommande jumelée de nouveau, piles changées.",
            "Code parental oublié, remis à zéro après contrôle d’identité.",
            "Enregistrements retrouvés dans l’espace en ligne.",
        ],
        unsolved: &[
            "Décodeur bloqué à 95 % au démarrage, échange à organiser.",
            "Saccades sur toutes les chaînes malgré le filaire, N2 saisi.",
            "Veut son bouquet dans la seconde pièce, rappeler avec le prix du second décodeur.",
        ],
        callbacks: &[
            "Confirmer l’échange du décodeur",
            "Vérifier l’ouverture des chaînes",
        ],
        cases: &[
            case(
                "Décodeur bloqué au démarrage",
                "Reste à 95 % depuis deux jours.",
                "Décodeur échangé, chaînes reçues.",
            ),
            case(
                "Bouquet payé mais absent",
                "Bouquet cinéma facturé, chaînes cryptées.",
                "Droits rafraîchis, chaînes ouvertes.",
            ),
            case(
                "Image saccadée",
                "Pixels et arrêts sur toutes les chaînes.",
                "Priorité des flux rétablie, image fluide.",
            ),
            case(
                "Location non lue",
                "Film payé, lecture impossible.",
                "Location remboursée.",
            ),
            case(
                "Télécommande inerte",
                "Aucune touche ne répond.",
                "Télécommande remplacée.",
            ),
            case(
                "Son décalé",
                "Le son arrive une seconde après l’image.",
                "Réglage audio corrigé, décalage supprimé.",
            ),
        ],
    },
];
