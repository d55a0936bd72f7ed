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
  const [limit, next] = [limits[of][mark - 2], limits[of][mark - 1]];
  // Equals are marked alike: who reaches this mark reaches the one above too.
  if (mark > 1) return limit == null || limit === next ? words.unreached : said.at(limit);
  const least = limits[of].find((one) => one !== null);
  if (least == null) return '';
  return of === 'orders' && least < 2 ? words.unreached : said.under(least);
}
