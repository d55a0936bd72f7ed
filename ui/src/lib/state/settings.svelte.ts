/** The settings of the house and of this desk; theme and language follow them. */
import { untrack } from 'svelte';
import * as api from '../api';
import { language, type LanguageCode } from '../i18n/index.svelte';
import type { SettingValue } from '../types';

export const THEMES = ['system', 'light', 'dark'];
export const DENSITIES = ['comfortable', 'compact'];
/** How large the desk may be, in %. */
export const ZOOMS: string[] = ['100', '125', '150', '175', '200'];

class Settings {
  list = $state<SettingValue[]>([]);

  get<T>(key: string, otherwise: T): T {
    const found = this.list.find((setting) => setting.key === key);
    return found === undefined ? otherwise : (found.value as T);
  }

  get letterKeys(): boolean {
    return this.get<boolean>('interface.letter_keys', true);
  }

  /** More rows on the screen, at the cost of air. */
  get compact(): boolean {
    return this.get<string>('interface.density', 'comfortable') === 'compact';
  }

  /** Heights of rows of one and of two lines, in pixels: those of `--row` and `--row2` in `tokens.css`. */
  get rows(): { one: number; two: number } {
    return this.compact ? { one: 28, two: 49 } : { one: 36, two: 61 };
  }

  /** How large the desk is, in %: the shell enlarges the page. */
  get zoom(): string {
    return this.get<string>('interface.zoom', '100');
  }

  /** The next size up or down; 0: as made. */
  async zoomBy(step: 1 | -1 | 0) {
    const at = Math.max(0, ZOOMS.indexOf(this.zoom));
    const next = step === 0 ? '100' : ZOOMS[at + step];
    if (next !== undefined && next !== this.zoom) await this.set('interface.zoom', next);
  }

  /** The agent at this desk. */
  get agentId(): string | null {
    return this.get<string | null>('desk.agent', null);
  }

  take(list: SettingValue[]) {
    this.list = list;
    const code = this.get<LanguageCode>('interface.language', 'fr');
    language.code = code === 'en' ? 'en' : 'fr';
    const theme = this.get<string>('interface.theme', 'system');
    const root = document.documentElement;
    root.lang = language.code;
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    root.dataset.density = this.compact ? 'compact' : 'comfortable';
  }

  /** Takes a value the shell has just kept by another command. */
  patch(key: string, value: unknown) {
    this.list = this.list.map((setting) =>
      setting.key === key ? { ...setting, value, is_default: false } : setting
    );
  }

  async set(key: string, value: unknown) {
    this.take(await api.settingsSet(key, value));
  }
}

export const settings = new Settings();

/** Reads now, and again when somebody else sits down: what is one's own is theirs. */
export function useSeat(read: () => void) {
  $effect(() => {
    void settings.agentId;
    untrack(read);
  });
}
