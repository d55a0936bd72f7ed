/** Duplicates, segments and RFM in memory: pairs, rules understood in a small way, 25 cells. People of fiction. */
import type { Exported } from '../lib/api';
import type {
  DuplicatePair,
  Duplicates,
  MergeLine,
  RfmChart,
  RfmClass,
  RuleField,
  Scored,
  Segment,
  SegmentCheck,
  SegmentError,
  SegmentField,
  SegmentRule,
  SegmentStep
} from '../lib/types';
import * as fiction from './fiction';
import { RightsHouse } from './rights';
import { QualityFake } from './quality';

type Args = Record<string, unknown>;

export const pair = (n: number, over: Partial<DuplicatePair> = {}): DuplicatePair => ({
  a: { ...fiction.contactLine(n), contact_id: n === 0 ? fiction.id(101) : fiction.id(100_000 + n) },
  b: { ...fiction.contactLine(n), contact_id: fiction.id(200_000 + n) },
  score: 0.97,
  level: 'sure',
  reasons: [{ code: 'same_name' }, { code: 'same_number', number: '06 39 98 41 27', holders: 1 }],
  ...over
});

const field = (code: RuleField, over: Partial<SegmentField>): SegmentField => ({
  field: code,
  fr: code,
  en: code,
  kind: 'text',
  ops: ['is', 'is_not', 'contains', 'one_of', 'empty', 'filled'],
  signs: [],
  choices: [],
  filters: [],
  dated: false,
  ...over
});

const FIELDS: SegmentField[] = [
  field('town', { fr: 'ville', en: 'town' }),
  field('age', { fr: 'âge', en: 'age', kind: 'number', ops: ['at_least', 'between'] }),
  field('mobile', { fr: 'mobile', en: 'mobile phone', kind: 'flag', ops: ['filled'] }),
  field('basket', { fr: 'panier moyen', en: 'average basket', kind: 'money', ops: ['more', 'less'] }),
  field('last_contact', {
    fr: 'dernier contact',
    en: 'last contact',
    kind: 'date',
    ops: ['is', 'less', 'at_least']
  }),
  field('stage', {
    fr: 'étape',
    en: 'stage',
    kind: 'choice',
    ops: ['is', 'is_not', 'one_of'],
    choices: [
      { code: 'prospect', fr: 'prospect', en: 'prospect' },
      { code: 'client', fr: 'client', en: 'customer' }
    ]
  }),
  field('distance', {
    fr: 'distance',
    en: 'distance',
    kind: 'distance',
    ops: ['at_most', 'more'],
    filters: [{ by: 'from', fr: 'de', en: 'from', choices: [] }]
  }),
  field('calls', {
    fr: 'appels',
    en: 'calls',
    kind: 'count',
    ops: ['at_least', 'is'],
    dated: true,
    filters: [
      {
        by: 'direction',
        fr: 'sens',
        en: 'direction',
        choices: [{ code: 'inbound', fr: 'entrant', en: 'inbound' }]
      },
      { by: 'motive', fr: 'motif', en: 'motive', choices: [] }
    ]
  })
];

/** `ville = "Rennes" et mobile` of a tree: enough to see that the one follows the other. */
export function said(rule: SegmentRule): string {
  if (rule.rule === 'not') return `non ${said(rule.of)}`;
  if (rule.rule !== 'term')
    return rule.of
      .map((part) => (part.rule === 'all' || part.rule === 'any' ? `(${said(part)})` : said(part)))
      .join(rule.rule === 'all' ? ' et ' : ' ou ');
  const { term } = rule;
  const name = FIELDS.find((one) => one.field === term.field)?.fr ?? term.field;
  const values = term.values.map((value) => Object.values(value).join(''));
  return [name, ...(term.op === 'filled' ? [] : [term.op, values.join(' et ')])].join(' ');
}

const wrong = (error: Partial<SegmentError> & Pick<SegmentError, 'fault'>): SegmentCheck => ({
  rule: null,
  text: null,
  count: null,
  error: { at: 0, length: 0, found: '', expected: [], suggestion: null, ...error }
});

const town = (name: string): SegmentRule => ({
  rule: 'term',
  term: { field: 'town', filters: [], period: null, op: 'is', values: [{ text: name }] }
});

const CLASSES: Record<string, RfmClass> = { '55': 'champion', '33': 'loyal', '51': 'new', '11': 'lost' };

export class Matching {
  quality = new QualityFake();
  pairs: DuplicatePair[] = [
    pair(0),
    pair(1, { score: 0.86, level: 'probable', reasons: [{ code: 'sounds_alike' }, { code: 'other_place' }] }),
    pair(2, { score: 0.61, level: 'possible', reasons: [{ code: 'same_last_name' }] })
  ];
  near: DuplicatePair[] = [];
  dismissed: [string, string][] = [];
  merged: { kept: string; removed: string; take: string[] }[] = [];
  /** What was merged into the fiche shown. */
  joined: MergeLine[] = [];
  kept: Segment[] = [];
  readonly rights = new RightsHouse();
  buyers = 40;
  /** How many a rule means. */
  count = 312;

  get commands(): Record<string, (args: Args) => unknown> {
    return {
      duplicate_work: (a) => this.#duplicates(a.step as Args),
      segment_work: (a) => this.#segments(a.step as Args),
      ...this.rights.commands,
      quality_work: (a) => this.quality.work(a.step as Args),
      export_work: (a) => this.#export(a.step as Args),
      score_work: (a) => this.#scores(a.step as Args)
    };
  }

  #duplicates(step: Args): unknown {
    const of = (level: string) => this.pairs.filter((one) => one.level === level).length;
    switch (step.step) {
      case 'look':
        return {
          pairs: this.pairs,
          total: this.pairs.length,
          sure: of('sure'),
          probable: of('probable'),
          possible: of('possible'),
          people: 2000,
          narrowed: 0
        } satisfies Duplicates;
      case 'near':
        return this.near;
      case 'merges':
        return this.joined;
      case 'merge':
        this.merged.push(step as (typeof this.merged)[number]);
        return { merge_id: fiction.id(9700), contact_id: step.kept };
      case 'merge_all':
        this.pairs = this.pairs.filter(({ level }) => level !== 'sure');
        return { merged: 2, skipped: 0, stopped: false, backup: '/home/ines/sauvegarde.db' };
      case 'unmerge':
        this.joined = [];
        return { contact_id: fiction.id(101), restored: fiction.id(200_000), stayed: [] };
      case 'dismiss':
        this.dismissed.push([String(step.contact_id), String(step.other_id)]);
        return null;
      default:
        return null;
    }
  }

  #export(step: Args): unknown {
    if (step.step === 'stop') return null;
    const path = `/home/ines/Documents/${String(step.name)}.${String(step.format)}`;
    return { report: { rows: this.count, frozen: 1, cancelled: false }, path } satisfies Exported;
  }

  #segments(step: Args): unknown {
    switch (step.step) {
      case 'fields':
        return FIELDS;
      case 'list':
        return this.kept.map((segment) => ({ segment, count: this.count, error: null }));
      case 'check':
        return this.#check(String(step.text));
      case 'check_tree': {
        const rule = step.rule as SegmentRule;
        return { rule, text: said(rule), count: this.count, error: null } satisfies SegmentCheck;
      }
      case 'people':
        return { total: this.count, items: [1, 2, 3].map((n) => fiction.contactLine(n)) };
      default:
        return this.#work(step.work as SegmentStep);
    }
  }

  #check(text: string): SegmentCheck {
    if (text.trim() === '') return wrong({ fault: 'empty' });
    if (text.startsWith('vile'))
      return wrong({ fault: 'unknown_field', found: 'vile', length: 4, suggestion: 'ville' });
    if (text.startsWith('à 5 km de Saint-Denis'))
      return wrong({
        fault: 'ambiguous',
        found: 'Saint-Denis',
        at: 10,
        length: 11,
        expected: ['Saint-Denis (93)']
      });
    const [first = '', ...more] = text.split(' et ').map(town);
    const rule: SegmentRule =
      more.length === 0 ? (first as SegmentRule) : { rule: 'all', of: [first as SegmentRule, ...more] };
    return { rule, text, count: this.count, error: null };
  }

  #work(work: SegmentStep): string {
    if (work.step === 'delete') {
      this.kept = this.kept.filter(({ id }) => id !== work.segment_id);
      return work.segment_id;
    }
    const id = work.segment_id ?? fiction.id(9800 + this.kept.length);
    const segment: Segment = {
      id,
      name: work.name,
      rule: work.rule,
      saved_by: null,
      created_at: fiction.at(0),
      saved_at: fiction.at(0)
    };
    this.kept = [...this.kept.filter((one) => one.id !== id), segment];
    return id;
  }

  #scores(step: Args): unknown {
    if (step.step === 'person') return this.rights.person(step);
    if (step.step === 'quantify') return this.rights.quantify(step);
    return this.#rfm(step.cell as [number, number] | null);
  }

  #rfm(cell: [number, number] | null): RfmChart {
    const marks = [1, 2, 3, 4, 5];
    const cells = marks.flatMap((r) =>
      marks.map((f) => {
        const n = this.buyers === 0 ? 0 : r === 5 && f === 5 ? this.buyers - 24 : 1;
        const name = CLASSES[`${r}${f}`] ?? 'promising';
        return { r, f, class: name, count: n, mean_cents: n === 0 ? null : 24_000 };
      })
    );
    const scored = (n: number): Scored => ({
      contact_id: fiction.id(100_000 + n),
      external_id: null,
      recency_days: 12,
      frequency: 4,
      monetary_cents: 96_000,
      r: cell?.[0] ?? 5,
      f: cell?.[1] ?? 5,
      m: 4,
      score: 94,
      class: 'champion'
    });
    return {
      at: fiction.at(0),
      grid: { buyers: this.buyers, fixed: true, cells },
      limits: {
        recency_days: [365, 180, 90, 30],
        orders: [2, 3, 6, null],
        cents: [20_000, 50_000, 100_000, 200_000],
        weights: { r: 50, f: 30, m: 20 }
      },
      few: 50,
      people: cell === null ? [] : [1, 2].map((n) => ({ line: fiction.contactLine(n), scored: scored(n) }))
    };
  }
}
