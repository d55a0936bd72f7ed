/** What the law guard answers, in words: every reason by its code, never a sentence of its own. */
import { clockHour, dayHour, dayStart, longDay } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import type { Obstacle, Verdict } from '../types';

export function obstacleWords(obstacle: Obstacle, now: number): string {
  const words = t().dial.obstacles;
  switch (obstacle.code) {
    case 'opposed':
      return words.opposed(longDay(obstacle.since));
    case 'consent_expired':
      return words.consent_expired(longDay(obstacle.at));
    case 'consent_withdrawn':
      return words.consent_withdrawn(longDay(obstacle.at));
    case 'request_expired':
      return words.request_expired(longDay(dayStart(obstacle.on)));
    case 'not_the_appointment':
      return words.not_the_appointment(dayHour(obstacle.at, now));
    case 'day':
      return words.day(t().settings.house.dayLong[obstacle.weekday - 1] ?? '');
    case 'holiday':
      return words.holiday(obstacle.name);
    case 'hour': {
      const hours = obstacle.hours.map(([from, to]) => words.from(clockHour(from), clockHour(to)));
      return words.hour(clockHour(obstacle.local), hours.join(words.and));
    }
    case 'attempts':
      return words.attempts(obstacle.count, obstacle.days);
    default:
      return words[obstacle.code];
  }
}

/** Every reason against the call, the most lasting first; empty when it is allowed. */
export function reasonsAgainst(verdict: Verdict, noNumber: boolean, now: number): string[] {
  const words = t().dial;
  const said = verdict.obstacles.map((obstacle) => obstacleWords(obstacle, now));
  if (!verdict.allowed && verdict.obstacles.length === 0) said.push(words.noRule);
  return noNumber ? [words.obstacles.no_number, ...said] : said;
}
