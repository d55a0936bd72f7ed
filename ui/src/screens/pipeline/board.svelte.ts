/** The board as shown, the card in hand, and the move being reasoned. */
import * as api from '../../lib/api';
import { attempt, toasts } from '../../lib/state/toasts.svelte';
import type { Board, Card, Column, Scope, Stage, Temperature } from '../../lib/types';

const CARDS = 30;

/** Where a card may go: a rung, and on the prospect's rung a temperature. */
export type Place = { stage: Stage; temperature: Temperature | null };

export class BoardState {
  scope = $state<Scope>('all');
  board = $state<Board | null>(null);
  /** The card in hand. */
  chosen = $state<string | null>(null);
  /** Where it is about to go, while the reason is being said. */
  target = $state<Place | null>(null);
  /** Proposals said no to: not shown again while the window lives. */
  declined = $state<string[]>([]);
  #turn = 0;

  get columns(): Column[] {
    return this.board?.columns ?? [];
  }

  /** Every card, column by column. */
  get cards(): { card: Card; at: number }[] {
    return this.columns.flatMap((column, at) => column.cards.map((card) => ({ card, at })));
  }

  get inHand(): { card: Card; at: number } | null {
    return this.cards.find(({ card }) => card.contact_id === this.chosen) ?? null;
  }

  async read() {
    const turn = ++this.#turn;
    try {
      const board = await api.pipelineBoard({ scope: this.scope, limit: CARDS });
      if (turn === this.#turn) this.board = board;
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }

  show(scope: Scope) {
    this.scope = scope;
    this.target = null;
    void this.read();
  }

  choose(contactId: string | null) {
    if (this.chosen !== contactId) this.target = null;
    this.chosen = contactId;
  }

  /** The next or former card, column after column. */
  walk(by: number) {
    const { cards } = this;
    const at = cards.findIndex(({ card }) => card.contact_id === this.chosen);
    const next = cards[at < 0 ? 0 : Math.max(0, Math.min(cards.length - 1, at + by))];
    if (next) this.choose(next.card.contact_id);
  }

  /** Towards the next or former column: a temperature is only confirmed, a rung wants its reason. */
  step(by: number) {
    const { inHand } = this;
    const to = inHand === null ? undefined : this.columns[inHand.at + by];
    if (inHand !== null && to) void this.to(inHand.card, to);
  }

  /** The list of rungs, for the card in hand. */
  askWhere() {
    const at = this.inHand?.at ?? -1;
    const here = this.columns[at];
    if (here)
      this.target = {
        stage: this.columns.slice(at).find(({ stage }) => stage !== here.stage)?.stage ?? 'lost',
        temperature: null
      };
  }

  async to(card: Card, place: Place) {
    this.chosen = card.contact_id;
    const from = this.cards.find((one) => one.card.contact_id === card.contact_id);
    const now = from === undefined ? null : (this.columns[from.at]?.stage ?? null);
    if (place.stage === now && place.temperature !== null) {
      this.target = null;
      await this.#moved(api.contactMove(card.contact_id, null, place.temperature, null));
    } else if (place.stage !== now) this.target = { stage: place.stage, temperature: place.temperature };
  }

  async confirm(why: string) {
    const { target, chosen } = this;
    if (target === null || chosen === null || why.trim() === '') return;
    const done = await this.#moved(api.contactMove(chosen, target.stage, target.temperature, why.trim()));
    if (done) this.target = null;
  }

  /** Nobody follows them: who sits at the desk does from now on. */
  async take(card: Card, agentId: string) {
    const { cards } = this;
    const at = cards.findIndex((one) => one.card.contact_id === card.contact_id);
    const beside = cards[at + 1] ?? cards[at - 1];
    const taken = await this.#moved(api.contactAssign(card.contact_id, null, agentId));
    // Out of what is shown: the next one is in hand, so that several are taken in a row.
    if (taken && this.inHand === null) this.choose(beside?.card.contact_id ?? null);
  }

  decline(contactId: string) {
    this.declined = [...this.declined, contactId];
  }

  async #moved(move: Promise<unknown>): Promise<boolean> {
    const done = (await attempt(move)) !== null;
    if (done) await this.read();
    return done;
  }
}
