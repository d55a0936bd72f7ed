/** What the phrases of a guide can say of the person on the line. */
import { dayHour, day } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { bootState } from '../state/boot.svelte';
import { clock } from '../state/clock.svelte';
import { settings } from '../state/settings.svelte';
import type { Call, Fiche } from '../types';
import type { Facts } from './fill';

const nothing = (text: string | null | undefined) => (text === undefined || text === '' ? null : text);

export function factsOf(fiche: Fiche | null, call: Call | null): Facts {
  const words = t().guide;
  const contact = fiche?.contact ?? null;
  const last = fiche?.last.find(({ id, kind }) => id !== call?.id && kind !== 'stage') ?? null;
  return {
    civilite: contact?.civility === 'mme' ? words.madam : contact?.civility === 'm' ? words.sir : null,
    prenom: nothing(contact?.first_name),
    nom: nothing(contact?.last_name),
    societe: nothing(contact?.company?.name),
    agent: nothing(bootState.agents.find(({ id }) => id === settings.agentId)?.name),
    maison: nothing(settings.get<string>('house.name', '')),
    dernier_echange: last === null ? null : words.exchange(last.kind, day(last.at, clock.coarse)),
    motif: nothing(last?.motive),
    produit: null,
    rappel: fiche?.next_callback ? dayHour(fiche.next_callback.due_at, clock.coarse) : null,
    ticket: fiche?.tickets[0] ? String(fiche.tickets[0].number) : null
  };
}
