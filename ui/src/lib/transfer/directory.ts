/** Who a call can go to: those who match what is typed, whoever is free first. */
import { t } from '../i18n/index.svelte';
import { matches } from '../palette/palette.svelte';
import type { Agent, AgentState, LiveCall } from '../types';

const FREE: AgentState[] = ['available', 'back_office', 'training'];

/** Rank of a state: free, reachable, not told, taken. */
function rank(agent: Agent): number {
  const state = agent.state?.[0] ?? null;
  if (state === null) return FREE.length;
  const at = FREE.indexOf(state);
  return at === -1 ? FREE.length + 1 : at;
}

/** Everything one may type to find somebody. */
const words = (agent: Agent) =>
  [agent.name, agent.team ?? '', agent.extension ?? '', t().transfer.level(agent.level)]
    .concat(agent.skills, agent.languages)
    .join(' ');

/** The colleagues of `me` whom each word typed finds, whoever is free first, then by name. */
export function colleagues(agents: Agent[], me: string | null, typed: string): Agent[] {
  return agents
    .filter((agent) => agent.id !== me && matches(words(agent), typed))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'fr'));
}

/** How a call that is offered to somebody looks from a desk. */
export type Side = 'giver' | 'taker' | null;

/** On which side of an offer `me` is; `null`: nothing is offered. */
export function side({ call }: LiveCall, me: string | null): Side {
  const offer = call.transfer;
  if (offer === null || call.ended_at !== null) return null;
  if (offer.state !== 'announced' && offer.state !== 'passed') return null;
  return offer.to.id === me ? 'taker' : 'giver';
}
