/** The chart of RFM: as of which day, which cell, who is in it. */
import * as api from '../../../lib/api';
import { segments } from '../../../lib/segment/segments.svelte';
import { t } from '../../../lib/i18n/index.svelte';
import { Latest } from '../../../lib/state/latest';
import { route } from '../../../lib/state/route.svelte';
import { settings } from '../../../lib/state/settings.svelte';
import { toasts } from '../../../lib/state/toasts.svelte';
import type { RfmCell, RfmChart, RfmWeights } from '../../../lib/types';

class RfmState {
  chart = $state.raw<RfmChart | null>(null);
  /** The day looked at; empty: now. */
  asOf = $state('');
  /** Marks of recency and of frequency. */
  at = $state<[number, number]>([5, 5]);
  weighing = $state(false);
  table = $state(false);
  #latest = new Latest();
  #generation = -1;

  /** Another data file since last time: nothing of the former one. */
  open(generation: number) {
    if (this.#generation !== generation) {
      this.chart = null;
      this.asOf = '';
      this.at = [5, 5];
      this.weighing = false;
    }
    this.#generation = generation;
  }

  cell = $derived<RfmCell | null>(
    this.chart?.grid.cells.find(({ r, f }) => r === this.at[0] && f === this.at[1]) ?? null
  );
  most = $derived(Math.max(1, ...(this.chart?.grid.cells ?? []).map(({ count }) => count)));

  follow = () => this.#latest.follow(() => this.read());

  read(): Promise<void> {
    return this.#latest.read(
      () => api.scoreRfm(this.asOf || null, this.at),
      (chart) => this.#take(chart)
    );
  }

  #take(chart: RfmChart) {
    const first = this.chart === null;
    this.chart = chart;
    // At first, where most of them are.
    const fullest = chart.grid.cells.reduce((best, cell) => (cell.count > best.count ? cell : best));
    if (first && this.cell?.count === 0 && fullest.count > 0) this.choose(fullest.r, fullest.f);
  }

  choose(r: number, f: number) {
    this.at = [Math.max(1, Math.min(5, r)), Math.max(1, Math.min(5, f))];
    void this.read();
  }

  see(day: string) {
    this.asOf = day;
    void this.read();
  }

  /** The people of the cell, as a segment to keep, to call. */
  openSegment() {
    const { cell } = this;
    if (cell === null || cell.count === 0 || this.asOf !== '') return;
    const words = t().rfm;
    const rule = `note R = ${cell.r} et note F = ${cell.f}`;
    segments.begin(rule, `${words.names[cell.class]} ${words.cell(cell.r, cell.f)}`);
    route.go('data', 'segments');
  }

  async weigh(weights: RfmWeights): Promise<boolean> {
    try {
      await settings.set('score.weights', weights);
      toasts.show(t().rfm.weightsSaved, 'done');
      this.weighing = false;
      await this.read();
      return true;
    } catch (thrown) {
      toasts.error(thrown);
      return false;
    }
  }
}

export const rfm = new RfmState();
