/**
 * The one keyboard map of a window. A screen declares its keys while it is mounted; the last declared wins.
 * Written as `F2`, `Ctrl+F10`, `Ctrl+1`, `Ctrl+Enter`, `Escape`, `/`, `t`, `3`. Digits are read from the physical
 * key (AZERTY needs no Shift), letters from what they print. A single character only counts outside a field, and
 * not at all when the setting says so.
 */
import { settings } from './settings.svelte';

export type Keymap = Record<string, (event: KeyboardEvent) => void>;

/** What the browser would do with a key has no sense in this window. */
const BROWSER_OWN = new Set(['F3', 'F5', 'F6', 'F7', 'Ctrl+f', 'Ctrl+g', 'Ctrl+r', 'Ctrl+p', 'Ctrl+F5']);

/** The name of a key press, as the maps write it. */
export function keyName(event: KeyboardEvent): string {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
  let key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // On AZERTY a bare digit key prints `&`, `é`, `"`… ; with Shift it prints the digit. Both are that digit.
  if (digit?.[1] !== undefined) key = digit[1];
  const modifiers = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}`;
  return modifiers + (event.shiftKey && key.length > 1 ? 'Shift+' : '') + key;
}

/** Whether the keyboard is writing somewhere. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]') !==
      null
  );
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a[href], summary, [role=option]') !== null;
}

class Keys {
  #maps: Keymap[] = [];

  /** Adds a map; returns the function that takes it away. */
  add(map: Keymap): () => void {
    this.#maps.push(map);
    return () => {
      this.#maps = this.#maps.filter((other) => other !== map);
    };
  }

  handle(event: KeyboardEvent) {
    const name = keyName(event);
    if (BROWSER_OWN.has(name)) event.preventDefault();
    if (event.defaultPrevented && !BROWSER_OWN.has(name)) return;
    // Enter in a field or on a button belongs to it.
    if (name === 'Enter' && (isTyping(event.target) || isPressable(event.target))) return;
    // In a field it takes back what is being typed, not what was done.
    if (name === 'Ctrl+z' && isTyping(event.target)) return;
    if (name.length === 1 && (isTyping(event.target) || !settings.letterKeys)) return;
    for (let at = this.#maps.length - 1; at >= 0; at -= 1) {
      const run = this.#maps[at]?.[name];
      if (run) {
        event.preventDefault();
        run(event);
        return;
      }
    }
  }

  start() {
    const handle = (event: KeyboardEvent) => this.handle(event);
    addEventListener('keydown', handle);
    return () => removeEventListener('keydown', handle);
  }
}

export const keys = new Keys();

/** Declares keys for as long as the calling component lives. */
export function useKeys(map: () => Keymap) {
  $effect(() => keys.add(map()));
}
