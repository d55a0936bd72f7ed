/** What scores are asked with: kept from one fiche to the next, since one works through people with one aim. */
import * as api from '../api';
import { toasts } from '../state/toasts.svelte';

type Choice = { id: string; name: string };

class Asked {
  /** Id of the segment; empty: none. */
  target = $state('');
  /** Id of the product; empty: none. */
  product = $state('');
  targets = $state.raw<(Choice & { rule: string })[]>([]);
  products = $state.raw<Choice[]>([]);

  /** The rule of the target; `null`: none is chosen. */
  rule = $derived(this.targets.find(({ id }) => id === this.target)?.rule ?? null);

  async read() {
    try {
      const [segments, catalogue] = await Promise.all([
        api.segmentList(),
        api.productFind({ text: '', whole: false, contact_id: null, call_id: null })
      ]);
      this.targets = segments
        .filter(({ error }) => error === null)
        .map(({ segment }) => ({ id: segment.id, name: segment.name, rule: segment.rule }));
      this.products = catalogue.items.map(({ product }) => ({ id: product.id, name: product.name }));
      if (!this.targets.some(({ id }) => id === this.target)) this.target = '';
      if (!this.products.some(({ id }) => id === this.product)) this.product = '';
    } catch (thrown) {
      toasts.error(thrown);
    }
  }
}

export const asked = new Asked();
