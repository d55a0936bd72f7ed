/** What happened to a ticket, in a few words. */
import type { IconName } from '../../lib/components/Icon.svelte';
import { t } from '../../lib/i18n/index.svelte';
import { bootState } from '../../lib/state/boot.svelte';
import type { Priority, TicketEvent, TicketStatus } from '../../lib/types';

/** Who did what; a note alone has only its words. */
export function eventWords({ kind, detail, agent }: TicketEvent): string {
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
    case 'opened':
    case 'escalated':
    case 'returned':
    case 'resolved':
    case 'reopened':
    case 'closed':
    case 'merged':
    case 'linked':
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
  linked: 'link',
  reminder: 'phone'
};

export const eventIcon = (kind: string): IconName => ICONS[kind] ?? 'history';
