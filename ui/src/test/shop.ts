/** The catalogue of the shell in memory, and the offers made in it. */
import type {
  CatalogueFound,
  CatalogueQuery,
  MadeOffer,
  NewOffer,
  Product,
  ProductSheet,
  ProductStep,
  Refusal,
  Suggestions
} from '../lib/types';
import * as fiction from './fiction';

const sheetOf = (product: Product): ProductSheet => ({
  product,
  family: 'Internet',
  sold_from_on: null,
  sold_until_on: null,
  again: false,
  pitch: {
    feature: 'Deux bandes, jumelé en une minute.',
    advantage: 'Deux pièces de plus.',
    benefit: 'Le Wi-Fi dans la chambre du fond.',
    proof: null
  },
  goes_with: fiction.products.filter(({ id }) => id !== product.id).slice(0, 1),
  above: [],
  retired: false
});

export class Shop {
  sheets: ProductSheet[] = fiction.products.map(sheetOf);
  made: MadeOffer[] = [];

  work(step: ProductStep): CatalogueFound {
    const whole = { text: '', whole: true, contact_id: null, call_id: null };
    if (step.step === 'find') return this.find(step.query);
    if (step.step === 'retire') {
      this.sheets = this.sheets.map((sheet) =>
        sheet.product.id === step.product_id ? { ...sheet, retired: step.retired } : sheet
      );
      return this.find(whole);
    }
    const { goes_with, above, reference, name, price_cents, ...rest } = step.product;
    const named = (ids: string[]) =>
      this.sheets.map(({ product }) => product).filter(({ id }) => ids.includes(id));
    const product = {
      id: step.product_id ?? fiction.id(8800 + this.sheets.length),
      reference,
      name,
      price_cents
    };
    const sheet = { ...rest, product, goes_with: named(goes_with), above: named(above), retired: false };
    this.sheets = [...this.sheets.filter((one) => one.product.id !== product.id), sheet];
    return this.find(whole);
  }

  find(query: CatalogueQuery): CatalogueFound {
    const wanted = query.text.trim().toLowerCase();
    const items = this.sheets
      .filter(({ retired }) => query.whole || !retired)
      .filter(({ product }) => `${product.reference} ${product.name}`.toLowerCase().includes(wanted));
    return { items, total: items.length, offers: query.contact_id === null ? null : this.offers };
  }

  /** The first product goes with what they bought, until they refuse it. */
  get offers(): Suggestions {
    const [sheet] = this.sheets;
    const { made } = this;
    if (sheet === undefined) return { items: [], left_out: [], opposed: false, made };
    const { product } = sheet;
    const why = [{ code: 'goes_with' as const, product: 'Fibre 1 Gb', at: fiction.at(-86_400_000 * 40) }];
    const refused = made.find(({ product_id, answer }) => product_id === product.id && answer === 'refused');
    if (refused === undefined) return { items: [{ product, why }], left_out: [], opposed: false, made };
    const because = { code: 'refused' as const, at: refused.at, until: '2027-05-20' };
    return { items: [], left_out: [{ product, why, because }], opposed: false, made };
  }

  /** Writes an answer; what the fiche shows of it. */
  answer({ product_id, answer, why, not_before_on }: NewOffer): Refusal[] {
    this.made = [...this.made, { product_id, answer, why, not_before_on, at: fiction.at(0) }];
    const product = this.sheets.find((sheet) => sheet.product.id === product_id)?.product.name ?? '';
    return answer === 'refused' ? [{ product, why, at: fiction.at(0), not_before_on }] : [];
  }
}
