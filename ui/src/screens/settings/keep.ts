/** Keeps a setting at once; says a refusal. */
import { settings } from '../../lib/state/settings.svelte';
import { attempt } from '../../lib/state/toasts.svelte';

/** Resolves to whether it is kept. */
export async function keep(key: string, value: unknown): Promise<boolean> {
  return (await attempt(settings.set(key, value).then(() => true))) ?? false;
}
