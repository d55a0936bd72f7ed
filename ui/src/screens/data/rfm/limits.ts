/** What a mark asks, in words: so many days at most, so many orders, so much. */
import { count, money } from '../../../lib/i18n/format';
import { t } from '../../../lib/i18n/index.svelte';
import type { RfmLimits } from '../../../lib/types';

/** Limits are those of the marks 2 to 5; 1 is what does not reach 2. */
export function asks(limits: RfmLimits, of: 'recency_days' | 'orders' | 'cents', mark: number): string {
  const words = t().rfm;
  const said = {
    recency_days: { at: (n: number) => words.days(count(n)), under: (n: number) => words.moreDays(count(n)) },
    orders: { at: (n: number) => words.orders(count(n)), under: (n: number) => words.fewerOrders(count(n)) },
    cents: { at: (n: number) => words.cents(money(n)), under: (n: number) => words.fewerCents(money(n)) }
  }[of];
  if (mark > 1) {
    const limit = limits[of][mark - 2];
    return limit == null ? words.unreached : said.at(limit);
  }
  const least = limits[of].find((limit) => limit !== null);
  return least == null ? '' : said.under(least);
}
