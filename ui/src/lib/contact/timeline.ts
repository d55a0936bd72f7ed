/** One line of the timeline in words, with its icon and colour; and the groups by period. */
import type { IconName } from '../components/Icon.svelte';
import { capital, day, dayDistance, duration, money, month, shortDay, hour } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import type { AppointmentKind, AppointmentState, Stage, TicketStatus, TimelineItem } from '../types';

type Tone = 'plain' | 'live' | 'hold' | 'stop';
export type Line = {
  icon: IconName;
  tone: Tone;
  title: string;
  chip: { text: string; tone: Tone } | null;
  body: string | null;
};

/** Good, waiting, refused: by code; anything unknown is plain. */
const OUTCOME_TONES: Record<string, Tone> = {
  solved: 'live',
  resolved: 'live',
  sale: 'live',
  appointment: 'live',
  accepted: 'live',
  confirmed: 'live',
  honoured: 'live',
  missed: 'stop',
  call_back: 'hold',
  escalated: 'hold',
  open: 'hold',
  waiting_customer: 'hold',
  waiting_third_party: 'hold',
  refusal: 'stop',
  refused: 'stop',
  opposition: 'stop',
  incivility: 'stop'
};

const toneOf = (code: string | null): Tone =>
  code === null ? 'plain' : (OUTCOME_TONES[code.split('_')[0] ?? ''] ?? OUTCOME_TONES[code] ?? 'plain');

function callLine(item: TimelineItem): Line {
  const words = t().desk.timeline;
  const lost =
    item.lost_cause === null ? null : (t().codes.lostCause as Record<string, string>)[item.lost_cause];
  const chip =
    item.outcome !== null
      ? { text: item.outcome, tone: toneOf(item.outcome_code) }
      : lost
        ? { text: lost, tone: 'stop' as const }
        : null;
  return {
    icon: lost ? 'missed' : item.direction === 'outbound' ? 'outgoing' : 'incoming',
    tone: chip?.tone === 'stop' ? 'stop' : 'plain',
    title: words.call(
      words.direction[item.direction ?? 'inbound'] ?? '',
      item.talk_s === null ? null : duration(item.talk_s)
    ),
    chip,
    body: [item.motive, item.body ?? (item.agent === null ? item.title : words.by(item.agent))]
      .filter(Boolean)
      .join(' · ')
  };
}

export function timelineLine(item: TimelineItem): Line {
  const words = t().desk.timeline;
  switch (item.kind) {
    case 'call':
      return callLine(item);
    case 'ticket': {
      const status = item.outcome_code as TicketStatus | null;
      return {
        icon: 'ticket',
        tone: toneOf(status),
        title: words.ticket(item.number ?? 0, item.title ?? ''),
        chip: status === null ? null : { text: t().codes.ticketStatus[status], tone: toneOf(status) },
        body: [item.agent, item.body].filter(Boolean).join(' : ')
      };
    }
    case 'purchase':
      return {
        icon: 'cart',
        tone: 'plain',
        title: words.purchase(item.title ?? ''),
        chip: null,
        body: item.amount_cents === null ? null : money(item.amount_cents)
      };
    case 'offer': {
      const answer = item.outcome_code === null ? undefined : words.answers[item.outcome_code];
      return {
        icon: 'tag',
        tone: toneOf(item.outcome_code),
        title: words.offer(item.title ?? ''),
        chip: answer === undefined ? null : { text: answer, tone: toneOf(item.outcome_code) },
        body: item.body
      };
    }
    case 'note':
      return { icon: 'edit', tone: 'plain', title: words.note(item.agent), chip: null, body: item.body };
    case 'survey':
      return { icon: 'star', tone: 'plain', title: words.survey(item.number), chip: null, body: item.body };
    case 'stage': {
      const stage = item.title as Stage | null;
      return {
        icon: 'steps',
        tone: 'plain',
        title: words.stage(stage === null ? '' : t().codes.stage[stage]),
        chip: null,
        body: item.body
      };
    }
    case 'appointment': {
      const state = item.outcome_code as AppointmentState | null;
      return {
        icon: 'calendar',
        tone: toneOf(state),
        title: words.appointment(t().agenda.kinds[item.title as AppointmentKind]),
        chip: state === null ? null : { text: t().agenda.states[state], tone: toneOf(state) },
        body: [item.agent, item.body].filter(Boolean).join(' · ')
      };
    }
    case 'exchange':
      return {
        icon: item.title === 'mail' || item.title === 'post' ? 'mail' : 'message',
        tone: 'plain',
        title:
          item.document === null
            ? (words.channels[item.title ?? ''] ?? t().codes.timeline.exchange)
            : words.document(words.channels[item.title ?? ''] ?? ''),
        chip: item.outcome === null ? null : { text: item.outcome, tone: toneOf(item.outcome_code) },
        body: item.body
      };
  }
}

/** Today, this week, then by month. */
export function periodOf(item: TimelineItem, now: number): string {
  const words = t().desk.timeline;
  const at = Date.parse(item.at);
  const distance = dayDistance(at, now);
  if (distance === 0) return words.today(day(at, now));
  if (distance > 0) return words.toCome;
  if (distance > -7) return words.week;
  return capital(month(at, now));
}

/** `14 h 01` today, `mar. 17, 18 h 42` this week, else `3 oct., 11 h 20`. */
export function momentOf(item: TimelineItem, now: number): string {
  const at = Date.parse(item.at);
  const distance = dayDistance(at, now);
  if (distance === 0) return hour(at);
  const date = distance > -7 ? day(at, now) : shortDay(at, now);
  return item.kind === 'purchase' || item.kind === 'stage' || distance < -365 ? date : `${date}, ${hour(at)}`;
}
