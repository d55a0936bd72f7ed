//! Administrative reasons for contact: what agents write, the incidents they open and how these end.
//!
//! Invented agents’ prose, in French typography (no-break spaces before high punctuation).

use super::motives::{Motive, case};

/// The reasons, in the order of the lists on screen.
#[rustfmt::skip]
pub(super) const DESK: &[Motive] = &[
    Motive {
        code: "invoice",
        label: "Facture",
        queue: 2,
        weight: 150,
        technical: false,
        solved: &[
            "Ne comprenait pas le prorata du premier mois : expliqué ligne par ligne, d’accord avec le montant.",
            "Double prélèvement constaté : avoir de 29,99 € émis, visible sur la prochaine facture.",
            "Envoi du duplicata de mars par courriel pendant l’appel, bien reçu.",
            "Hors forfait de 12,40 € vers l’étranger. Geste commercial de moitié, client satisfait.",
            "Fin de remise à douze mois non comprise. Rappel des conditions, proposition d’une offre plus juste.",
            "Adresse de facturation corrigée : le cabinet comptable recevra désormais les factures.",
        ],
        unsolved: &[
            "Conteste des appels surtaxés. Détail demandé au service facturation, réponse sous 5 jours.",
            "Facture à un ancien nom de société : Kbis à recevoir avant correction.",
            "Demande un échéancier sur trois mois, à valider par le responsable.",
        ],
        callbacks: &[
            "Confirmer que l’avoir est bien visible",
            "Revenir avec la réponse du service facturation",
        ],
        cases: &[
            case(
                "Double prélèvement",
                "Deux prélèvements de 29,99 € le même jour pour une seule facture.",
                "Second prélèvement remboursé, virement confirmé sous 48 h.",
            ),
            case(
                "Remise promise absente",
                "La remise de 10 € annoncée à la commande n’apparaît pas sur deux factures.",
                "Remise posée pour douze mois et avoir de 20 € émis.",
            ),
            case(
                "Hors forfait contesté",
                "Client surpris par 34 € d’appels vers la Belgique.",
                "Détail envoyé, option Europe ajoutée, avoir de 17 € accordé.",
            ),
            case(
                "Facture au mauvais nom",
                "Factures au nom de l’ancienne gérante depuis la cession.",
                "Titulaire changé sur justificatif, trois factures rééditées.",
            ),
            case(
                "Frais de résiliation à tort",
                "49 € de frais alors que le déménagement est en zone non desservie.",
                "Frais annulés sur justificatif de domicile.",
            ),
            case(
                "Équipement facturé après retour",
                "Box rendue il y a un mois, 100 € facturés quand même.",
                "Preuve de dépôt reçue, somme remboursée.",
            ),
        ],
    },
    Motive {
        code: "moving",
        label: "Déménagement",
        queue: 0,
        weight: 70,
        technical: false,
        solved: &[
            "Emménage le 15 : logement déjà fibré, même prise, transfert programmé sans coupure.",
            "Nouvelle adresse saisie et relue, code postal corrigé, contrat déplacé au 1er du mois.",
            "Vérification d’éligibilité : fibre disponible, installation en deux semaines.",
            "Voulait connaître les frais de transfert : offerts pour les clients de plus d’un an.",
            "Déménage dans la même résidence, bâtiment C. Transfert express demandé et confirmé.",
            "Conseil donné : garder la box et ses câbles, rien à renvoyer.",
        ],
        unsolved: &[
            "Prise introuvable dans le nouveau logement : photo à recevoir, puis on rappelle.",
            "Adresse absente de la base d’éligibilité, demande de création transmise.",
            "Doit confirmer la date avec son propriétaire, rappeler en fin de semaine.",
        ],
        callbacks: &[
            "Valider la date d’emménagement",
            "Contrôler l’éligibilité de la nouvelle adresse",
        ],
        cases: &[
            case(
                "Transfert de ligne bloqué",
                "L’ancien occupant n’a pas résilié, la prise est encore occupée.",
                "Reprise de la prise obtenue, ligne active à la nouvelle adresse.",
            ),
            case(
                "Adresse non éligible par erreur",
                "La voisine du dessous a la fibre, l’adresse est dite non raccordable.",
                "Numéro de voie corrigé dans le référentiel, commande passée.",
            ),
            case(
                "Coupure anticipée",
                "Ligne coupée dix jours avant la date du déménagement.",
                "Ligne rouverte le jour même, geste d’un mois offert.",
            ),
            case(
                "Double abonnement pendant le transfert",
                "Deux abonnements prélevés pour le même mois.",
                "Ancien contrat clos à la bonne date, avoir émis.",
            ),
            case(
                "Numéro fixe perdu",
                "Le numéro historique n’a pas suivi à la nouvelle adresse.",
                "Numéro rattaché au nouveau contrat après demande de reprise.",
            ),
            case(
                "Prise à créer",
                "Logement neuf sans point de terminaison optique.",
                "Raccordement réalisé, prise posée dans le séjour.",
            ),
        ],
    },
    Motive {
        code: "order",
        label: "Commande",
        queue: 0,
        weight: 110,
        technical: false,
        solved: &[
            "Commande en préparation, livraison prévue jeudi en point relais, numéro de suivi donné.",
            "A changé d’avis sur le point de retrait : modifié avant expédition.",
            "Pièce d’identité manquante, reçue par le formulaire pendant l’appel, commande validée.",
            "Voulait savoir si la box est fournie avec les câbles : oui, tous dans le carton.",
            "Colis reçu incomplet, alimentation renvoyée aujourd’hui sans frais.",
            "Confirmation non reçue à cause d’une faute dans l’adresse électronique, corrigée et renvoyée.",
        ],
        unsolved: &[
            "Colis annoncé livré mais pas reçu : enquête ouverte auprès du transporteur.",
            "Attend l’accord de son associé avant de valider le devis de cinq lignes.",
            "Paiement refusé deux fois, rappeler quand sa banque aura débloqué la carte.",
        ],
        callbacks: &[
            "Confirmer la bonne réception du colis",
            "Relancer la signature du devis",
        ],
        cases: &[
            case(
                "Colis non reçu",
                "Suivi marqué livré le 12, le client n’a rien reçu.",
                "Enquête conclue en perte, nouvel envoi livré contre signature.",
            ),
            case(
                "Mauvais produit livré",
                "Répéteur reçu à la place de la box.",
                "Échange en point relais, bon produit reçu sous 72 h.",
            ),
            case(
                "Commande bloquée en validation",
                "Commande en attente depuis huit jours sans explication.",
                "Justificatif relu et accepté, commande expédiée.",
            ),
            case(
                "Remise de bienvenue non appliquée",
                "Code de bienvenue saisi mais absent du récapitulatif.",
                "Remise posée à la main sur le contrat.",
            ),
            case(
                "Commande en double",
                "Deux commandes identiques après une erreur de page.",
                "Seconde commande annulée avant expédition.",
            ),
            case(
                "Livraison à l’ancienne adresse",
                "Le colis part vers une adresse quittée il y a deux ans.",
                "Adresse corrigée auprès du transporteur, colis remis.",
            ),
        ],
    },
    Motive {
        code: "complaint",
        label: "Réclamation",
        queue: 2,
        weight: 50,
        technical: false,
        solved: &[
            "Troisième appel pour le même sujet. Écoute jusqu’au bout, historique relu, solution trouvée ensemble.",
            "Se plaint de l’attente : excuses, geste de 5 € accepté.",
            "A apprécié d’avoir un nom et une date : retour confirmé par courriel.",
            "Incompréhension sur l’engagement de douze mois, contrat relu ensemble.",
            "Accord trouvé : un mois offert, réclamation close.",
            "Avait surtout besoin d’écoute. Remercie, laisse une bonne note.",
        ],
        unsolved: &[
            "Demande un responsable, transmis avec l’historique complet.",
            "Envisage le médiateur. Réponse écrite promise sous dix jours.",
            "Attend un geste après deux semaines de panne, à valider.",
        ],
        callbacks: &[
            "Donner la réponse du responsable",
            "Vérifier la satisfaction après le geste",
        ],
        cases: &[
            case(
                "Réclamation écrite sans réponse",
                "Courrier envoyé il y a un mois, aucun retour.",
                "Réponse argumentée envoyée, deux mois offerts.",
            ),
            case(
                "Promesse non tenue",
                "Un rappel promis trois fois n’a jamais eu lieu.",
                "Interlocuteur unique nommé, rappel fait, geste de 15 €.",
            ),
            case(
                "Propos déplacés signalés",
                "Plainte sur le ton d’un conseiller.",
                "Écoute faite avec le superviseur, excuses présentées.",
            ),
            case(
                "Vente non comprise",
                "Le client dit ne pas avoir demandé l’option facturée.",
                "Option retirée et remboursée depuis l’origine.",
            ),
            case(
                "Panne longue non indemnisée",
                "Seize jours sans service, aucun dédommagement.",
                "Prorata et geste commercial, accord écrit du client.",
            ),
            case(
                "Saisine du médiateur annoncée",
                "Le client annonce saisir le médiateur sous huit jours.",
                "Proposition acceptée avant saisine, dossier clos.",
            ),
        ],
    },
    Motive {
        code: "payment",
        label: "Paiement, relance",
        queue: 2,
        weight: 60,
        technical: false,
        solved: &[
            "Carte expirée, nouveau moyen de paiement enregistré par la page sécurisée.",
            "Prélèvement passé au 10 du mois, comme demandé.",
            "Relance reçue alors que c’était payé : règlement retrouvé, relance annulée.",
            "Paiement en deux fois accordé, premier versement ce jour.",
            "Mandat de prélèvement renvoyé, signé en ligne.",
            "Ligne restreinte rétablie après règlement.",
        ],
        unsolved: &[
            "Promet un règlement le 5, à vérifier.",
            "Difficultés passagères, dossier transmis au service solidarité.",
            "Virement parti sans référence, recherche demandée à la comptabilité.",
        ],
        callbacks: &[
            "Vérifier le règlement promis",
            "Confirmer la nouvelle échéance",
        ],
        cases: &[
            case(
                "Paiement non retrouvé",
                "Virement de 59,98 € fait le 2, relance le 14.",
                "Virement rattaché au compte, relance annulée.",
            ),
            case(
                "Ligne restreinte malgré le règlement",
                "Facture payée hier, appels toujours bloqués.",
                "Restriction levée dans l’heure.",
            ),
            case(
                "Prélèvement rejeté",
                "Rejet pour compte clos, le client a changé de banque.",
                "Nouveau mandat signé, frais de rejet annulés.",
            ),
            case(
                "Échéancier non respecté par nos soins",
                "Somme totale prélevée malgré l’échéancier.",
                "Trop-perçu remboursé, échéancier rétabli.",
            ),
            case(
                "Relance à une personne décédée",
                "La famille reçoit encore des relances.",
                "Relances arrêtées, excuses écrites.",
            ),
            case(
                "Moyen de paiement impossible à changer",
                "La page de paiement tourne sans fin.",
                "Page corrigée, carte enregistrée.",
            ),
        ],
    },
];
