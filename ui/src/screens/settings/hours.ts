/** The house's hours, as they are typed and as they are kept. */
export type Hours = { days: number[]; from: string; to: string };

export const DEFAULT_HOURS: Hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };

/** What the setting holds; the default when it is not readable. */
export function readHours(value: unknown): Hours {
  if (typeof value !== 'object' || value === null) return DEFAULT_HOURS;
  const { days, from, to } = value as Record<string, unknown>;
  return {
    days: Array.isArray(days) ? days.map(Number) : DEFAULT_HOURS.days,
    from: typeof from === 'string' ? from : DEFAULT_HOURS.from,
    to: typeof to === 'string' ? to : DEFAULT_HOURS.to
  };
}

/** `9`, `9h`, `9 h 30`, `18:30`, `1830` as `HH:MM`; `null`: not a time. `24:00` is the end of the day. */
export function readTime(text: string): string | null {
  const found =
    /^\s*(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)?\s*$/i.exec(text) ?? /^\s*(\d{1,2})(\d{2})\s*$/.exec(text);
  if (found === null) return null;
  const hours = Number(found[1]);
  const minutes = Number(found[2] ?? 0);
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
