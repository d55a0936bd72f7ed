/** Dates, spans, money and numbers as they are said here. All follow the language. */
import { language, t } from './index.svelte';

const NBSP = '\u00a0';
const DAY_MS = 86_400_000;

/** One format per language and options, made at its first use: making one is slow. */
function once<O extends object, F>(make: (locale: string, options: O) => F): (options: O) => F {
  const made = new Map<string, F>();
  return (options) => {
    const key = language.locale + JSON.stringify(options);
    const format = made.get(key) ?? make(language.locale, options);
    made.set(key, format);
    return format;
  };
}

const date = once((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
const number = once((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);

/** How many calendar days from `now` to `at`: -1 is yesterday. */
export function dayDistance(at: number, now: number): number {
  return Math.round((midnight(at) - midnight(now)) / DAY_MS);
}

/** `14 h 05`. */
export function hour(iso: string | number): string {
  const at = new Date(iso);
  const minutes = String(at.getMinutes()).padStart(2, '0');
  if (language.code === 'fr') return `${at.getHours()}${NBSP}h${NBSP}${minutes}`;
  return `${String(at.getHours()).padStart(2, '0')}:${minutes}`;
}

/** `21:04` as an hour is said here: `21 h 04`, `10 h` when it is a whole one. */
export function clockHour(text: string): string {
  if (language.code !== 'fr') return text;
  const [hours = '', minutes = '00'] = text.split(':');
  return `${Number(hours)}${NBSP}h${minutes === '00' ? '' : `${NBSP}${minutes}`}`;
}

/** A day without an hour (`2026-12-05`), as that day begins here: in UTC it would be the day before, overseas. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00`);
}

/** `lun. 23 nov.`, with the year when it is not this one. */
export function day(iso: string | number, now = Date.now()): string {
  const at = new Date(iso);
  const sameYear = at.getFullYear() === new Date(now).getFullYear();
  return date({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' })
  }).format(at);
}

/** `12 mars 2026`. */
export function longDay(iso: string | number): string {
  return date({ day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(iso));
}

/** `3 oct.`, with the year when it is not this one. */
export function shortDay(iso: string | number, now = Date.now()): string {
  const at = new Date(iso);
  const sameYear = at.getFullYear() === new Date(now).getFullYear();
  return date({ day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

/** `octobre`, or `octobre 2025`. */
export function month(iso: string | number, now = Date.now()): string {
  const at = new Date(iso);
  const sameYear = at.getFullYear() === new Date(now).getFullYear();
  return date({ month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

/** `aujourd’hui, 15 h 00`, `demain, 9 h 30`, `lun. 23 nov., 10 h 30`. */
export function dayHour(iso: string | number, now = Date.now()): string {
  const words = t().common;
  const at = new Date(iso).getTime();
  const distance = dayDistance(at, now);
  const named =
    distance === 0
      ? words.today
      : distance === 1
        ? words.tomorrow
        : distance === -1
          ? words.ago.yesterday
          : day(at, now);
  return words.dayAt(named, hour(at));
}

/** `à l’instant`, `il y a 3 j`, `hier`, `il y a 4 mois`. */
export function ago(iso: string | number, now = Date.now()): string {
  const words = t().common.ago;
  const at = new Date(iso).getTime();
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return words.now;
  if (minutes < 60) return words.minutes(minutes);
  const days = -dayDistance(at, now);
  if (days <= 0) return words.hours(Math.floor(minutes / 60));
  if (days === 1) return words.yesterday;
  if (days < 60) return words.days(days);
  if (days < 730) return words.months(Math.floor(days / 30.4));
  return words.years(Math.floor(days / 365));
}

/** `4 min 18 s`. */
export function duration(seconds: number): string {
  const words = t().common.duration;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return words.seconds(whole);
  if (whole < 3600) return words.minutes(Math.floor(whole / 60), whole % 60);
  return words.hours(Math.floor(whole / 3600), Math.floor((whole % 3600) / 60));
}

/** `1 h 40`, `25 min`, `3 j`: for what is left or late. */
export function span(ms: number): string {
  const words = t().common.duration;
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 60) return words.minutes(minutes, 0);
  if (minutes < 48 * 60) return words.hours(Math.floor(minutes / 60), minutes % 60);
  return words.days(Math.floor(minutes / 1440));
}

/** `04:12`, or `1:02:03`. */
export function timer(ms: number, short = false): string {
  const all = Math.max(0, Math.floor(ms / 1000));
  const seconds = String(all % 60).padStart(2, '0');
  const minutes = Math.floor(all / 60) % 60;
  const hours = Math.floor(all / 3600);
  if (hours > 0) return `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`;
  return `${short ? minutes : String(minutes).padStart(2, '0')}:${seconds}`;
}

/** `1 284,50 €`. */
export function money(cents: number): string {
  return number({ style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** `48,8566`: degrees as a map takes them. */
export function degrees(degrees: number): string {
  return number({ minimumFractionDigits: 4, maximumFractionDigits: 4 }).format(degrees);
}

/** `92 %`, from 0 to 1. */
export function percent(share: number): string {
  return number({ style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** `18 à 45 %`, from 0 to 1. */
export function percents(low: number, high: number): string {
  return t().common.fromTo(count(Math.round(low * 100)), percent(high));
}

export function count(n: number): string {
  return number({}).format(n);
}

/** `3ᵉ`, `1ᵉʳ`. */
export function ordinal(n: number): string {
  if (language.code === 'fr') return n === 1 ? '1ᵉʳ' : `${n}ᵉ`;
  const suffix = { one: 'st', two: 'nd', few: 'rd', other: 'th', many: 'th', zero: 'th' };
  return `${n}${suffix[new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(n)]}`;
}

/** First letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(language.locale) + text.slice(1);
}
