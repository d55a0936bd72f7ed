/** Prices, reasons and dates of offers, as said. */
import { ago, longDay, money, shortDay } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { dayStart } from '../i18n/format';
import { clock } from '../state/clock.svelte';
import type { LeftOutReason, OfferWhy, Product, ProductSheet } from '../types';

/** A moment, or a day without an hour. */
const at = (iso: string) => (iso.length === 10 ? dayStart(iso) : Date.parse(iso));
const said = () => ({
  on: (iso: string) => shortDay(at(iso), clock.coarse),
  ago: (iso: string) => ago(iso, clock.coarse)
});

export const because = (why: OfferWhy) => t().offers.because(why, said());
export const leftOutFor = (why: LeftOutReason) => t().offers.leftOutFor(why, said());

export const price = ({ price_cents }: Product) =>
  price_cents === null ? t().offers.onQuotation : money(price_cents);

/** When it is sold; `null`: always. */
export function onSale({ sold_from_on, sold_until_on }: ProductSheet): string | null {
  const words = t().offers;
  const [from, until] = [sold_from_on, sold_until_on].map((day) =>
    day === null ? null : longDay(dayStart(day))
  );
  if (from && until) return words.soldBetween(from, until);
  return from ? words.soldFrom(from) : until ? words.soldUntil(until) : null;
}
