/** Something that takes its time, and how far it is. */
import * as api from '../api';
import type { Progress } from '../types';

/** How far it is. */
export type Far = Pick<Progress, 'done' | 'total'>;

/** Does it; `tell` hears how far it is meanwhile. */
export async function followed<T>(
  job: Progress['job'],
  tell: (far: Far) => void,
  run: () => Promise<T>
): Promise<T> {
  const stop = await api.listen('progress', (progress) => {
    if (progress.job === job) tell({ done: progress.done, total: progress.total });
  });
  try {
    return await run();
  } finally {
    stop();
  }
}
