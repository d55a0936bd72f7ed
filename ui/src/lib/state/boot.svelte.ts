/** What the window opened on: the house's lists, who sits here, what waits. */
import * as api from '../api';
import { t } from '../i18n/index.svelte';
import type { Agent, Boot, Motive, Outcome, Guide, Product, QueueGuides, Recovered } from '../types';
import { calls } from './calls.svelte';
import { desk } from './desk.svelte';
import { drafts } from './drafts.svelte';
import { settings } from './settings.svelte';
import { attempt, toasts } from './toasts.svelte';

class BootState {
  ready = $state(false);
  version = $state('');
  dataFile = $state('');
  demo = $state(false);
  firstStart = $state(false);
  agents = $state<Agent[]>([]);
  outcomes = $state<Outcome[]>([]);
  motives = $state<Motive[]>([]);
  products = $state<Product[]>([]);
  guides = $state<Guide[]>([]);
  queues = $state<QueueGuides[]>([]);
  unqualified = $state(0);
  lateTickets = $state(0);
  recovered = $state<Recovered | null>(null);
  /** Where telephone systems should be heard, when another program is there; `null`: all is well. */
  portTaken = $state<string | null>(null);
  /** Grows when another data file was opened: screens are made anew. */
  generation = $state(0);

  /** The agent at the desk; `null`: nobody has sat yet. */
  get agent(): Agent | null {
    return this.agents.find((agent) => agent.id === settings.agentId) ?? null;
  }

  /** Who works here, to choose one from. */
  get agentOptions(): { value: string; label: string }[] {
    return this.agents.map(({ id, name }) => ({ value: id, label: name }));
  }

  /** The house's lists again, before what was just written is told of. */
  async reread() {
    this.takeHouse(await api.boot());
  }

  async load() {
    const { heard } = calls;
    const boot = await api.boot();
    this.take(boot, this.ready && boot.data_file !== this.dataFile, heard);
  }

  /**
   * Goes to another data file: what is being typed is kept in the one that is left, first. Answers whether it was
   * opened; a refusal is said.
   */
  async change(open: () => Promise<Boot>): Promise<boolean> {
    await drafts.flush();
    const boot = await attempt(open());
    if (boot !== null) this.take(boot, true);
    return boot !== null;
  }

  /** Puts a backup back, and says it; `said`: in these words. */
  async restore(path: string, said: string) {
    let kept: string | null = null;
    const restored = await this.change(async () => {
      const put = await api.backupRestore(path);
      kept = put.moved_to;
      return put.boot;
    });
    if (restored) toasts.show(kept === null ? said : t().start.recovered.kept(said, kept), 'done');
  }

  /**
   * A new Boot; `fresh`: of another data file, nothing of the former one stays; `heard`: what `calls.heard` was when
   * it was asked for.
   */
  take(boot: Boot, fresh = false, heard = calls.heard) {
    this.takeHouse(boot);
    this.recovered = boot.recovered;
    calls.take(boot.live, heard);
    drafts.take(boot.drafts, fresh);
    if (fresh) {
      desk.clear();
      this.generation += 1;
    }
    this.ready = true;
  }

  /** The lists, settings and counts of the house only. */
  takeHouse(boot: Boot) {
    settings.take(boot.settings);
    this.version = boot.version;
    this.dataFile = boot.data_file;
    this.demo = boot.demo;
    this.firstStart = boot.first_start;
    this.agents = boot.agents;
    this.outcomes = boot.outcomes;
    this.motives = boot.motives;
    this.products = boot.products;
    this.guides = boot.guides;
    this.queues = boot.queues;
    this.unqualified = boot.unqualified;
    this.lateTickets = boot.late_tickets;
    this.portTaken = boot.port_taken;
  }
}

export const bootState = new BootState();
