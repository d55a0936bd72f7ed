/** The campaigns, and the page of one of them. */
import * as api from '../../lib/api';
import { attempt, toasts } from '../../lib/state/toasts.svelte';
import type { Campaign, CampaignPage, CampaignStep } from '../../lib/types';

class Campaigns {
  list = $state<Campaign[] | null>(null);
  #turn = 0;
  #generation = -1;

  /** Another data file since last time: nothing of the former one. */
  open(generation: number) {
    if (this.#generation !== generation) this.list = null;
    this.#generation = generation;
    void this.read();
  }

  find(id: string | null): Campaign | null {
    return this.list?.find((campaign) => campaign.id === id) ?? null;
  }

  async read() {
    const turn = ++this.#turn;
    try {
      const list = await api.campaignList();
      if (turn === this.#turn) this.list = list;
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }
}

export const campaigns = new Campaigns();

export class PageState {
  page = $state<CampaignPage | null>(null);
  gone = $state(false);
  #turn = 0;

  constructor(readonly id: string) {}

  async read() {
    const turn = ++this.#turn;
    try {
      const page = await api.campaignPage(this.id);
      if (turn === this.#turn) this.page = page;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      if (api.asShellError(thrown).code === 'not_found') this.gone = true;
      else toasts.error(thrown);
    }
  }

  /** Does one thing to it; answers the page as it is then, `null` when it was refused. */
  async work(step: CampaignStep): Promise<CampaignPage | null> {
    const page = await attempt(api.campaignWork(this.id, step));
    if (page === null) return null;
    this.#turn += 1;
    this.page = page;
    void campaigns.read();
    return page;
  }
}
