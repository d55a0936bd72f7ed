/** Deals in hand (opportunités). */
export const deals = {
  title: 'Opportunités',
  add: 'Opportunité',
  toFill: 'Montant et date à préciser',
  likely: (percent: number) => `${percent} %`,
  by: (day: string) => `pour le ${day}`,
  subject: 'Affaire',
  product: 'Produit',
  noProduct: 'À préciser',
  amount: 'Montant (€)',
  amountWrong: 'Une somme : 120 ou 120,50.',
  probability: 'Probabilité (%)',
  percentWrong: 'De 0 à 100.',
  expected: 'Décision attendue',
  owner: 'Suivie par',
  free: 'À prendre',
  keep: 'Garder',
  why: 'Raison',
  whyHint: 'Pourquoi gagnée, ou perdue',
  won: 'Gagnée',
  lost: 'Perdue'
};
