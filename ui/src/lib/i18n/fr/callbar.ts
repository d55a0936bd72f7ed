export const callbar = {
  label: 'Appels en cours',
  answer: 'Décrocher',
  /** Of a call that goes out: what the line does. */
  calling: 'Ça sonne',
  answers: 'Répond',
  noAnswer: 'Pas de réponse',
  hold: 'Attente',
  resume: 'Reprendre',
  hangUp: 'Raccrocher',
  /** On a line that cannot be acted on from here: the agent says the call is over. */
  over: 'Appel terminé',
  seen: 'Vu',
  go: "Aller à l'appel",
  missed: 'Appel manqué',
  internal: (name: string | null, extension: string | null) =>
    [name ?? 'Appel interne', extension === null ? null : `poste ${extension}`].filter(Boolean).join(' · '),
  masked: 'Numéro masqué',
  several: (company: string | null, n: number) => `${company ?? 'Numéro partagé'} · ${n} fiches`,
  answeredIn: (span: string) => `décroché en ${span}`,
  waits: 'attend depuis',
  rings: 'sonne depuis',
  lost: 'perdu à',
  nth: (ordinal: string) => `${ordinal} appel`,
  more: (n: number) => (n < 2 ? `et ${n} autre` : `et ${n} autres`)
};
