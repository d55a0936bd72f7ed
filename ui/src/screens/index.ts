/** The screens that exist. The rail shows exactly these; a new screen is one line here. */
import type { Component } from 'svelte';
import type { Screen } from '../lib/state/route.svelte';
import Campaigns from './campaigns/Campaigns.svelte';
import Agenda from './agenda/Agenda.svelte';
import Contacts from './contacts/Contacts.svelte';
import Data from './data/Data.svelte';
import Desk from './desk/Desk.svelte';
import Journal from './journal/Journal.svelte';
import Settings from './settings/Settings.svelte';
import Practice from './practice/Practice.svelte';
import Pipeline from './pipeline/Pipeline.svelte';
import Recovered from './start/Recovered.svelte';
import Start from './start/Start.svelte';
import Tickets from './tickets/Tickets.svelte';

export const screens: Partial<Record<Screen, Component>> = {
  desk: Desk,
  contacts: Contacts,
  pipeline: Pipeline,
  tickets: Tickets,
  campaigns: Campaigns,
  agenda: Agenda,
  journal: Journal,
  settings: Settings,
  practice: Practice,
  data: Data
};

/** Shown instead of every screen: after a damaged file, and until the first questions are answered. */
export const fronts: Record<'recovered' | 'start', Component> = { recovered: Recovered, start: Start };
