/**
 * How long a call lasted, as one says it: `12 min`, `1h30`, `90 s`, `4:12` (minutes and seconds), `12` or `4,5`
 * (minutes). Answers seconds, `null` when it is not understood or longer than a day.
 */

const NUMBER = '(\\d{1,4}(?:\\.\\d+)?)';
const SAID = new RegExp(
  `^(?:${NUMBER} ?(?:h|heures?|hours?))? ?(?:${NUMBER} ?(?:min|mn|m|minutes?|['′]))? ?(?:${NUMBER} ?(?:s|sec|secondes?|seconds?|["″]))?$`
);
const DAY_S = 86_400;

/** The parts of a duration; a part under a greater one stops at 59. */
function seconds(hours: number | null, minutes: number | null, rest: number | null): number | null {
  if (hours !== null && minutes !== null && minutes > 59) return null;
  if ((hours !== null || minutes !== null) && rest !== null && rest > 59) return null;
  const all = Math.round((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (rest ?? 0));
  return all > DAY_S ? null : all;
}

export function readTalk(said: string): number | null {
  const text = said
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/(\d),(\d)/g, '$1.$2')
    .trim();
  if (text === '') return null;
  const part = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$/.exec(text);
  if (clock !== null) return seconds(part(clock[1]), part(clock[2]), part(clock[3]));
  if (/^\d{1,4}(\.\d+)?$/.test(text)) return seconds(null, Number(text), null);
  // `1h30`, `1 min 30`: the unit of the last part is the one below.
  const whole = text
    .replace(/(h|heures?|hours?) ?(\d+)$/, '$1 $2 min')
    .replace(/(min|mn|m|minutes?|['′]) ?(\d+)$/, '$1 $2 s');
  const parts = SAID.exec(whole);
  return parts === null ? null : seconds(part(parts[1]), part(parts[2]), part(parts[3]));
}
