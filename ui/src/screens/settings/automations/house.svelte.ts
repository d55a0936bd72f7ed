/** The automations of the house as the settings show them, and the way to change them. */
import * as api from '../../../lib/api';
import { namesOf } from '../../../lib/automation/names';
import { library } from '../../../lib/automation/library.svelte';
import { attempt } from '../../../lib/state/toasts.svelte';
import type { Automations, AutomationStep, Rule } from '../../../lib/types';

/** How far back a rule is tried. */
const DAYS = 30;

export class House {
  all = $state.raw<Automations | null>(null);
  /** What a rule would have done: whose (`null`: one being written), and what. */
  tried = $state.raw<{ rule: Rule; run: NonNullable<Automations['dry_run']> } | null>(null);
  readonly names = $derived(namesOf(this.all, library.documents));

  async read() {
    library.need();
    this.all = (await attempt(api.automationWork())) ?? this.all;
  }

  /** Does a step; answers whether it was done. */
  async work(step: AutomationStep): Promise<boolean> {
    const after = await attempt(api.automationWork(step));
    if (after !== null) this.all = after;
    return after !== null;
  }

  async tryRule(rule: Rule) {
    const after = await attempt(api.automationWork({ step: 'dry_run', rule, days: DAYS }));
    if (after !== null && after.dry_run !== null) this.tried = { rule, run: after.dry_run };
  }
}
