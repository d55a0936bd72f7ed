-- The outcomes and motives a house starts with (DOMAIN.md §3). Theirs to rename, retire and add to; the codes stay.
-- Fixed identifiers, so that every base starts alike and two bases can be merged.

INSERT INTO outcome (id, code, label, position, consequence, solved, reached) VALUES
    (x'0d0c0000000070008000000000000001', 'solved',       'Résolu',            1, 'none',         1, 1),
    (x'0d0c0000000070008000000000000002', 'call_back',    'À rappeler',        2, 'callback',     0, 1),
    (x'0d0c0000000070008000000000000003', 'escalated',    'Transféré',         3, 'ticket',       0, 1),
    (x'0d0c0000000070008000000000000004', 'sale',         'Vente',             4, 'sale',         1, 1),
    (x'0d0c0000000070008000000000000005', 'refusal',      'Refus',             5, 'refusal',      0, 1),
    (x'0d0c0000000070008000000000000006', 'appointment',  'RDV pris',          6, 'appointment',  0, 1),
    (x'0d0c0000000070008000000000000007', 'wrong_number', 'Faux numéro',       7, 'wrong_number', 0, 1),
    (x'0d0c0000000070008000000000000008', 'opposition',   'Ne plus appeler',   8, 'opposition',   0, 1),
    (x'0d0c0000000070008000000000000009', 'absent',       'Absent, répondeur', 9, 'none',         0, 0),
    (x'0d0c000000007000800000000000000a', 'busy',         'Occupé',           10, 'none',         0, 0),
    (x'0d0c000000007000800000000000000b', 'incivility',   'Clos pour incivilité', 11, 'none',     0, 1);

INSERT INTO outcome (id, parent_id, code, label, position, consequence, solved, reached) VALUES
    (x'0d0c0000000070008000000000000051', x'0d0c0000000070008000000000000005', 'refusal_price',     'Refus : prix',              1, 'refusal', 0, 1),
    (x'0d0c0000000070008000000000000052', x'0d0c0000000070008000000000000005', 'refusal_no_need',   'Refus : pas de besoin',     2, 'refusal', 0, 1),
    (x'0d0c0000000070008000000000000053', x'0d0c0000000070008000000000000005', 'refusal_rival',     'Refus : déjà équipé',       3, 'refusal', 0, 1),
    (x'0d0c0000000070008000000000000054', x'0d0c0000000070008000000000000005', 'refusal_not_now',   'Refus : pas maintenant',    4, 'refusal', 0, 1);

INSERT INTO motive (id, code, label, position) VALUES
    (x'0d0c0000000070009000000000000001', 'information', 'Information',           1),
    (x'0d0c0000000070009000000000000002', 'order',       'Commande',              2),
    (x'0d0c0000000070009000000000000003', 'delivery',    'Livraison',             3),
    (x'0d0c0000000070009000000000000004', 'invoice',     'Facture, paiement',     4),
    (x'0d0c0000000070009000000000000005', 'incident',    'Panne, incident',       5),
    (x'0d0c0000000070009000000000000006', 'complaint',   'Réclamation',           6),
    (x'0d0c0000000070009000000000000007', 'contract',    'Contrat, résiliation',  7),
    (x'0d0c0000000070009000000000000008', 'appointment', 'Rendez-vous',           8),
    (x'0d0c0000000070009000000000000009', 'details',     'Mise à jour de la fiche', 9),
    (x'0d0c000000007000900000000000000a', 'other',       'Autre',                10);
