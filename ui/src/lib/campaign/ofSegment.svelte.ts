/** A campaign made of a segment: whom it begins with, until it is created. */
import * as api from '../api';
import { count } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { route } from '../state/route.svelte';
import { toasts } from '../state/toasts.svelte';
import type { CampaignPage, Pick } from '../types';

type Wanted = { id: string; name: string; count: number };
/** As many as a campaign takes at once. */
const MOST = 100_000;

/** Everybody of a segment. */
export const pickOf = (segment: string, most = MOST): Pick => ({
  stage: null,
  temperature: null,
  postcode: null,
  owner: null,
  segment,
  most
});

class CampaignOf {
  segment = $state.raw<Wanted | null>(null);

  /** To the form of a new campaign, for these people. */
  begin(segment: Wanted) {
    this.segment = segment;
    route.go('campaigns', 'new');
  }

  drop() {
    this.segment = null;
  }

  /** Puts the people into the campaign just created; answers its page then. */
  async fill(page: CampaignPage): Promise<CampaignPage> {
    const { segment } = this;
    this.segment = null;
    if (segment === null) return page;
    try {
      const filled = await api.campaignWork(page.campaign.id, {
        step: 'people',
        contacts: [],
        pick: pickOf(segment.id)
      });
      const { people } = filled.campaign.progress;
      const said = t().segments.people(count(people));
      toasts.show(t().segments.campaignFilled(filled.campaign.name, said), 'done');
      return filled;
    } catch (thrown) {
      toasts.error(thrown);
      return page;
    }
  }
}

export const campaignOf = new CampaignOf();
