/** What happened to a ticket, in a few words. */
import type { IconName } from '../../lib/components/Icon.svelte';
import { t } from '../../lib/i18n/index.svelte';
import { bootState } from '../../lib/state/boot.svelte';
import type { Priority, ReturnReason, Ticket, TicketEvent, TicketStatus } from '../../lib/types';

/** Who did what; a note alone has only its words. */
export function eventWords({ kind, detail, agent, why }: TicketEvent): string {
  const words = t().tickets.events;
  switch (kind) {
    case 'status':
      return words.status(detail === null ? '' : (t().codes.ticketStatus[detail as TicketStatus] ?? detail));
    case 'priority':
      return words.priority(detail === null ? '' : (t().codes.priority[detail as Priority] ?? detail));
    case 'owner': {
      const name = bootState.agents.find((one) => one.id === detail)?.name ?? null;
      return name === null || name === agent ? words.takes : words.hands(name);
    }
    case 'escalated':
    case 'merged':
    case 'linked':
      return words[kind](detail ?? '');
    case 'returned':
      return words.returned(detail ?? '', t().tickets.handover.whys[why ?? 'other'].toLowerCase());
    case 'opened':
    case 'resolved':
    case 'reopened':
    case 'closed':
    case 'reminder':
    case 'note':
      return words[kind];
    default:
      return kind;
  }
}

const ICONS: Record<string, IconName> = {
  opened: 'ticket',
  status: 'clock',
  priority: 'steps',
  owner: 'user',
  resolved: 'checkCircle',
  closed: 'check',
  reopened: 'redo',
  escalated: 'upload',
  returned: 'undo',
  linked: 'link',
  reminder: 'phone'
};

export const eventIcon = (kind: string): IconName => ICONS[kind] ?? 'history';

/** A stop on the way of a ticket between support levels. */
export type Stop = {
  kind: 'open' | 'up' | 'back';
  level: number;
  at: string;
  agent: string | null;
  why: ReturnReason | null;
  body: string | null;
};

/** Where a ticket has been: opened at the first level, handed up, sent back. */
export function wayOf({ history }: Ticket): Stop[] {
  return history.flatMap((event): Stop[] => {
    const { at, agent, why, body, detail } = event;
    const level = Number(detail ?? '1');
    if (event.kind === 'opened') return [{ kind: 'open', level: 1, at, agent, why: null, body: null }];
    if (event.kind === 'escalated') return [{ kind: 'up', level, at, agent, why: null, body: null }];
    if (event.kind === 'returned') return [{ kind: 'back', level, at, agent, why: why ?? 'other', body }];
    return [];
  });
}
