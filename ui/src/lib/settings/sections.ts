/** The sections of the settings, in their order, each with its drawing. The palette goes to each of them. */
import type { IconName } from '../components/Icon.svelte';

export const ICONS = {
  house: 'building',
  lines: 'phone',
  agents: 'users',
  catalogue: 'cart',
  guides: 'message',
  articles: 'file',
  automations: 'flow',
  grids: 'star',
  documents: 'mail',
  phone: 'wave',
  ignored: 'ban',
  popup: 'monitor',
  notices: 'bell',
  interface: 'sun',
  data: 'folder',
  keys: 'info'
} as const satisfies Record<string, IconName>;

export type Section = keyof typeof ICONS;
export const SECTIONS = Object.keys(ICONS) as Section[];
