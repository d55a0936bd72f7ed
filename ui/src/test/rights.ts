/** The rights of people and their scores in memory: one person, the house, a word not to keep. People of fiction. */
import type {
  ErasurePreview,
  Frozen,
  HouseRights,
  NamedScore,
  NamedScores,
  Quantified,
  Quantities,
  Rights,
  Watched
} from '../lib/types';
import * as fiction from './fiction';

type Args = Record<string, unknown>;
const DAY = 86_400_000;

const quantities = (people: number, buyers: number, again: number): Quantities => ({
  people,
  buyers,
  again,
  median_days: { value: buyers === 0 ? null : 12.4, n: buyers },
  purchase_rate: { value: people === 0 ? null : buyers / people, n: people },
  repurchase_rate: { value: buyers === 0 ? null : again / buyers, n: buyers }
});

export class RightsHouse {
  frozen: Frozen[] = [];
  opposed = false;
  erased: string[] = [];
  /** How many prospects are due. */
  due = 0;
  /** Whoever was contacted before buying. */
  contacted = 40;

  get commands(): Record<string, (args: Args) => unknown> {
    return { privacy_work: (a) => this.#privacy(a.step as Args) };
  }

  #erasure(contact_id: string): ErasurePreview {
    return {
      contact_id,
      name: 'Marianne Le Goff',
      blocks: [],
      tables: [
        { table: 'contact', title: 'Fiche', rows: 1, stays: false },
        { table: 'call', title: 'Appels', rows: 4, stays: true }
      ],
      archive: [{ kind: 'invoice', rows: 2, kept_until: fiction.at(3650 * DAY), source: 'C. com. L.123-22' }],
      opposed: this.opposed,
      backups: 2,
      aside: 0,
      copies_until: fiction.at(30 * DAY)
    };
  }

  #rights(contact_id: string): Rights {
    const frozen = this.frozen.find((one) => one.contact_id === contact_id) ?? null;
    return { contact_id, name: 'Marianne Le Goff', frozen, consents: [], erasure: this.#erasure(contact_id) };
  }

  #privacy(step: Args): unknown {
    const id = String(step.contact_id);
    switch (step.step) {
      case 'rights':
        return this.#rights(id);
      case 'access':
        return ['Documents/acces.html', 'Documents/acces.json'];
      case 'freeze':
        this.frozen =
          step.why === null
            ? []
            : [{ contact_id: id, name: 'Marianne Le Goff', at: fiction.at(0), why: String(step.why) }];
        return this.#rights(id);
      case 'oppose':
        this.opposed = true;
        return this.#rights(id);
      case 'erase':
        this.erased.push(id);
        return { preview: this.#erasure(id), scrubbed: false };
      case 'house':
        return this.#house();
      case 'retention': {
        const people = this.due;
        this.due = 0;
        return { people, rows: 0, scrubbed: true };
      }
      case 'register':
        return ['Documents/registre.html'];
      case 'watch':
        return this.#watch(String(step.text));
      default:
        throw new Error(String(step.step));
    }
  }

  #house(): HouseRights {
    const rule = {
      from: '2022-01-01',
      category: 'prospect' as const,
      months: 36,
      since: 'last_contact_by_them',
      source: 'CNIL, référentiel gestion commerciale'
    };
    const people = Array.from({ length: this.due }, (_, n) => ({
      contact_id: fiction.id(100_000 + n),
      name: fiction.contactLine(n).name ?? '',
      kind: 'prospect' as const,
      since: fiction.at(-1200 * DAY),
      due_at: fiction.at(-100 * DAY)
    }));
    const next = [{ on: '2026-12-01', count: 3 }];
    return {
      frozen: this.frozen,
      opposed: 12,
      retention: { at: fiction.at(0), kinds: [{ rule, due: this.due, next }], people }
    };
  }

  #watch(text: string): Watched[] {
    const start = text.indexOf('cancer');
    return start < 0 ? [] : [{ kind: 'health', start, end: start + 6, suggestion: 'raison personnelle' }];
  }

  /** The scores of a person. */
  person(step: Args): NamedScores {
    const none: NamedScore = { value: null, reasons: [{ code: 'never_bought' }] };
    return {
      contact_id: String(step.contact_id),
      at: fiction.at(0),
      fit:
        step.target === null
          ? null
          : { value: 0.5, reasons: [{ code: 'condition', rule: 'ville = Rennes', met: true }] },
      interest:
        step.product_id === null
          ? null
          : {
              value: 0.7,
              reasons: [{ code: 'sign', sign: 'bought', times: 2, at: fiction.at(-30 * DAY), weight: 3 }]
            },
      answer: { value: 0.42, reasons: [{ code: 'base_calls', tried: 120, answered: 50 }] },
      expected_cents: none
    };
  }

  quantify(step: Args): Quantified {
    const n = this.contacted;
    const groups =
      n === 0
        ? []
        : [
            { key: 'call_out', name: null, ...quantities(n - 10, 12, 3) },
            { key: 'web_request', name: null, ...quantities(10, 6, 0) }
          ];
    return {
      by: step.by as Quantified['by'],
      from: null,
      to: null,
      all: n === 0 ? quantities(0, 0, 0) : quantities(n, 18, 3),
      groups,
      clients_before: 4
    };
  }
}
