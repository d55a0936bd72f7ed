import type { Stage } from '../../types';
import { dayHour } from '../format';

const SIGNS: Record<string, string> = {
  last_contact: 'dernier échange',
  no_contact: 'jamais contacté',
  opportunity: 'opportunité en cours',
  callback: 'rappel prévu',
  refusal: 'refus'
};

/** The ladder as a board. */
export const pipeline = {
  title: 'Parcours',
  walk: 'parcourir,',
  change: 'changer d’étape',
  open: 'Opportunités en cours',
  weighed: 'Pondéré par la probabilité',
  lateActions: 'Actions en retard',
  withoutNext: 'Prospects sans suite prévue',
  empty: 'Aucune fiche encore. La première se crée avec `N`, dans Fiches.',
  emptyScope: 'Aucune fiche ici. Choisissez « Tous » pour les voir toutes.',
  nameless: 'Sans nom',
  nothing: 'Aucune action',
  owner: (name: string) => `suivi par ${name}`,
  take: 'Prendre',
  late: (span: string) => `En retard de ${span}`,
  today: (hour: string) => `Aujourd’hui, ${hour}`,
  tickets: (n: number) => (n > 1 ? `${n} tickets` : `${n} ticket`),
  column: (name: string, n: number) => `${name}, ${n} fiches`,
  passage: (went: number, came: number, days: number | null) =>
    `${went} sur ${came} arrivés depuis 180 jours sont allés plus loin${days === null ? '' : `, en ${days} jours (médiane)`}`,
  stay: (days: number) => `${days} j`,
  more: (n: string) => `+ ${n} fiches`,
  propose: (temperature: string) => `Passer en ${temperature.toLowerCase()} ?`,
  sign: (code: string, at: string | null, points: number) =>
    `${SIGNS[code] ?? code}${at === null ? '' : ` ${dayHour(at)}`} (${points > 0 ? '+' : ''}${points})`,
  yes: 'Oui',
  no: 'Non',
  moveTo: 'Vers',
  why: 'Pourquoi',
  whyHint: 'En quelques mots',
  move: 'Changer d’étape',
  reasons: {
    suspect: ['À requalifier'],
    lead: ['A demandé des informations', 'Recommandé', 'Formulaire reçu'],
    prospect: ['Besoin exprimé', 'Budget annoncé', 'Décideur trouvé'],
    client: ['Commande signée', 'Premier achat'],
    loyal_client: ['A racheté', 'Recommande autour de lui'],
    lost: ['Parti à la concurrence', 'Plus de besoin', 'Injoignable']
  } as Record<Stage, string[]>
};
