/** The size of a file, as one says it. */
import { count } from '../i18n/format';
import { t } from '../i18n/index.svelte';

export function fileSize(bytes: number): string {
  const words = t().data.wizard.size;
  if (bytes < 1000) return words.bytes(count(bytes));
  if (bytes < 1_000_000) return words.kilo(count(Math.round(bytes / 1000)));
  return words.mega(count(Math.round(bytes / 100_000) / 10));
}
