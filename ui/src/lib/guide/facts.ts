/** What the phrases of a guide and the documents can say of the person, of us, and of today. */
import { dayHour, day, longDay, money } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { bootState } from '../state/boot.svelte';
import { clock } from '../state/clock.svelte';
import { settings } from '../state/settings.svelte';
import type { Appointment, Call, Fiche } from '../types';
import type { Facts } from './fill';

const nothing = (text: string | null | undefined) => (text === undefined || text === '' ? null : text);

export function factsOf(
  fiche: Fiche | null,
  call: Call | null,
  appointment: Appointment | null = null
): Facts {
  const words = t().guide;
  const contact = fiche?.contact ?? null;
  const last =
    fiche?.last.find(({ id, kind }) => id !== call?.id && kind !== 'stage' && kind !== 'appointment') ?? null;
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
    ticket: fiche?.tickets[0] ? String(fiche.tickets[0].number) : null,
    date: longDay(clock.coarse),
    rdv: appointment === null ? null : dayHour(appointment.starts_at, clock.coarse),
    rdv_agent: nothing(appointment?.agent),
    rdv_lieu: nothing(appointment?.place),
    catalogue: nothing(
      bootState.products
        .map(({ name, price_cents }) =>
          price_cents === null ? name : `${name}${t().documents.colon}${money(price_cents)}`
        )
        .join('\n')
    )
  };
}
