/**
 * The one keyboard map of a window. A screen declares its keys while it is mounted; what stands above the others has its
 * keys first, then the last declared wins.
 * Written as `F2`, `Ctrl+F10`, `Ctrl+1`, `Ctrl+Enter`, `Escape`, `/`, `t`, `3`. Digits are read from the physical
 * key (AZERTY needs no Shift), letters from what they print. A single character only counts outside a field, and
 * not at all when the setting says so.
 * What a key does may have a name: then the palette offers it too, for as long as the key would do it.
 */
import { createSubscriber } from 'svelte/reactivity';
import type { IconName } from '../components/Icon.svelte';
import { settings } from './settings.svelte';

/** What is done by a key, by a button and by its name in the palette. */
export type Command = { name: string; icon: IconName; run: () => void };
export type Keymap = Record<string, ((event: KeyboardEvent) => void) | Command>;

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
  #maps: { map: Keymap; above: boolean }[] = [];
  /** Says to who follows `commands` that they are others. */
  #changed = () => {};
  #follow = createSubscriber((update) => {
    this.#changed = update;
    return () => (this.#changed = () => {});
  });

  /** Adds a map; returns the function that takes it away. `above`: before all that is not, however late it comes. */
  add(map: Keymap, above = false): () => void {
    const one = { map, above };
    this.#maps.push(one);
    this.#changed();
    return () => {
      this.#maps = this.#maps.filter((other) => other !== one);
      this.#changed();
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
    const does = this.#does(name);
    if (does === undefined) return;
    event.preventDefault();
    if (typeof does === 'function') does(event);
    else does.run();
  }

  /** What has a name and would be done now, what was declared last first; of several keys, the first. */
  get commands(): { key: string; command: Command }[] {
    this.#follow();
    const names = this.#maps.toReversed().flatMap(({ map }) => Object.keys(map));
    const told = new Map<Command, string>();
    for (const key of new Set(names)) {
      const does = this.#does(key);
      if (typeof does === 'object' && !told.has(does)) told.set(does, key);
    }
    return [...told].map(([command, key]) => ({ key, command }));
  }

  #does(name: string): Keymap[string] | undefined {
    const having = this.#maps.filter(({ map }) => map[name] !== undefined);
    return (having.findLast(({ above }) => above) ?? having.at(-1))?.map[name];
  }

  start() {
    const handle = (event: KeyboardEvent) => this.handle(event);
    addEventListener('keydown', handle);
    return () => removeEventListener('keydown', handle);
  }
}

export const keys = new Keys();

/**
 * Declares keys for as long as the calling component lives. `above`: it stands over what is there, which may declare its
 * own again at any time: a call changes while a list is open on it.
 */
export function useKeys(map: () => Keymap, above: () => boolean = () => false) {
  $effect(() => keys.add(map(), above()));
}
