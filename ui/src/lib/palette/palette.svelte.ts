/**
 * What the palette finds for the words typed: people, a ticket by its number, and what can be done: all that has a key
 * here and now, then what has none.
 */
import * as api from '../api';
import type { IconName } from '../components/Icon.svelte';
import { t } from '../i18n/index.svelte';
import { phone } from '../i18n/typography';
import { bootState } from '../state/boot.svelte';
import { desk } from '../state/desk.svelte';
import { keys } from '../state/keys.svelte';
import { route } from '../state/route.svelte';
import { DENSITIES, settings, THEMES } from '../state/settings.svelte';
import { ICONS, SECTIONS } from '../settings/sections';
import { attempt, toasts } from '../state/toasts.svelte';

export type Entry = {
  id: string;
  icon: IconName;
  name: string;
  hint: string;
  /** The key that does the same; `null`: none. */
  key: string | null;
  run: () => void;
};

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

/** What is done without a key. */
const keyless = (id: string, icon: IconName, name: string, run: () => void): Entry => {
  return { id, icon, name, hint: '', key: null, run };
};

export class Palette {
  text = $state('');
  people = $state<Entry[]>([]);
  /** The one that Enter does: it stays the same one while others come and go. */
  #chosen = $state<string | null>(null);
  #turn = 0;

  /** What is shown now: people first, then what can be done. */
  entries = $derived.by(() => {
    const typed = this.text.trim();
    if (typed === '') return this.#actions();
    return [...this.people, ...this.#actions().filter(({ name }) => matches(name, typed))];
  });
  at = $derived(this.entries.findIndex(({ id }) => id === this.#chosen));

  constructor() {
    this.#chooseFirst();
  }

  #actions(): Entry[] {
    const words = t().palette;
    const { sections } = t().settings;
    return [
      keyless('new', 'plusUser', words.newFiche, () => route.go('contacts', 'new')),
      ...keys.commands.map(({ key, command }) => ({
        ...command,
        id: `key ${key}`,
        hint: '',
        // A letter that counts nowhere is not told.
        key: key.length === 1 && !settings.letterKeys ? null : key
      })),
      keyless('board', 'board', words.prospects, () => route.go('pipeline')),
      keyless('import', 'upload', t().data.import, () => route.go('data', 'import')),
      ...(['duplicates', 'segments', 'rfm'] as const).map((tab) =>
        keyless(`data ${tab}`, 'data', words.within(t().data.title, t().data.tabs[tab]), () =>
          route.go('data', tab)
        )
      ),
      ...this.#choices(),
      ...bootState.agents.map(({ id, name }) =>
        keyless(`sit ${id}`, 'user', words.sit(name), () => void attempt(api.agentSit(id)))
      ),
      ...SECTIONS.map((one) =>
        keyless(`section ${one}`, ICONS[one], words.within(t().common.screens.settings, sections[one]), () =>
          route.go('settings', one)
        )
      )
    ];
  }

  /** The looks one changes for an hour: at night, on a projector. */
  #choices(): Entry[] {
    const words = t().settings.interface;
    const choices = (key: string, values: string[], whole: string, names: Record<string, string>) =>
      values.map((value) =>
        keyless(`${key} ${value}`, ICONS.interface, t().palette.within(whole, names[value] ?? value), () => {
          void attempt(settings.set(key, value));
        })
      );
    return [
      ...choices('interface.theme', THEMES, words.theme, words.themes),
      ...choices('interface.density', DENSITIES, words.density, words.densities)
    ];
  }

  async look() {
    const turn = ++this.#turn;
    const wanted = this.text.trim();
    if (wanted === '') this.people = [];
    this.#chooseFirst();
    if (wanted === '') return;
    try {
      const numbered = /^#?\d{3,6}$/.test(wanted) ? this.tickets(wanted.replace('#', '')) : [];
      const [found, tickets] = await Promise.all([api.search(wanted, 6), numbered]);
      if (turn !== this.#turn) return;
      const people = found.items.map((hit) => ({
        id: hit.contact_id,
        icon: 'user' as IconName,
        name: hit.name ?? hit.company ?? phone(hit.phone ?? ''),
        hint: [hit.name === null ? null : hit.company, hit.phone === null ? null : phone(hit.phone)]
          .filter(Boolean)
          .join(' · '),
        key: null,
        run: () => desk.go(hit.contact_id, null)
      }));
      this.people = [...tickets, ...people];
      this.#chooseFirst();
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
        id: ticket.id,
        icon: 'ticket',
        name: t().palette.ticket(ticket.number, ticket.subject),
        hint: ticket.contact_name ?? '',
        key: null,
        run: () => route.go('tickets', ticket.id)
      }));
  }

  walk(by: number) {
    const at = Math.max(0, Math.min(this.entries.length - 1, this.at + by));
    this.#chosen = this.entries[at]?.id ?? null;
  }

  #chooseFirst() {
    this.#chosen = this.entries[0]?.id ?? null;
  }
}
