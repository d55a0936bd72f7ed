import type { ErrorCode } from '../../types';

/** What happened, what is kept, what to do. */
export const errors: Record<ErrorCode, string> = {
  not_found:
    "C'est introuvable : peut-être effacé ou fusionné entre-temps. Rien n'a changé. Revenez à la liste.",
  invalid: "Une valeur n'est pas valable. Votre saisie est gardée. Corrigez-la, puis recommencez.",
  refused: "L'opération est refusée par une règle de la maison. Rien n'a changé.",
  rule: "Cette règle n'est pas comprise. Elle est gardée telle quelle. Corrigez-la à l'endroit montré.",
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

/** The reasons of a refusal, and what is wrong with a value, where the general sentence would not say what to do. */
export const reasons: Record<string, string> = {
  act_over: 'Ce que la règle avait fait a déjà été repris, ou quelqu’un s’en est servi. Rien n’a changé.',
  already_running: 'Cette personne suit déjà cette séquence. Rien n’a changé.',
  not_for_event:
    'Une condition ne vaut pas pour cet événement. Votre saisie est gardée. Retirez-la, ou changez-la.',
  opposed: 'Cette personne a demandé à ne plus être appelée. Rien n’a commencé.',
  proposal_over: 'Cette proposition a déjà sa réponse. Rien n’a changé.',
  send_it: 'Un message s’accepte en l’envoyant : relisez-le, puis envoyez-le.',
  sequence_over: 'Cette séquence est déjà finie. Rien n’a changé.',
  task_over: 'Cette tâche est déjà faite ou retirée. Rien n’a changé.',
  twice: 'La même action y est deux fois. Votre saisie est gardée. Retirez-en une.',
  already_done: 'C’est déjà fait. Rien n’a changé.',
  already_linked: 'Cet appel a déjà sa fiche. Rien n’a changé. « Autre personne ? » en choisit une autre.',
  changed_since:
    'La fiche a changé depuis, ou ceci n’a jamais été proposé. Rien n’a été écrit. La liste est relue : regardez de nouveau.',
  bulk_undone: 'Cette modification est déjà annulée. Rien n’a changé.',
  call_in_progress: 'Cette personne est en ligne. Rien n’est effacé. Attendez la fin de l’appel.',
  already_frozen: 'Cette fiche est déjà gelée. Rien n’a changé.',
  frozen: 'Cette fiche est gelée : son usage est limité. Rien n’a changé. Levez d’abord le gel.',
  not_frozen: 'Cette fiche n’est pas gelée. Rien n’a changé.',
  clock_moved:
    'L’horloge a bougé depuis le dernier démarrage. Rien n’est effacé. Vérifiez la date, puis recommencez.',
  call_not_over: 'L’appel n’est pas fini. Votre saisie est gardée. Raccrochez, puis recommencez.',
  callback_taken: 'Un collègue vient de prendre ce rappel. Rien n’a changé : choisissez le suivant.',
  colleague_calls:
    'Un collègue est en ligne avec cette personne. Rien n’a changé : attendez qu’il raccroche, ou choisissez quelqu’un d’autre.',
  owner_changed: 'Cette fiche vient de changer de mains. Rien n’a changé : relisez qui la suit.',
  views_full: 'Vous avez déjà neuf vues de cette liste. Supprimez-en une, puis gardez celle-ci.',
  caller_known: 'On sait déjà de qui vient cette demande. Rien n’a changé.',
  callback_done: 'Ce rappel est déjà fait. Rien n’a changé.',
  cancelled: 'Arrêté à votre demande. Ce qui était fait avant est gardé.',
  cannot_undo: 'La dernière action ne peut plus être annulée. Rien n’a changé.',
  case_kept_already: 'Ce ticket est déjà gardé comme cas. Rien n’a changé.',
  case_of_this_ticket: 'Ce cas vient de ce ticket même. Rien n’a changé.',
  file_exists: 'Un fichier de ce nom existe déjà. Il est intact. Recommencez dans un instant.',
  too_many_for_a_sheet:
    'Une feuille Excel tient au plus 1 048 575 personnes. Rien n’est écrit. Exportez en CSV, ou un segment à la fois.',
  first_level: 'Ce ticket est déjà au premier niveau. Rien n’a changé.',
  illegal_move: 'Ce ticket ne peut pas passer à cet état d’ici. Rien n’a changé.',
  in_the_future: 'Ce moment n’est pas encore arrivé. Votre saisie est gardée. Corrigez l’heure.',
  no_agent: 'Personne n’est assis au poste. Choisissez qui vous êtes, en haut du poste.',
  no_fiche:
    'Une vente ou une opposition s’écrit sur une fiche. Votre saisie est gardée. Dites d’abord qui appelle.',
  not_a_number: 'Ce n’est pas un numéro de téléphone. Votre saisie est gardée. Corrigez-le.',
  not_a_link: 'Ce n’est pas une adresse web (https://…). Votre saisie est gardée. Corrigez-la.',
  not_an_address: 'Ce n’est pas une adresse de courriel. Votre saisie est gardée. Corrigez-la.',
  not_a_prospect: 'La température est celle d’un prospect. Rien n’a changé. Changez d’abord l’étape.',
  same_fiche: 'C’est deux fois la même fiche. Rien n’a changé. Choisissez-en une autre.',
  merged_again: 'Une fusion plus récente touche cette fiche. Rien n’a changé. Défaites d’abord celle-là.',
  same_stage: 'La fiche est déjà à cette étape. Rien n’a changé.',
  target_not_open: 'L’autre ticket n’est plus ouvert. Rien n’a changé. Rouvrez-le, puis recommencez.',
  ticket_itself: 'C’est le même ticket. Rien n’a changé. Choisissez-en un autre.',
  ticket_merged: 'Ce ticket a été fusionné avec un autre. Rien n’a changé. Ouvrez l’autre.',
  ticket_not_open: 'Ce ticket n’est plus ouvert. Votre saisie est gardée. Rouvrez-le, puis recommencez.',
  ticket_not_solved: 'Ce ticket n’est pas résolu : il ne peut pas devenir un cas. Rien n’a changé.',
  too_long: 'Ce texte est trop long. Il est gardé tel quel. Raccourcissez-le, puis recommencez.',
  top_level: 'Ce ticket est déjà au dernier niveau de la maison. Votre saisie est gardée.',
  campaign_closed: 'Cette campagne est terminée. Rien n’a changé. Reprenez-la pour continuer.',
  campaign_ended: 'Le dernier jour de cette campagne est passé. Rien n’a changé.',
  campaign_not_begun: 'Cette campagne n’a pas commencé. Rien n’a changé.',
  campaign_of_others: 'Cette campagne est confiée à d’autres agents. Rien n’a changé.',
  law_forbids: 'La loi ne permet pas cet appel maintenant. Rien n’a été composé. La raison est sur la fiche.',
  no_consent: 'Il n’y a pas d’accord à retirer. Rien n’a changé.',
  no_good_number: 'Aucun numéro de cette fiche n’est bon. Rien n’a été composé. Ajoutez-en un.',
  out_of_range: 'Cette valeur sort des limites. Votre saisie est gardée. Corrigez-la.',
  target_not_waiting: 'Cette personne n’attend plus d’appel dans cette campagne. Passez à la suivante.',
  slot_taken: 'Ce créneau vient d’être pris. Votre saisie est gardée. Choisissez-en un autre.',
  in_the_past: 'Ce moment est passé. Votre saisie est gardée. Choisissez-en un autre.',
  opportunity_not_open: 'Cette affaire n’est plus en cours. Rien n’a changé.',
  agent_follows: 'Cette personne suit encore des dossiers. Rien n’a changé. Confiez-les d’abord.',
  call_of_another: 'Cet appel est celui d’une autre personne. Rien n’a été écrit. Revenez à sa fiche.',
  taken: 'Cette référence est celle d’un autre produit. Votre saisie est gardée. Changez-la.',
  same_agent: 'C’est la même personne. Rien n’a changé.',
  not_in_conversation: 'Personne n’est en ligne sur cet appel. Votre saisie est gardée. Décrochez d’abord.',
  not_offered: 'Cet appel n’est plus proposé à personne. Rien n’a changé.',
  to_oneself: 'C’est vous qui êtes assis ici. Rien n’a changé. Choisissez quelqu’un d’autre.',
  not_called: 'L’appel n’est pas encore fait. Rien n’a changé. Appelez d’abord, puis comparez.',
  practice_over: 'Cet essai est déjà comparé. Rien n’a changé. Commencez un nouvel essai.',
  not_a_class: 'Ce fichier n’est pas celui d’une classe : ses personnes sont réelles. Personne n’est appelé.',
  not_empty: 'Ce fichier a déjà des fiches. Rien n’a changé. La classe veut un fichier vide.'
};
