/** The screens that exist. The rail shows exactly these; a new screen is one line here. */
import type { Component } from 'svelte';
import type { Screen } from '../lib/state/route.svelte';
import Contacts from './contacts/Contacts.svelte';
import Desk from './desk/Desk.svelte';
import Tickets from './tickets/Tickets.svelte';

export const screens: Partial<Record<Screen, Component>> = {
  desk: Desk,
  contacts: Contacts,
  tickets: Tickets
};

/** Shown instead of everything while nobody has answered the first questions; `null`: not made yet. */
export const startScreen: Component | null = null;
