/** Why two fiches look like one person's, in words; and which reasons speak against it. */
import { t } from '../i18n/index.svelte';
import { phone } from '../i18n/typography';
import type { ContactLine, DuplicatePair, DuplicateReason } from '../types';

export function reasonWords(reason: DuplicateReason): string {
  const words = t().duplicates.reason;
  switch (reason.code) {
    case 'same_number':
      return words.same_number(phone(reason.number));
    case 'shared_number':
      return words.shared_number(phone(reason.number), reason.holders);
    case 'near_number':
      return words.near_number(phone(reason.number), phone(reason.other));
    case 'same_email':
      return words.same_email(reason.address);
    case 'shared_email':
      return words.shared_email(reason.address, reason.holders);
    case 'near_email':
      return words.near_email(reason.address, reason.other);
    case 'same_postcode':
      return words.same_postcode(reason.postcode);
    case 'same_birth_year':
      return words.same_birth_year(reason.year);
    case 'other_birth_year':
      return words.other_birth_year(reason.year, reason.other);
    default:
      return words[reason.code];
  }
}

export const isAgainst = (reason: DuplicateReason) => reason.code.startsWith('other_');

/** How a fiche is called on a line. */
export const lineName = (line: ContactLine) => line.name ?? line.company ?? (phone(line.phone ?? '') || '–');

/** The same pair, whichever comes first. */
export const pairKey = ({ a, b }: DuplicatePair) => [a.contact_id, b.contact_id].sort().join(' ');
