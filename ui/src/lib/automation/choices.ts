/**
 * What the editor offers: for each kind of part (an event, a condition, an action, a step, an exit), how it begins and
 * which fields it has. One component then edits them all.
 */
import { t } from '../i18n/index.svelte';
import { bootState } from '../state/boot.svelte';
import type { Action, Condition, Delay, Exit, Rule, SequenceStep, When } from '../types';
import { motiveOptions, outcomeOptions, type HouseNames } from './names';

export type Option = { value: string; label: string };

/** A field of a part; `key` is its name in the part. */
export type FieldOf = { key: string; label: string } & (
  | { kind: 'choice'; options: Option[]; none?: string }
  | { kind: 'many'; options: Option[] }
  | { kind: 'number'; low: number; high: number }
  | { kind: 'text'; most: number; ready?: string[] }
  | { kind: 'yes' }
  | { kind: 'due' }
);

/** A part as the editor holds it: its kind under `tag`, its fields beside. */
export type Part = Record<string, unknown>;

export const optionsOf = (words: Record<string, string>): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const named = (list: string[]): Option[] => list.map((value) => ({ value, label: value }));
const first = (options: Option[]) => options[0]?.value ?? '';

const stages = () => optionsOf(t().codes.stage);
const temperatures = () => optionsOf(t().codes.temperature);
const documents = (names: HouseNames) =>
  names.documents.map(({ key, name }) => ({ value: key, label: name }));
const sequences = (names: HouseNames) =>
  names.sequences.map(({ id, sequence }) => ({ value: id, label: sequence.name }));

export function whenFields(when: When, names: HouseNames): FieldOf[] {
  const words = t().automations.fields;
  const any = words.any;
  switch (when.event) {
    case 'call_qualified':
      return [{ key: 'outcome', label: words.outcome, kind: 'choice', options: outcomeOptions(), none: any }];
    case 'call_lost':
      return [
        {
          key: 'cause',
          label: words.cause,
          kind: 'choice',
          options: optionsOf(t().codes.lostCause),
          none: any
        }
      ];
    case 'stage_changed':
      return [{ key: 'to', label: words.stage, kind: 'choice', options: stages(), none: any }];
    case 'temperature_confirmed':
      return [{ key: 'to', label: words.temperature, kind: 'choice', options: temperatures(), none: any }];
    case 'document_sent':
      return [
        { key: 'document', label: words.document, kind: 'choice', options: documents(names), none: any }
      ];
    case 'callback_overdue':
      return [{ key: 'hours', label: words.hours, kind: 'number', low: 0, high: 720 }];
    case 'silence':
      return [{ key: 'days', label: words.days, kind: 'number', low: 1, high: 1000 }];
    default:
      return [];
  }
}

/** An event as it begins: not narrowed down. */
export function blankWhen(event: When['event']): When {
  switch (event) {
    case 'call_qualified':
      return { event, outcome: null };
    case 'call_lost':
      return { event, cause: null };
    case 'stage_changed':
    case 'temperature_confirmed':
      return { event, to: null };
    case 'document_sent':
      return { event, document: null };
    case 'callback_overdue':
      return { event, hours: 24 };
    case 'silence':
      return { event, days: 90 };
    default:
      return { event };
  }
}

export function conditionFields(condition: Condition, names: HouseNames): FieldOf[] {
  const words = t().automations.fields;
  switch (condition.condition) {
    case 'stage':
      return [{ key: 'any_of', label: words.stage, kind: 'many', options: stages() }];
    case 'temperature':
      return [{ key: 'any_of', label: words.temperature, kind: 'many', options: temperatures() }];
    case 'motive':
      return [{ key: 'motive', label: words.motive, kind: 'choice', options: motiveOptions() }];
    case 'outcome':
      return [{ key: 'outcome', label: words.outcome, kind: 'choice', options: outcomeOptions() }];
    case 'queue':
      return [{ key: 'queue', label: words.queue, kind: 'choice', options: named(names.queues) }];
    case 'line':
      return [{ key: 'line', label: words.line, kind: 'choice', options: named(names.lines) }];
    case 'owner':
      return [
        {
          key: 'agent',
          label: words.owner,
          kind: 'choice',
          options: bootState.agentOptions,
          none: words.nobody
        }
      ];
    case 'town':
      return [{ key: 'town', label: words.town, kind: 'text', most: 80 }];
    case 'department':
      return [{ key: 'department', label: words.department, kind: 'text', most: 3 }];
    case 'open_ticket':
      return [{ key: 'open', label: words.open, kind: 'yes' }];
    case 'consent':
      return [{ key: 'valid', label: words.valid, kind: 'yes' }];
    case 'calls':
      return [
        { key: 'at_least', label: words.atLeast, kind: 'number', low: 1, high: 100 },
        { key: 'days', label: words.overDays, kind: 'number', low: 1, high: 365 }
      ];
    case 'priority':
      return [
        { key: 'at_least', label: words.priority, kind: 'choice', options: optionsOf(t().codes.priority) }
      ];
  }
}

export function blankCondition(condition: Condition['condition'], names: HouseNames): Condition {
  switch (condition) {
    case 'stage':
      return { condition, any_of: ['prospect'] };
    case 'temperature':
      return { condition, any_of: ['hot'] };
    case 'motive':
      return { condition, motive: first(motiveOptions()) };
    case 'outcome':
      return { condition, outcome: first(outcomeOptions()) };
    case 'queue':
      return { condition, queue: names.queues[0] ?? '' };
    case 'line':
      return { condition, line: names.lines[0] ?? '' };
    case 'owner':
      return { condition, agent: null };
    case 'town':
      return { condition, town: '' };
    case 'department':
      return { condition, department: '' };
    case 'open_ticket':
      return { condition, open: false };
    case 'consent':
      return { condition, valid: true };
    case 'calls':
      return { condition, at_least: 3, days: 30 };
    case 'priority':
      return { condition, at_least: 'high' };
  }
}

const OF_CALL: When['event'][] = ['call_qualified', 'call_lost', 'purchase', 'campaign_success'];
const OF_TICKET: When['event'][] = ['ticket_opened', 'ticket_solved', 'ticket_late'];

/** Whether a condition goes with an event; as in the core. */
export function fits(condition: Condition['condition'], event: When['event']): boolean {
  if (condition === 'queue' || condition === 'line') return OF_CALL.includes(event);
  if (condition === 'priority') return OF_TICKET.includes(event);
  if (condition === 'motive') return OF_CALL.includes(event) || OF_TICKET.includes(event);
  return true;
}

export function actionFields(action: Action, names: HouseNames): FieldOf[] {
  const words = t().automations.fields;
  const due: FieldOf = { key: 'due', label: words.dueDays, kind: 'due' };
  switch (action.action) {
    case 'task':
      return [{ key: 'text', label: words.text, kind: 'text', most: 200 }, due];
    case 'callback':
      return [{ key: 'subject', label: words.subject, kind: 'text', most: 200 }, due];
    case 'propose_stage':
      return [{ key: 'stage', label: words.proposedStage, kind: 'choice', options: stages() }];
    case 'propose_temperature':
      return [
        { key: 'temperature', label: words.proposedTemperature, kind: 'choice', options: temperatures() }
      ];
    case 'tag':
      return [{ key: 'tag', label: words.tag, kind: 'text', most: 40, ready: names.tags }];
    case 'propose_message':
      return [{ key: 'document', label: words.document, kind: 'choice', options: documents(names) }];
    case 'start_sequence':
      return [{ key: 'sequence', label: words.sequence, kind: 'choice', options: sequences(names) }];
  }
}

export function blankAction(action: Action['action'], names: HouseNames): Action {
  const due: Delay = { days: 1, minutes: 9 * 60 };
  switch (action) {
    case 'task':
      return { action, text: '', due };
    case 'callback':
      return { action, subject: '', due };
    case 'propose_stage':
      return { action, stage: 'lead' };
    case 'propose_temperature':
      return { action, temperature: 'warm' };
    case 'tag':
      return { action, tag: '' };
    case 'propose_message':
      return { action, document: names.documents[0]?.key ?? '' };
    case 'start_sequence':
      return { action, sequence: names.sequences[0]?.id ?? '' };
  }
}

export function stepFields(step: SequenceStep, names: HouseNames): FieldOf[] {
  const words = t().automations.fields;
  switch (step.kind) {
    case 'call':
      return [{ key: 'subject', label: words.subject, kind: 'text', most: 200 }];
    case 'mail':
      return [{ key: 'document', label: words.document, kind: 'choice', options: documents(names) }];
    case 'task':
      return [{ key: 'text', label: words.text, kind: 'text', most: 200 }];
    case 'wait':
      return [{ key: 'days', label: words.days, kind: 'number', low: 1, high: 365 }];
  }
}

export function blankStep(kind: SequenceStep['kind'], names: HouseNames): SequenceStep {
  switch (kind) {
    case 'call':
      return { kind, subject: '' };
    case 'mail':
      return { kind, document: names.documents[0]?.key ?? '' };
    case 'task':
      return { kind, text: '' };
    case 'wait':
      return { kind, days: 3 };
  }
}

export function exitFields(exit: Exit): FieldOf[] {
  const words = t().automations.fields;
  if (exit.exit === 'outcome')
    return [{ key: 'outcome', label: words.outcome, kind: 'choice', options: outcomeOptions() }];
  if (exit.exit === 'stage') return [{ key: 'stage', label: words.stage, kind: 'choice', options: stages() }];
  return [];
}

export function blankExit(exit: Exit['exit']): Exit {
  if (exit === 'outcome') return { exit, outcome: first(outcomeOptions()) };
  return exit === 'stage' ? { exit, stage: 'client' } : { exit };
}

/** Whether every field of a part says something the core can take. */
export function complete(part: object, fields: FieldOf[]): boolean {
  return fields.every((field) => {
    const value = (part as Part)[field.key];
    switch (field.kind) {
      case 'choice':
        return (field.none !== undefined && value === null) || (typeof value === 'string' && value !== '');
      case 'many':
        return Array.isArray(value) && value.length > 0;
      case 'number':
        return typeof value === 'number' && value >= field.low && value <= field.high;
      case 'text':
        return typeof value === 'string' && value.trim() !== '';
      case 'due': {
        const { days } = value as Delay;
        return days >= 0 && days <= 365;
      }
      case 'yes':
        return true;
    }
  });
}

/** Whether a rule can be tried and kept. */
export const ruleReady = (rule: Rule, names: HouseNames): boolean =>
  complete(rule.when, whenFields(rule.when, names)) &&
  rule.actions.length > 0 &&
  rule.conditions.every(
    (one) => fits(one.condition, rule.when.event) && complete(one, conditionFields(one, names))
  ) &&
  rule.actions.every((one) => complete(one, actionFields(one, names)));
