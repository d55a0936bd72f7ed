/** Facts of a campaign put in words. */
import { count, dayStart, shortDay } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { bootState } from '../state/boot.svelte';
import type { Campaign } from '../types';

/** The name of a guide; its key when the house no longer has it. */
export const guideName = (key: string) => bootState.guides.find((guide) => guide.key === key)?.name ?? key;

/** `12 sur 40 à appeler · 3 succès sur 10`; once over, nobody is to be called any more. */
export function progressWords({ progress, goal, closed_at }: Campaign): string {
  const words = t().campaigns;
  const { waiting, people, successes } = progress;
  const won = words.won(successes, count(successes), goal === null ? null : count(goal));
  return closed_at === null ? `${words.left(count(waiting), count(people))} · ${won}` : won;
}

/** The people who wait for no call any more, from 0 to 1. */
export const doneShare = ({ progress }: Campaign) =>
  progress.people === 0 ? 0 : (progress.done + progress.out) / progress.people;

/** `Du 3 nov. au 12 déc.`; `null`: no day is set. */
export function datesWords({ starts_on, ends_on }: Campaign): string | null {
  const words = t().campaigns.dates;
  const said = (day: string) => shortDay(dayStart(day));
  if (starts_on !== null && ends_on !== null) return words.both(said(starts_on), said(ends_on));
  if (starts_on !== null) return words.from(said(starts_on));
  return ends_on === null ? null : words.to(said(ends_on));
}
