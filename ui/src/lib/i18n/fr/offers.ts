import type { LeftOutReason, OfferAnswer, OfferWhy } from '../../types';

/** A date in words, and how long ago: given by who knows the moment. */
type Said = { on: (iso: string) => string; ago: (iso: string) => string };

/** The catalogue during the call, what to propose, what was answered. */
export const offers = {
  title: 'Catalogue',
  search: 'Référence, nom, famille, argument',
  none: 'Rien dans le catalogue ne commence ainsi. Essayez un autre mot.',
  empty: 'Le catalogue est vide. Ajoutez un produit : Réglages, puis Catalogue.',
  list: 'Produits',
  suggested: 'À proposer',
  leftOut: 'Écarté',
  opposed: 'Cette personne ne veut pas être démarchée : rien à proposer dans un appel sortant.',
  onQuotation: 'sur devis',
  soldFrom: (day: string) => `En vente dès le ${day}`,
  soldUntil: (day: string) => `En vente jusqu’au ${day}`,
  soldBetween: (from: string, until: string) => `En vente du ${from} au ${until}`,
  again: 'Se rachète',
  pitch: {
    feature: 'Caractéristique',
    advantage: 'Avantage',
    benefit: 'Bénéfice',
    proof: 'Preuve'
  },
  noPitch: 'Pas d’argument écrit pour ce produit.',
  goesWith: 'Va avec',
  above: 'Au-dessus',
  made: 'Proposé dans l’appel',
  answered: 'Qu’a répondu la personne ?',
  nobody: 'Dites d’abord qui appelle : la réponse s’écrit sur la fiche.',
  answers: {
    accepted: 'Accepte',
    refused: 'Refuse',
    pending: 'Y pense',
    no_answer: 'Sans réponse'
  } as Record<OfferAnswer, string>,
  why: 'Raison, dans ses mots',
  whys: ['Prix', 'Pas de besoin', 'Déjà équipé', 'Pas maintenant'],
  keepRefusal: 'Garder le refus',
  kept: (product: string, answer: string) => `Réponse gardée : ${product}, ${answer.toLowerCase()}`,
  because: (why: OfferWhy, { on }: Said): string => {
    if (why.code === 'goes_with') return `va avec ${why.product}, achat du ${on(why.at)}`;
    if (why.code === 'above') return `au-dessus de ${why.product}, achat du ${on(why.at)}`;
    if (why.code === 'renewal')
      return `${why.times} achats, tous les ${why.days} jours environ, le dernier du ${on(why.at)}`;
    return `y pense depuis le ${on(why.at)}`;
  },
  leftOutFor: (why: LeftOutReason, { on, ago }: Said): string => {
    if (why.code === 'refused') return `refusé ${ago(why.at)}, pas avant le ${on(why.until)}`;
    if (why.code === 'thinking') return `proposé ${ago(why.at)}, y pense`;
    if (why.code === 'accepted') return `accepté ${ago(why.at)}`;
    if (why.code === 'not_yet_sold') return `en vente à partir du ${on(why.on)}`;
    if (why.code === 'no_longer_sold') return `plus en vente depuis le ${on(why.on)}`;
    if (why.code === 'surpassed') return `a déjà mieux : ${why.product}`;
    return `l’a déjà, achat du ${on(why.at)}`;
  }
};
