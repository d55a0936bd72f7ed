/** Something done once at a time: a second press while it is under way does nothing. */
import { attempt } from './toasts.svelte';

export class Once {
  busy = $state(false);

  /** What came of it; `null`: another is under way, or it was refused and that is said. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    const done = await attempt(work());
    this.busy = false;
    return done;
  }
}
