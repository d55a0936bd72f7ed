/** What a score rests on, in words. */
import { count, longDay, money, percent } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import type { ScoreReason } from '../types';

const signed = (weight: number) => (weight > 0 ? '+' : '') + count(Math.round(weight * 10) / 10);
const days = (n: number) => count(Math.round(n));

export function reasonSaid(reason: ScoreReason): string {
  const { reasons, signs } = t().scores;
  const calls = (
    said: (answered: string, tried: string) => string,
    of: { tried: number; answered: number }
  ) => said(count(of.answered), count(of.tried));
  switch (reason.code) {
    case 'condition':
      return (reason.met ? reasons.met : reasons.notMet)(reason.rule);
    case 'sign':
      return reasons.sign(signs[reason.sign], count(reason.times), longDay(reason.at), signed(reason.weight));
    case 'base_calls':
      return calls(reasons.baseCalls, reason);
    case 'base_calls_then':
      return calls(reasons.baseCallsThen, reason);
    case 'own_calls':
      return calls(reasons.ownCalls, reason);
    case 'own_calls_then':
      return calls(reasons.ownCallsThen, reason);
    case 'never_bought':
      return reasons.neverBought;
    case 'one_order':
      return reasons.oneOrder(longDay(reason.at));
    case 'basket':
      return reasons.basket(money(reason.mean_cents), count(reason.orders));
    case 'rhythm':
      return reasons.rhythm(days(reason.interval_days));
    case 'active':
      return reasons.active(percent(reason.probability), days(reason.recency_days));
  }
}
