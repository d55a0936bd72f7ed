import type { InterestSign, QuantifyBy } from '../../types';

const s = (n: string) => (n === '0' || n === '1' ? '' : 's');

/** Scores of one person, and the way from first contact to purchase. */
export const scores = {
  title: 'Scores',
  help: 'Des aides, calculées à l’instant : elles ne décident rien et ne sont pas gardées.',
  answer: 'Répondra à un appel maintenant',
  expected: 'Achètera, sur un an',
  fit: 'Ressemble à la cible',
  interest: 'S’intéresse au produit',
  target: 'Cible',
  product: 'Produit',
  choose: 'Choisir…',
  noTarget: 'Choisissez un segment gardé.',
  noProduct: 'Choisissez un produit.',
  noSign: 'Aucun signe en trois ans.',
  unknown: '–',
  formulas: {
    answer:
      'Appels décrochés ÷ appels passés à cette heure de ce jour ; peu d’appels pèsent peu : le taux se rapproche de celui de la base (loi bêta).',
    expected:
      'Panier moyen × commandes par an à son rythme × (T ÷ N)ⁿ, la probabilité d’acheter encore (Schmittlein et Morrison, 1985).',
    fit: 'Conditions de la cible remplies ÷ conditions.',
    interest: 'Signes pour, parmi tous les signes (règle de succession de Laplace).'
  },
  reasons: {
    met: (rule: string) => `Oui : ${rule}`,
    notMet: (rule: string) => `Non : ${rule}`,
    sign: (what: string, times: string, day: string, weight: string) =>
      `${what}${times === '1' ? '' : ` (${times} fois)`}, le ${day} : ${weight}`,
    baseCalls: (answered: string, tried: string) =>
      `Appels aux autres, en un an : ${answered} décroché${s(answered)} sur ${tried}`,
    baseCallsThen: (answered: string, tried: string) =>
      `Aux autres, à cette heure de ce jour : ${answered} sur ${tried}`,
    ownCalls: (answered: string, tried: string) =>
      `À cette personne, à d’autres heures : ${answered} sur ${tried}`,
    ownCallsThen: (answered: string, tried: string) =>
      `À cette personne, à cette heure de ce jour : ${answered} sur ${tried}`,
    neverBought: 'N’a jamais commandé',
    oneOrder: (day: string) => `Une seule date de commande, le ${day} : pas de rythme connu`,
    basket: (amount: string, orders: string) => `Panier moyen ${amount}, sur ${orders} commande${s(orders)}`,
    rhythm: (days: string) => `Une commande tous les ${days} jours`,
    active: (share: string, days: string) =>
      `Achète encore : ${share} (dernière commande il y a ${days} jours)`
  },
  signs: {
    bought: 'A acheté ce produit',
    bought_family: 'A acheté dans sa famille',
    accepted: 'A accepté une offre',
    thinking: 'Réfléchit à une offre',
    refused: 'A refusé une offre',
    deal_open: 'Affaire en cours',
    deal_lost: 'Affaire perdue',
    ticket: 'Ticket sur ce produit',
    named: 'En parle dans un message'
  } as Record<InterestSign, string>,
  journeys: {
    title: 'Parcours',
    intro: 'Du premier contact au premier achat : combien achètent, en combien de temps, combien rachètent.',
    by: 'Selon',
    from: 'Premiers contacts du',
    to: 'au',
    all: 'Tous',
    group: 'Groupe',
    people: 'Contactés',
    buyers: 'Acheteurs',
    rate: 'Taux d’achat',
    delay: 'Délai médian',
    again: 'Taux de réachat',
    days: (n: string) => `${n} j`,
    of: (n: string) => `n = ${n}`,
    none: 'Personne n’a encore été contacté avant d’acheter, dans ces dates.',
    noneHow: 'Appels décrochés, messages, demandes du site : chaque premier contact compte ici.',
    before: (n: string) => `${n} déjà client${s(n)} à leur premier contact : hors de ces chiffres.`,
    bys: {
      origin: 'l’origine',
      channel: 'le premier canal',
      contacts: 'le nombre de contacts',
      campaign: 'la campagne'
    } as Record<QuantifyBy, string>,
    groups: {
      internal: 'Saisie',
      call: 'Appel',
      import: 'Import',
      form: 'Formulaire',
      demo: 'Démonstration',
      none: 'Hors campagne',
      '1': '1 contact',
      '2': '2 contacts',
      '3': '3 contacts',
      '4+': '4 contacts et plus',
      call_in: 'Appel reçu',
      call_out: 'Appel émis',
      web_request: 'Demande du site',
      mail: 'Mail',
      sms: 'SMS',
      chat: 'Chat',
      post: 'Courrier',
      visit: 'Visite',
      social: 'Réseau social',
      survey: 'Enquête',
      other: 'Autre'
    } as Record<string, string>
  }
};
