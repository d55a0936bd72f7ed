import type { ErrorCode } from '../../types';

/** What happened, what is kept, what to do. */
export const errors: Record<ErrorCode, string> = {
  not_found:
    "C'est introuvable : peut-être effacé ou fusionné entre-temps. Rien n'a changé. Revenez à la liste.",
  invalid: "Une valeur n'est pas valable. Votre saisie est gardée. Corrigez-la, puis recommencez.",
  refused: "L'opération est refusée par une règle de la maison. Rien n'a changé.",
  newer_file: 'Ce fichier vient d’une version plus récente. Il est intact. Mettez Décroche à jour.',
  damaged_file:
    'Le fichier est abîmé. Rien n’en est effacé. Restaurez une sauvegarde : Réglages, puis Données.',
  locked_file:
    'Le fichier est déjà ouvert ailleurs. Rien n’est perdu. Fermez l’autre fenêtre, puis recommencez.',
  unsafe_folder:
    'Ce dossier est partagé ou synchronisé : il peut abîmer le fichier. Choisissez un dossier de ce poste.',
  disk: 'Le disque est plein ou refuse d’écrire. Votre texte reste affiché. Libérez de la place, puis recommencez.',
  closed: 'Le fichier vient d’être fermé. Ce qui était gardé le reste. Rouvrez Décroche.',
  storage: 'Le fichier n’a pas pu être écrit. Votre saisie reste affichée. Recommencez.',
  line_cannot: 'Cette ligne ne se commande pas d’ici. L’appel continue. Servez-vous de votre téléphone.',
  busy: 'Une autre opération est en cours. Rien n’est perdu. Recommencez dans un instant.',
  port_taken: 'Ce port est déjà pris. Vos réglages sont gardés. Choisissez un autre port, ou 0.',
  internal: 'Quelque chose a manqué. Ce qui était gardé le reste. Recommencez, ou redémarrez Décroche.'
};
