/** The names that sentences need: what a rule keeps is codes and identifiers. */
import { bootState } from '../state/boot.svelte';
import type { Automations, Document, Sequence } from '../types';

/** What the house has, as a rule may name it. */
export type HouseNames = {
  documents: Pick<Document, 'key' | 'name'>[];
  sequences: { id: string; sequence: Pick<Sequence, 'name'> }[];
  queues: string[];
  lines: string[];
  tags: string[];
};

export const NO_NAMES: HouseNames = { documents: [], sequences: [], queues: [], lines: [], tags: [] };

export const namesOf = (automations: Automations | null, documents: Document[]): HouseNames => ({
  documents,
  sequences: automations?.sequences ?? [],
  queues: automations?.queues ?? [],
  lines: automations?.lines ?? [],
  tags: automations?.tags ?? []
});

type Coded = { id: string; parent_id: string | null; code: string; label: string };

/** Codes with their words, the one above before its own. */
function tree(list: Coded[]): { value: string; label: string }[] {
  const named = new Map(list.map(({ id, label }) => [id, label]));
  return list.map(({ code, label, parent_id }) => {
    const above = parent_id === null ? undefined : named.get(parent_id);
    return { value: code, label: above === undefined ? label : `${above} › ${label}` };
  });
}

export const outcomeOptions = () => tree(bootState.outcomes);
export const motiveOptions = () => tree(bootState.motives);

export const outcomeName = (code: string) =>
  bootState.outcomes.find((outcome) => outcome.code === code)?.label ?? code;
export const motiveName = (code: string) =>
  bootState.motives.find((motive) => motive.code === code)?.label ?? code;
export const agentName = (id: string) => bootState.agents.find((agent) => agent.id === id)?.name ?? '…';
