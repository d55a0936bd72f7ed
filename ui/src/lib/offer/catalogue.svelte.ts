/** The catalogue beside a call: what is looked for, what to propose, which product is looked at. */
import * as api from '../api';
import { toasts } from '../state/toasts.svelte';
import type { CatalogueFound, MadeOffer, Product, ProductSheet, Suggestions } from '../types';

/** For whom, in which call. */
export type Subject = { contactId: string | null; callId: string | null };

/** A line of the list: a product, and a word on why it is there. */
export type CatalogueLine = { product: Product; kind: 'suggested' | 'found' };

const NOTHING: Suggestions = { items: [], left_out: [], opposed: false, made: [] };

export class Catalogue {
  text = $state('');
  found = $state.raw<CatalogueFound | null>(null);
  offers = $state.raw<Suggestions>(NOTHING);
  chosenId = $state<string | null>(null);
  #sheets = $state.raw(new Map<string, ProductSheet>());
  #subject: Subject = { contactId: null, callId: null };
  #turn = 0;

  /** To call when the person or the call changes. */
  tell(subject: Subject) {
    if (subject.contactId !== this.#subject.contactId) this.offers = NOTHING;
    this.#subject = subject;
    void this.read();
  }

  look(text: string) {
    this.text = text;
    this.chosenId = null;
    void this.read();
  }

  async read() {
    const turn = ++this.#turn;
    const { contactId, callId } = this.#subject;
    const query = { text: this.text, whole: false, contact_id: contactId, call_id: callId };
    try {
      const found = await api.productFind(query);
      if (turn !== this.#turn) return;
      this.found = found;
      this.offers = found.offers ?? NOTHING;
      this.#keep(found.items);
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }

  /** What to propose first, then the catalogue; what was looked for alone. */
  get lines(): CatalogueLine[] {
    const items = this.found?.items.map(({ product }) => product) ?? [];
    if (this.text.trim() !== '') return items.map((product) => ({ product, kind: 'found' }));
    const first = this.offers.items.map(({ product }) => product);
    const others = items.filter(({ id }) => !first.some((one) => one.id === id));
    return [
      ...first.map((product) => ({ product, kind: 'suggested' as const })),
      ...others.map((product) => ({ product, kind: 'found' as const }))
    ];
  }

  /** The product looked at: the one chosen, else the first of the list. */
  get chosen(): string | null {
    return this.chosenId ?? this.lines[0]?.product.id ?? null;
  }

  get sheet(): ProductSheet | null {
    return this.chosen === null ? null : (this.#sheets.get(this.chosen) ?? null);
  }

  /** What was answered of it in this call; `null`: not proposed yet. */
  madeOf(productId: string): MadeOffer | null {
    return this.offers.made.find(({ product_id }) => product_id === productId) ?? null;
  }

  async choose(product: Product) {
    this.chosenId = product.id;
    if (this.#sheets.has(product.id)) return;
    // Beyond what a large catalogue shows at once.
    const query = { text: product.reference, whole: true, contact_id: null, call_id: null };
    const found = await api.productFind(query).catch(() => null);
    this.#keep(found?.items ?? []);
  }

  /** Up or down the list. */
  walk(step: 1 | -1) {
    const all = this.lines;
    const at = all.findIndex(({ product }) => product.id === this.chosen);
    const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (next) void this.choose(next.product);
  }

  #keep(sheets: ProductSheet[]) {
    this.#sheets = new Map([
      ...this.#sheets,
      ...sheets.map((sheet): [string, ProductSheet] => [sheet.product.id, sheet])
    ]);
  }
}
