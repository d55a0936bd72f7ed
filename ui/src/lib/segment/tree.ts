/** A rule as rows a person edits: conditions, and groups of them one deep. What is richer is edited in words. */
import type {
  FieldKind,
  RuleField,
  RuleOp,
  SegmentField,
  SegmentRule,
  SegmentTerm,
  SegmentValue
} from '../types';

export type Joiner = 'all' | 'any';
/** A condition being built: a value not given yet is `null`. */
export type Row = {
  key: number;
  not: boolean;
  term: Omit<SegmentTerm, 'values'> & { values: (SegmentValue | null)[] };
};
export type Group = { key: number; joiner: Joiner; rows: Row[] };
export type Built = { joiner: Joiner; items: (Row | Group)[] };

let keys = 0;
const key = () => ++keys;

export const isGroup = (item: Row | Group): item is Group => 'rows' in item;
export const other = (joiner: Joiner): Joiner => (joiner === 'all' ? 'any' : 'all');
export const empty = (): Built => ({ joiner: 'all', items: [] });

/** The rows of a tree; `null`: the table cannot show it. */
export function built(rule: SegmentRule): Built | null {
  if (rule.rule !== 'all' && rule.rule !== 'any') {
    const row = rowOf(rule);
    return row === null ? null : { joiner: 'all', items: [row] };
  }
  const joiner = rule.rule;
  const items = rule.of.map((part) => rowOf(part) ?? groupOf(part, other(joiner)));
  return items.some((item) => item === null)
    ? null
    : { joiner, items: items.filter((item) => item !== null) };
}

function rowOf(rule: SegmentRule): Row | null {
  if (rule.rule === 'term') return { key: key(), not: false, term: rule.term };
  if (rule.rule === 'not' && rule.of.rule === 'term') return { key: key(), not: true, term: rule.of.term };
  return null;
}

function groupOf(rule: SegmentRule, joiner: Joiner): Group | null {
  if (rule.rule !== joiner) return null;
  const rows = rule.of.map(rowOf);
  return rows.some((row) => row === null)
    ? null
    : { key: key(), joiner, rows: rows.filter((row) => row !== null) };
}

const joined = (joiner: Joiner, of: SegmentRule[]): SegmentRule | null =>
  of.length < 2 ? (of[0] ?? null) : { rule: joiner, of };

/** Whether a condition has all its values; a distance, also the place it is from. */
export const isWhole = ({ term }: Row) =>
  term.values.every((value) => value !== null) && (term.field !== 'distance' || term.filters.length > 0);

function ruleOf(row: Row): SegmentRule | null {
  const values = row.term.values.filter((value) => value !== null);
  if (!isWhole(row)) return null;
  const term: SegmentRule = { rule: 'term', term: { ...row.term, values } };
  return row.not ? { rule: 'not', of: term } : term;
}

/** The tree of what is whole; `null`: nothing is yet. */
export function tree({ joiner, items }: Built): SegmentRule | null {
  const of = items.map((item) =>
    isGroup(item)
      ? joined(
          item.joiner,
          item.rows.map(ruleOf).filter((rule) => rule !== null)
        )
      : ruleOf(item)
  );
  return joined(
    joiner,
    of.filter((rule) => rule !== null)
  );
}

/** Every row waits for nothing. */
export const allWhole = ({ items }: Built) =>
  items.every((item) => (isGroup(item) ? item.rows.every(isWhole) : isWhole(item)));

/** What one most often asks of a kind of field. */
const USUAL: Record<FieldKind, RuleOp> = {
  text: 'is',
  code: 'is',
  choice: 'is',
  named: 'is',
  place: 'is',
  number: 'at_least',
  count: 'at_least',
  distance: 'at_most',
  money: 'more',
  date: 'at_least',
  flag: 'filled'
};

/** How many values a comparison takes, empty to begin with; those that fit stay. */
export function slots(op: RuleOp, before: (SegmentValue | null)[] = []): (SegmentValue | null)[] {
  if (op === 'empty' || op === 'filled') return [];
  if (op === 'between') return [before[0] ?? null, before[1] ?? null];
  if (op === 'one_of') return before.length === 0 ? [null] : before;
  return [before[0] ?? null];
}

/** A condition on a field, as one most often asks it. */
export function termOf(field: SegmentField): Row['term'] {
  const op = USUAL[field.kind];
  const first: SegmentValue | null =
    field.kind === 'choice' && field.choices[0]
      ? { text: field.choices[0].code }
      : field.kind === 'count'
        ? { number: 1 }
        : field.kind === 'distance'
          ? { number: 30 }
          : null;
  return { field: field.field, filters: [], period: null, op, values: slots(op, [first]) };
}

export const newRow = (field: SegmentField): Row => ({ key: key(), not: false, term: termOf(field) });
export const newGroup = (joiner: Joiner, field: SegmentField): Group => ({
  key: key(),
  joiner,
  rows: [newRow(field)]
});

/** In the order of a person's thought. */
export const GROUPS: [name: string, fields: RuleField[]][] = [
  [
    'who',
    [
      'first_name',
      'last_name',
      'sex',
      'civility',
      'age',
      'job',
      'decides',
      'language',
      'pcs',
      'label',
      'loyalty_card',
      'tag'
    ]
  ],
  ['where', ['town', 'postcode', 'department', 'region', 'country', 'works', 'lives', 'distance']],
  ['company', ['company', 'naf', 'headcount', 'establishment', 'siret', 'head_office']],
  [
    'link',
    [
      'stage',
      'temperature',
      'owner',
      'team',
      'origin',
      'created',
      'updated',
      'last_contact',
      'phone',
      'mobile',
      'email',
      'consent',
      'opposed'
    ]
  ],
  [
    'happened',
    [
      'calls',
      'tickets',
      'callbacks',
      'appointments',
      'refusals',
      'opportunities',
      'exchanges',
      'requests',
      'campaigns',
      'survey_score'
    ]
  ],
  ['bought', ['purchases', 'spent', 'basket', 'last_purchase']],
  ['rfm', ['rfm_class', 'rfm_recency', 'rfm_frequency', 'rfm_monetary', 'rfm_score']]
];
