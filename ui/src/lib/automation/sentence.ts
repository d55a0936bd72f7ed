/** Rules and sequences as sentences, in the language of the screen. */
import { clockHour } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import type {
  Action,
  Condition,
  Delay,
  Exit,
  PlannedBy,
  Proposed,
  Rule,
  SequenceStep,
  Stage,
  Temperature,
  When
} from '../types';
import { agentName, motiveName, NO_NAMES, outcomeName, type HouseNames } from './names';

const quoted = (text: string) => t().automations.quoted(text);

/** `540` as `09:00`. */
export const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function list(words: string[], last: string): string {
  if (words.length < 2) return words[0] ?? '…';
  return words.slice(0, -1).join(t().automations.comma) + last + (words.at(-1) ?? '');
}

const documentName = (key: string, names: HouseNames) =>
  names.documents.find((document) => document.key === key)?.name ?? null;

export function whenSaid(when: When, names: HouseNames = NO_NAMES): string {
  const { codes } = t();
  const say = t().automations.whens[when.event];
  switch (when.event) {
    case 'call_qualified':
      return say(when.outcome === null ? null : quoted(outcomeName(when.outcome)), 0, 0);
    case 'call_lost':
      return say(when.cause === null ? null : codes.lostCause[when.cause].toLowerCase(), 0, 0);
    case 'stage_changed':
      return say(when.to === null ? null : codes.stage[when.to], 0, 0);
    case 'temperature_confirmed':
      return say(when.to === null ? null : codes.temperature[when.to], 0, 0);
    case 'document_sent': {
      const name = when.document === null ? null : documentName(when.document, names);
      return say(name === null ? null : quoted(name), 0, 0);
    }
    case 'callback_overdue':
      return say(null, when.hours, 0);
    case 'silence':
      return say(null, when.days, 0);
    default:
      return say(null, 0, 0);
  }
}

export function conditionSaid(condition: Condition): string {
  const { automations: words, codes } = t();
  const say = words.conditions[condition.condition];
  switch (condition.condition) {
    case 'stage':
      return say(
        list(
          condition.any_of.map((stage) => codes.stage[stage]),
          words.or
        ),
        0,
        0
      );
    case 'temperature':
      return say(
        list(
          condition.any_of.map((one) => codes.temperature[one]),
          words.or
        ),
        0,
        0
      );
    case 'motive':
      return say(quoted(motiveName(condition.motive)), 0, 0);
    case 'outcome':
      return say(quoted(outcomeName(condition.outcome)), 0, 0);
    case 'queue':
      return say(quoted(condition.queue), 0, 0);
    case 'line':
      return say(quoted(condition.line), 0, 0);
    case 'owner':
      return say(condition.agent === null ? null : agentName(condition.agent), 0, 0);
    case 'town':
      return say(condition.town, 0, 0);
    case 'department':
      return say(condition.department, 0, 0);
    case 'open_ticket':
      return say(null, Number(condition.open), 0);
    case 'consent':
      return say(null, Number(condition.valid), 0);
    case 'calls':
      return say(null, condition.at_least, condition.days);
    case 'priority':
      return say(codes.priority[condition.at_least].toLowerCase(), 0, 0);
  }
}

const dueSaid = (due: Delay) =>
  t().automations.due(due.days, due.minutes === null ? null : clockHour(clockOf(due.minutes)));

export function actionSaid(action: Action, names: HouseNames = NO_NAMES): string {
  const { automations: words, codes } = t();
  const say = words.actions[action.action];
  switch (action.action) {
    case 'task':
      return `${say(quoted(action.text), 0, 0)} ${dueSaid(action.due)}`;
    case 'callback':
      return `${say(quoted(action.subject), 0, 0)} ${dueSaid(action.due)}`;
    case 'propose_stage':
      return say(codes.stage[action.stage], 0, 0);
    case 'propose_temperature':
      return say(codes.temperature[action.temperature], 0, 0);
    case 'tag':
      return say(quoted(action.tag), 0, 0);
    case 'propose_message': {
      const name = documentName(action.document, names);
      return say(name === null ? null : quoted(name), 0, 0);
    }
    case 'start_sequence': {
      const found = names.sequences.find(({ id }) => id === action.sequence);
      return say(found === undefined ? null : quoted(found.sequence.name), 0, 0);
    }
  }
}

/** « Quand …, si … et …, alors … et …. » */
export function ruleSaid(rule: Rule, names: HouseNames = NO_NAMES): string {
  const words = t().automations;
  const si = rule.conditions.length === 0 ? '' : list(rule.conditions.map(conditionSaid), words.and);
  const then = list(
    rule.actions.map((action) => actionSaid(action, names)),
    words.and
  );
  return words.sentence(whenSaid(rule.when, names), si, then);
}

export function stepSaid(step: SequenceStep, names: HouseNames = NO_NAMES): string {
  const say = t().automations.steps[step.kind];
  switch (step.kind) {
    case 'call':
      return say(step.subject, 0, 0);
    case 'task':
      return say(step.text, 0, 0);
    case 'mail':
      return say(documentName(step.document, names), 0, 0);
    case 'wait':
      return say(null, step.days, 0);
  }
}

export function exitSaid(exit: Exit): string {
  const say = t().automations.exits[exit.exit];
  if (exit.exit === 'outcome') return say(quoted(outcomeName(exit.outcome)), 0, 0);
  if (exit.exit === 'stage') return say(t().codes.stage[exit.stage], 0, 0);
  return say(null, 0, 0);
}

/** Why something is proposed or planned, in a few words. */
/** What is proposed. */
export function proposalSaid(proposal: Proposed): string {
  const words = t().automations.fiche;
  switch (proposal.kind) {
    case 'stage':
      return words.proposeStage(t().codes.stage[proposal.value as Stage]);
    case 'temperature':
      return words.proposeTemperature(t().codes.temperature[proposal.value as Temperature]);
    case 'message':
      return words.proposeMessage(proposal.document ?? words.documentGone);
    case 'email':
      return t().quality.deducedEmail(proposal.value);
    case 'phone':
      return t().quality.deducedPhone(proposal.document ?? proposal.value);
  }
}

export function reasonSaid(reason: PlannedBy): string {
  const words = t().automations;
  if (reason.by === 'colleagues')
    return t().quality.colleagues(reason.company, reason.colleagues, reason.pattern);
  return reason.by === 'rule'
    ? words.fiche.because(words.when(whenSaid(reason.rule.when)))
    : words.fiche.ofSequence(reason.name, reason.step, reason.of);
}
