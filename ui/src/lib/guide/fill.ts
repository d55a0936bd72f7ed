/** The phrases of a guide and the words of a document, filled with the person on the line. A part in square brackets goes when a word is missing. */

/** What can be filled in. */
export const FACTS = [
  'civilite',
  'prenom',
  'nom',
  'societe',
  'agent',
  'maison',
  'dernier_echange',
  'motif',
  'produit',
  'rappel',
  'ticket',
  'date',
  'rdv',
  'rdv_agent',
  'rdv_lieu',
  'catalogue'
] as const;

/** Their values; `null` or empty: not known. */
export type Facts = Record<(typeof FACTS)[number], string | null>;

/** The words in braces that nobody can fill in, each once. */
export function unknownFacts(text: string): string[] {
  const asked = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  return [...new Set(asked)].filter((name) => !(FACTS as readonly string[]).includes(name));
}

/** A civility nobody knows leaves no hole: the name stands without it. */
const SILENT: readonly string[] = ['civilite'];

export function fill(phrase: string, facts: Facts): string {
  const value = (name: string) => facts[name as keyof Facts] ?? '';
  const put = (part: string) =>
    part.replace(/\{(\w+)\}/g, (_, name: string) => value(name) || (SILENT.includes(name) ? '' : '…'));
  const known = (part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(
      ([, name]) => SILENT.includes(name ?? '') || value(name ?? '') !== ''
    );
  const optional = phrase.replace(/\[([^\]]*)\]/g, (_, part: string) => (known(part) ? part : ''));
  return put(optional)
    .replace(/ {2,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ ([,.])/g, '$1')
    .trim();
}
