/**
 * A moment as one says it: `demain 9h30`, `lun 14h`, `23/11 10h`, `dans 2 h`, `il y a 10 min`, `hier 16h`, `tomorrow
 * 9:30`. Answers `null` when it is not understood. A day without an hour is at nine; an hour alone is today.
 */

const DAYS: Record<string, number> = {
  dim: 0,
  sun: 0,
  lun: 1,
  mon: 1,
  mar: 2,
  tue: 2,
  mer: 3,
  wed: 3,
  jeu: 4,
  thu: 4,
  ven: 5,
  fri: 5,
  sam: 6,
  sat: 6
};
const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, j: 86_400_000, d: 86_400_000 };

/** What is left of the text once the hour is read, and the hour. */
function takeHour(text: string): { rest: string; hour: [number, number] | null } | null {
  const found = /(?:^|\s)(\d{1,2})\s*(?:h|:)\s*(\d{2})?(?=\s|$)/.exec(text);
  if (found === null) return { rest: text, hour: null };
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (hour > 23 || minute > 59) return null;
  return { rest: text.replace(found[0], ' ').trim(), hour: [hour, minute] };
}

function takeDay(text: string, now: Date): Date | null {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const add = (days: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
  if (text === '' || /^(auj|today)/.test(text)) return day;
  if (/^(apres-demain|apres demain)$/.test(text)) return add(2);
  if (/^(dem|tom)/.test(text)) return add(1);
  if (/^(hier|yest)/.test(text)) return add(-1);
  const numbers = /^(?:\p{L}+\.?\s+)?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?$/u.exec(text);
  if (numbers !== null) {
    const [date, month, year] = [Number(numbers[1]), Number(numbers[2]), numbers[3]];
    const said = year === undefined ? now.getFullYear() : Number(year) + (year.length === 2 ? 2000 : 0);
    const made = new Date(said, month - 1, date);
    if (made.getMonth() !== month - 1 || made.getDate() !== date) return null;
    // A day and month already past mean next year's.
    return year === undefined && made < add(-60) ? new Date(said + 1, month - 1, date) : made;
  }
  const week = DAYS[text.slice(0, 3)];
  if (week === undefined || !/^\p{L}+\.?$/u.test(text)) return null;
  return add((week - now.getDay() + 7) % 7 || 7);
}

export function readWhen(said: string, now: number = Date.now()): Date | null {
  const text = said
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\s\u00a0\u202f,]+/g, ' ')
    .replace(/(^| )a /g, ' ')
    .trim();
  if (text === '') return null;
  const span = /^(dans|in|il y)?\s*(\d{1,3})\s*(min|m|h|j|d)\w*(\s+ago)?$/.exec(text);
  if (span !== null && (span[1] !== undefined || span[4] !== undefined)) {
    const past = span[1] === 'il y' || span[4] !== undefined;
    const unit = UNITS[(span[3] ?? 'm').charAt(0)] ?? 60_000;
    return new Date(now + (past ? -1 : 1) * Number(span[2]) * unit);
  }
  const read = takeHour(text);
  if (read === null) return null;
  const day = takeDay(read.rest, new Date(now));
  if (day === null) return null;
  const [hour, minute] = read.hour ?? [9, 0];
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute);
}
