/** The quality of the base in memory: a mark, lists that shorten as they are worked off, one change to many. */
import type { BulkPreview, Correction, Flaw, PastBulk, Quality, QualityLine, WorkList } from '../lib/types';
import * as fiction from './fiction';

type Args = Record<string, unknown>;

/** What is proposed for the line of that number. */
export const corrections = (n: number): Correction[] => [
  {
    kind: 'case',
    spot: { of: 'field', field: 'last_name' },
    before: `DUPONT ${n} DE LA TOUR`,
    after: `Dupont ${n} de La Tour`
  },
  {
    kind: 'email',
    spot: { of: 'email', email_id: fiction.id(300_000 + n) },
    before: `d${n}@gmial.com`,
    after: `d${n}@gmail.com`
  }
];

const line = (n: number, flaws: Flaw[], proposed: Correction[]): QualityLine => ({
  line: fiction.contactLine(n),
  flaws,
  corrections: proposed,
  still_right: 0.64,
  verified_at: fiction.at(0),
  spent_cents: n === 0 ? 124_000 : 0
});

export class QualityFake {
  people = 2000;
  looked: string | null = null;
  lists: Record<WorkList, QualityLine[]> = {
    invalid: [0, 1].map((n) => line(n, ['email_typo', 'case'], corrections(n))),
    missing: [],
    stale: [2, 3].map((n) => line(n, ['stale'], [])),
    duplicate: [],
    no_consent: [4].map((n) => line(n, [], [])),
    fixable: [0, 1].map((n) => line(n, ['email_typo', 'case'], corrections(n)))
  };
  fixed: Args[] = [];
  verified: string[] = [];
  past: PastBulk[] = [];

  work(step: Args): unknown {
    switch (step.step) {
      case 'mark':
        return this.#mark();
      case 'list': {
        const items = this.lists[step.list as WorkList];
        return { total: items.length, items: step.after === null ? items : [] };
      }
      case 'fix':
        this.fixed.push(step);
        this.#leave(String(step.contact_id), ['invalid', 'fixable']);
        return null;
      case 'verify':
        this.verified.push(String(step.contact_id));
        this.#leave(String(step.contact_id), ['stale']);
        return null;
      case 'preview':
        return this.#preview();
      case 'run':
        return this.#run(step);
      case 'undo':
        this.past = [];
        return { restored: 2, kept: [], kept_count: 0, stopped: false };
      case 'deduce':
        return 3;
      case 'past':
        return this.past;
      default:
        return null;
    }
  }

  #leave(id: string, lists: WorkList[]) {
    for (const list of lists)
      this.lists[list] = this.lists[list].filter((item) => item.line.contact_id !== id);
  }

  #mark(): Quality {
    const part = (list: WorkList, weight: number, count: number | null) => ({
      list,
      count,
      of: this.people,
      share: count === null || this.people === 0 ? null : count / this.people,
      weight,
      rule: `anomalie = "${list}"`
    });
    const count = (list: WorkList) => this.lists[list].length;
    return {
      score: this.people === 0 ? null : 73.4,
      people: this.people,
      parts: [
        part('invalid', 25, count('invalid')),
        part('missing', 25, count('missing')),
        part('stale', 20, count('stale')),
        part('duplicate', 15, this.looked === null ? null : count('duplicate')),
        part('no_consent', 15, count('no_consent'))
      ],
      fixable: count('fixable'),
      fixable_rule: 'anomalie = "fixable"',
      looked_at: this.looked,
      aging_percent: 12,
      verify_below_percent: 75
    };
  }

  #preview(): BulkPreview {
    const items = this.lists.fixable;
    const lines = items.map((item, n) => ({
      contact_id: item.line.contact_id,
      name: item.line.name ?? '',
      value: 'field' as const,
      field: 'last_name' as const,
      before: corrections(n)[0]?.before ?? '',
      after: corrections(n)[0]?.after ?? ''
    }));
    return { people: items.length, changing: items.length, lines };
  }

  #run(step: Args) {
    const changed = this.lists.fixable.length;
    const bulk_id = fiction.id(9900);
    this.lists.fixable = [];
    this.past = [
      {
        bulk_id,
        change: step.change as PastBulk['change'],
        rule: null,
        changed,
        agent_id: null,
        at: fiction.at(0),
        undoable: true
      }
    ];
    return { bulk_id, people: changed, changed, stopped: false };
  }
}
