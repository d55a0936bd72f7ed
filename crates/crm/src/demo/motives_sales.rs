//! Commercial reasons for contact: what agents write, the incidents they open and how these end.
//!
//! Invented agents’ prose, in French typography (no-break spaces before high punctuation).

use super::motives::{Motive, case};

/// The reasons, in the order of the lists on screen.
#[rustfmt::skip]
pub(super) const SALES: &[Motive] = &[
    Motive {
        code: "cancellation",
        label: "Résiliation",
        queue: 3,
        weight: 80,
        technical: false,
        solved: &[
            "Voulait résilier pour le prix : passage à l’offre d’entrée de gamme, reste chez nous.",
            "Résiliation confirmée pour le 30. Étiquette de retour envoyée, remerciements pour sa franchise.",
            "Décès du titulaire. Condoléances présentées, résiliation sans frais, acte reçu.",
            "Part à l’étranger six mois : suspension de ligne proposée et acceptée.",
            "Hésite avec un concurrent à 19,99 €. Rappel de la remise fidélité, garde son contrat.",
            "Demande d’information sur le préavis : dix jours après réception, noté par le client.",
        ],
        unsolved: &[
            "Menace de partir si la panne n’est pas réglée vendredi : voir avec la technique avant.",
            "Veut comparer en famille, ne rien lancer avant notre rappel.",
            "Lettre de résiliation non retrouvée : recherche demandée au courrier.",
        ],
        callbacks: &[
            "Proposer l’offre de fidélité avant la fin du préavis",
            "Confirmer la date de fermeture de la ligne",
        ],
        cases: &[
            case(
                "Résiliation non prise en compte",
                "Lettre recommandée envoyée il y a trois semaines, ligne toujours active.",
                "Résiliation antidatée à la réception du courrier, prorata remboursé.",
            ),
            case(
                "Frais de fermeture contestés",
                "Client engagé jusqu’en juin selon nous, sans engagement selon le client.",
                "Enregistrement de la commande relu : sans engagement, frais annulés.",
            ),
            case(
                "Retour de matériel non enregistré",
                "Colis déposé en point relais, suivi bloqué depuis dix jours.",
                "Colis retrouvé à l’entrepôt, dossier clos sans pénalité.",
            ),
            case(
                "Résiliation pour décès",
                "La fille du titulaire demande la clôture et le dernier relevé.",
                "Clôture sans frais et relevé envoyé par courrier.",
            ),
            case(
                "Rétractation sous quatorze jours",
                "Commande passée mardi, rétractation par formulaire jeudi.",
                "Commande annulée, aucun prélèvement effectué.",
            ),
            case(
                "Demande de suspension temporaire",
                "Résidence secondaire fermée de novembre à mars.",
                "Ligne suspendue, reprise programmée au 1er avril.",
            ),
        ],
    },
    Motive {
        code: "porting",
        label: "Portabilité",
        queue: 0,
        weight: 50,
        technical: false,
        solved: &[
            "RIO donné et vérifié, portage demandé pour jeudi, numéro conservé.",
            "Craignait de perdre son numéro : l’ancien contrat se résilie tout seul.",
            "Portage effectif ce matin, carte SIM à insérer : fait pendant l’appel.",
            "Voulait récupérer le numéro de son père : cession de titulaire expliquée.",
            "SMS de test reçu, appels entrants et sortants vérifiés.",
            "Erreur d’un chiffre dans le RIO, corrigée, nouvelle date lundi.",
        ],
        unsolved: &[
            "Ancien opérateur refuse le portage : RIO et titulaire à revérifier.",
            "Appels entrants encore chez l’ancien opérateur, dossier passé au N2.",
            "Cherche son RIO, conseil : appeler le 3179, on rappelle demain.",
        ],
        callbacks: &[
            "Vérifier que le portage est effectif",
            "Récupérer le RIO du client",
        ],
        cases: &[
            case(
                "Portage refusé",
                "Refus de l’opérateur cédant : couple numéro et RIO incohérent.",
                "Nouveau RIO obtenu par le 3179, portage réussi.",
            ),
            case(
                "Appels entrants perdus après portage",
                "Le client émet mais ne reçoit plus rien depuis hier.",
                "Routage corrigé avec l’opérateur cédant, appels reçus.",
            ),
            case(
                "Numéro porté par erreur",
                "Le numéro de la ligne de secours a été porté à la place du principal.",
                "Retour arrière obtenu, bon numéro porté.",
            ),
            case(
                "SMS non reçus",
                "Plus de SMS de la banque depuis le changement.",
                "Base de portage rafraîchie, SMS reçus.",
            ),
            case(
                "Date de portage non tenue",
                "Portage prévu le 3, toujours rien le 8.",
                "Demande relancée, portage fait le 9, geste de 10 €.",
            ),
            case(
                "Ligne sans service",
                "Carte SIM active mais « appels d’urgence uniquement ».",
                "Carte SIM remplacée, service complet.",
            ),
        ],
    },
    Motive {
        code: "information",
        label: "Information commerciale",
        queue: 3,
        weight: 130,
        technical: false,
        solved: &[
            "Compare deux offres : différences expliquées, récapitulatif envoyé.",
            "Test d’éligibilité fait en ligne ensemble, fibre disponible.",
            "Voulait le prix sans engagement : 29,99 € par mois, noté.",
            "Intérêt pour une ligne pour sa fille à la rentrée, rappeler fin août.",
            "Artisan, cherche un numéro fixe professionnel : documentation envoyée.",
            "Demande si l’on reprend les frais du concurrent : oui, jusqu’à 100 € sur justificatif.",
        ],
        unsolved: &[
            "Souhaite parler à un conseiller professionnel, transmis aux ventes.",
            "Devis pour huit postes à préparer, décision après le conseil d’administration.",
            "Pas à la maison, à rappeler après 18 h avec les tarifs.",
        ],
        callbacks: &[
            "Envoyer les tarifs puis rappeler",
            "Reprendre l’étude avec les deux décideurs",
        ],
        cases: &[
            case(
                "Devis promis non reçu",
                "Devis annoncé pour lundi, toujours rien jeudi.",
                "Devis envoyé et commenté au téléphone.",
            ),
            case(
                "Offre affichée introuvable",
                "L’offre vue en vitrine n’est pas proposée en ligne.",
                "Offre locale appliquée par code.",
            ),
            case(
                "Éligibilité contradictoire",
                "Le site dit oui, le conseiller a dit non.",
                "Éligibilité confirmée par l’équipe réseau.",
            ),
            case(
                "Information erronée sur l’engagement",
                "Annoncé sans engagement, contrat à douze mois.",
                "Contrat repris sans engagement.",
            ),
            case(
                "Parrainage non crédité",
                "Filleule inscrite depuis deux mois, prime absente.",
                "Prime de 30 € créditée aux deux comptes.",
            ),
            case(
                "Documentation jamais arrivée",
                "Brochure demandée deux fois, rien reçu.",
                "Brochure envoyée par courriel et par courrier.",
            ),
        ],
    },
    Motive {
        code: "mobile_plan",
        label: "Forfait mobile",
        queue: 0,
        weight: 90,
        technical: false,
        solved: &[
            "Données épuisées le 20 : passage à l’offre supérieure au 1er du mois.",
            "Part en Espagne, usage en Europe inclus, confirmé.",
            "Carte SIM perdue, ligne suspendue, nouvelle carte envoyée.",
            "Messagerie vocale configurée ensemble.",
            "Réseau faible au domicile : appels par Wi-Fi activés.",
            "Blocage des numéros surtaxés posé pour le portable de son fils.",
        ],
        unsolved: &[
            "Aucun réseau depuis deux jours dans tout le village, incident déclaré.",
            "Vol de l’appareil : ligne coupée, dépôt de plainte à recevoir.",
            "Veut trois lignes pour ses salariés, devis à préparer.",
        ],
        callbacks: &[
            "Confirmer l’activation de la nouvelle carte SIM",
            "Présenter le forfait supérieur",
        ],
        cases: &[
            case(
                "Aucun réseau",
                "Plus de réseau sur la commune depuis dimanche.",
                "Antenne réparée, réseau revenu, deux jours remboursés.",
            ),
            case(
                "Données bloquées en Europe",
                "Pas de données en Italie malgré l’option incluse.",
                "Itinérance activée, données disponibles.",
            ),
            case(
                "Carte SIM non activée",
                "Nouvelle carte reçue, toujours inactive après 24 h.",
                "Activation forcée, ligne en service.",
            ),
            case(
                "Consommation anormale",
                "12 Go en une nuit sans usage.",
                "Sauvegarde automatique en cause, avoir accordé.",
            ),
            case(
                "Appels par Wi-Fi impossibles",
                "Option activée, appels toujours coupés au sous-sol.",
                "Profil réseau réinstallé, appels possibles.",
            ),
            case(
                "Ligne suspendue à tort",
                "Suspension pour vol jamais demandée.",
                "Ligne rétablie, excuses et geste de 10 €.",
            ),
        ],
    },
];
