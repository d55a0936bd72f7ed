/**
 * What calls for attention: the list behind the bell, and what is announced of it. The shell says the list whenever it
 * changes; what was there when the window opened, or when somebody else sat down, is not announced.
 */
import * as api from '../api';
import { dayHour } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import type { Notice, Opens } from '../types';
import { bootState } from './boot.svelte';
import { desk } from './desk.svelte';
import { route } from './route.svelte';
import { settings } from './settings.svelte';
import { attempt, toasts } from './toasts.svelte';

/** More than so many at once are announced as one. */
const EACH = 2;

/** Who, and what about; of a backup, why it could not be made. */
export const wordsOf = ({ kind, who, what }: Notice) =>
  kind === 'backup_failed'
    ? t().notices.backup.why(what)
    : [who, what].filter((part) => part !== '').join(' · ');

class Notices {
  list = $state<Notice[]>([]);
  /** The list is open. */
  open = $state(false);
  /** What a screen is asked to bring forward. */
  wanted = $state<Opens | null>(null);
  #known = new Set<string>();
  #of = '';

  get unread(): number {
    return this.list.filter(({ read }) => !read).length;
  }

  /** The list as it stands. A refusal leaves what is shown: the shell says the next one. */
  async load() {
    const list = await api.notices().catch(() => null);
    if (list !== null) this.take(list);
  }

  take(list: Notice[]) {
    const of = `${bootState.generation} ${settings.agentId}`;
    const fresh = list.filter((notice) => !notice.read && !this.#known.has(notice.key));
    const silent = this.#of !== of;
    this.#of = of;
    this.#known = new Set(list.map(({ key }) => key));
    this.list = list;
    if (!silent) this.#announce(fresh);
  }

  /** Goes to what it speaks of; it is read. */
  async go(notice: Notice) {
    this.open = false;
    this.#show(notice.opens);
    if (!notice.read) await this.markRead(notice.key);
  }

  /** The system's notification was clicked. */
  clicked(key: string) {
    const notice = this.list.find((one) => one.key === key);
    if (notice === undefined) this.open = true;
    else void this.go(notice);
  }

  /** One, or all of them. */
  async markRead(key: string | null) {
    const list = await attempt(api.notices({ step: 'read', key }));
    if (list !== null) this.take(list);
  }

  #show(opens: Opens) {
    switch (opens.opens) {
      case 'contact':
        return route.go('contacts', opens.contact_id);
      case 'ticket':
        return route.go('tickets', opens.ticket_id);
      case 'campaign':
        return route.go('campaigns', opens.campaign_id);
      case 'call':
        return route.go('journal');
      case 'backups':
        return route.go('settings', 'data');
      case 'appointment':
        this.wanted = opens;
        return route.go('agenda');
      case 'callback':
        // A call in hand stays where it is: the list is behind it.
        if (desk.live === null) desk.clear();
        this.wanted = opens;
        return route.go('desk');
    }
  }

  #announce(fresh: Notice[]) {
    const silent = settings.get<string[]>('notify.silent', []);
    const loud = fresh.filter(({ kind }) => !silent.includes(kind));
    const [first] = loud;
    if (first === undefined) return;
    const desktop = settings.get<boolean>('notify.desktop', true);
    if (desktop && !document.hasFocus()) {
      if (loud.length > EACH) this.#tell(first.key, t().notices.several(loud.length), t().notices.discreet);
      else for (const one of loud) this.#tell(one.key, t().notices.kinds[one.kind], this.#body(one));
    }
    if (loud.length > EACH) {
      const action = { label: t().notices.show, run: () => void (this.open = true) };
      toasts.show(t().notices.several(loud.length), 'info', action);
      return;
    }
    for (const one of loud) {
      const text = [t().notices.kinds[one.kind], wordsOf(one)].filter((part) => part !== '').join(' : ');
      toasts.show(text, 'info', { label: t().notices.open, run: () => void this.go(one) });
    }
  }

  /** On the desktop anybody reads: of nobody, unless the house allows it. */
  #body(notice: Notice): string {
    if (!settings.get<boolean>('notify.details', false)) return t().notices.discreet;
    // The moment of a backup is that of the last one: the window says so in whole words.
    const when = notice.moment === null || notice.kind === 'backup_failed' ? '' : dayHour(notice.moment);
    return [wordsOf(notice), when].filter((part) => part !== '').join(', ') || t().notices.discreet;
  }

  #tell(key: string, title: string, body: string) {
    // Where the system shows none, the list and the messages of the window still tell.
    void api.notices({ step: 'announce', key, title, body }).catch(() => undefined);
  }
}

export const notices = new Notices();
