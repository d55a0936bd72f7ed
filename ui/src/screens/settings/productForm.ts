/** A product as it is typed in the settings. */
import { readAmount } from '../../lib/i18n/amount';
import type { NewProduct, ProductSheet } from '../../lib/types';

/** The price as typed; the links by identifier. */
export type ProductTyped = {
  reference: string;
  name: string;
  family: string;
  price: string;
  from: string;
  until: string;
  again: boolean;
  feature: string;
  advantage: string;
  benefit: string;
  proof: string;
  goesWith: string[];
  above: string[];
};

export const PITCH = ['feature', 'advantage', 'benefit', 'proof'] as const;

export function typedOf(sheet: ProductSheet | null): ProductTyped {
  const cents = sheet?.product.price_cents ?? null;
  return {
    reference: sheet?.product.reference ?? '',
    name: sheet?.product.name ?? '',
    family: sheet?.family ?? '',
    price: cents === null ? '' : (cents / 100).toFixed(2).replace('.', ',').replace(',00', ''),
    from: sheet?.sold_from_on ?? '',
    until: sheet?.sold_until_on ?? '',
    again: sheet?.again ?? false,
    feature: sheet?.pitch.feature ?? '',
    advantage: sheet?.pitch.advantage ?? '',
    benefit: sheet?.pitch.benefit ?? '',
    proof: sheet?.pitch.proof ?? '',
    goesWith: sheet?.goes_with.map(({ id }) => id) ?? [],
    above: sheet?.above.map(({ id }) => id) ?? []
  };
}

/** Free is a price too. */
export const cents = (price: string): number | null =>
  /^0+([.,]0+)?\s*€?$/.test(price.trim()) ? 0 : readAmount(price);

export const priceWrong = ({ price }: ProductTyped) => price.trim() !== '' && cents(price) === null;
export const untilWrong = ({ from, until }: ProductTyped) => from !== '' && until !== '' && from > until;
export const ready = (typed: ProductTyped) =>
  typed.reference.trim() !== '' && typed.name.trim() !== '' && !priceWrong(typed) && !untilWrong(typed);

/** As the core takes it; only when ready. */
export function said(typed: ProductTyped): NewProduct {
  const text = (value: string) => value.trim() || null;
  return {
    reference: typed.reference.trim(),
    name: typed.name.trim(),
    family: text(typed.family),
    price_cents: cents(typed.price),
    sold_from_on: typed.from || null,
    sold_until_on: typed.until || null,
    again: typed.again,
    pitch: {
      feature: text(typed.feature),
      advantage: text(typed.advantage),
      benefit: text(typed.benefit),
      proof: text(typed.proof)
    },
    goes_with: typed.goesWith,
    above: typed.above
  };
}
