import type { CracPart, TimelineKind } from '../../types';

/** What each kind of exchange is called in a phrase said to the person. */
const exchanges: Record<TimelineKind, string> = {
  call: 'notre appel',
  ticket: 'votre demande',
  purchase: 'votre achat',
  offer: 'notre proposition',
  exchange: 'notre échange',
  note: 'notre échange',
  survey: 'votre réponse à l’enquête',
  stage: 'notre échange',
  appointment: 'votre rendez-vous'
};

/** The call guide beside the fiche. */
export const guide = {
  label: (name: string) => `Guide ${name}`,
  which: 'Guide suivi',
  fit: 'Guides de cet appel',
  begun: (n: number) => (n > 1 ? `${n} faits` : `${n} fait`),
  say: (phrase: string) => `« ${phrase} »`,
  goOn: 'fait, suivant',
  objection: 'Une objection ?',
  crac: { dig: 'Creuser', rephrase: 'Reformuler', argue: 'Argumenter', check: 'Contrôler' } as Record<
    CracPart,
    string
  >,
  madam: 'Madame',
  sir: 'Monsieur',
  exchange: (kind: TimelineKind, when: string) => `${exchanges[kind]} du ${when}`
};
