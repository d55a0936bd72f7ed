/** What the palette finds for the words typed: people, a ticket by its number, actions, screens. */
import * as api from '../api';
import type { IconName } from '../components/Icon.svelte';
import { ICONS } from '../components/Rail.svelte';
import { t } from '../i18n/index.svelte';
import { phone } from '../i18n/typography';
import { bootState } from '../state/boot.svelte';
import { desk } from '../state/desk.svelte';
import { route, type Screen } from '../state/route.svelte';
import { settings } from '../state/settings.svelte';
import { attempt, toasts } from '../state/toasts.svelte';
import { undoLast } from '../state/undo';

export type Entry = { key: string; icon: IconName; name: string; hint: string; run: () => void };

/** Letters without accents, for finding an action by any way of writing it. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Every word typed begins a word of the name. */
export function matches(name: string, typed: string): boolean {
  const words = plain(name).split(/[^\p{Letter}\p{Number}]+/u);
  return plain(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}

export class Palette {
  text = $state('');
  at = $state(0);
  people = $state<Entry[]>([]);
  #turn = 0;

  constructor(readonly screens: Screen[]) {}

  get actions(): Entry[] {
    const words = t().palette;
    const theme = (value: string) => () => void attempt(settings.set('interface.theme', value));
    const all: Entry[] = [
      {
        key: 'new',
        icon: 'plusUser',
        name: words.newFiche,
        hint: '',
        run: () => route.go('contacts', 'new')
      },
      { key: 'board', icon: 'board', name: words.prospects, hint: '', run: () => route.go('pipeline') },
      { key: 'light', icon: 'gear', name: words.light, hint: '', run: theme('light') },
      { key: 'dark', icon: 'gear', name: words.dark, hint: '', run: theme('dark') },
      {
        key: 'undo',
        icon: 'edit',
        name: words.undo,
        hint: '',
        run: () => void undoLast()
      },
      ...bootState.agents.map((agent) => ({
        key: `sit ${agent.id}`,
        icon: 'user' as IconName,
        name: words.sit(agent.name),
        hint: '',
        run: () => void attempt(api.agentSit(agent.id))
      })),
      ...this.screens.map((screen, at) => ({
        key: `screen ${screen}`,
        icon: ICONS[screen],
        name: t().common.screens[screen],
        hint: words.screen(at + 1),
        run: () => route.go(screen)
      }))
    ];
    return all;
  }

  /** What is shown now: people first, then what can be done. */
  get entries(): Entry[] {
    const typed = this.text.trim();
    const found = typed === '' ? [] : this.people;
    const able = this.actions.filter(({ name }) => typed === '' || matches(name, typed));
    return [...found, ...able].slice(0, 12);
  }

  async look() {
    const turn = ++this.#turn;
    const wanted = this.text.trim();
    this.at = 0;
    if (wanted === '') {
      this.people = [];
      return;
    }
    try {
      const numbered = /^#?\d{3,6}$/.test(wanted) ? this.tickets(wanted.replace('#', '')) : [];
      const [found, tickets] = await Promise.all([api.search(wanted, 6), numbered]);
      if (turn !== this.#turn) return;
      const people = found.items.map((hit) => ({
        key: hit.contact_id,
        icon: 'user' as IconName,
        name: hit.name ?? hit.company ?? phone(hit.phone ?? ''),
        hint: [hit.name === null ? null : hit.company, hit.phone === null ? null : phone(hit.phone)]
          .filter(Boolean)
          .join(' · '),
        run: () => desk.go(hit.contact_id, null)
      }));
      this.people = [...tickets, ...people];
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }

  /** A ticket, by the number people say. */
  async tickets(number: string): Promise<Entry[]> {
    const query = {
      open_only: false,
      level: null,
      scope: 'all' as const,
      contact_id: null,
      text: number,
      limit: 3
    };
    const { items } = await api.ticketList(query);
    return items
      .filter((ticket) => String(ticket.number) === number)
      .map((ticket) => ({
        key: ticket.id,
        icon: 'ticket',
        name: t().palette.ticket(ticket.number, ticket.subject),
        hint: ticket.contact_name ?? '',
        run: () => route.go('tickets', ticket.id)
      }));
  }

  walk(by: number) {
    this.at = Math.max(0, Math.min(this.entries.length - 1, this.at + by));
  }
}
