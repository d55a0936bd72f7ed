/** Short messages at the foot of the window; a screen reader hears each once. */
import { asShellError } from '../api';
import { t } from '../i18n/index.svelte';

export type ToastTone = 'info' | 'done' | 'error';
export type Toast = {
  id: number;
  tone: ToastTone;
  text: string;
  action: { label: string; run: () => void } | null;
};

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  show(text: string, tone: ToastTone = 'info', action: Toast['action'] = null) {
    const id = this.#next++;
    this.list = [...this.list.slice(-2), { id, tone, text, action }];
    setTimeout(() => this.drop(id), tone === 'error' ? 12_000 : 6_000);
  }

  /** Says what a command refused, in three times: what happened, what is kept, what to do. */
  error(thrown: unknown) {
    const { code, detail } = asShellError(thrown);
    // A refusal's detail is its reason; a value's is its field and, behind a dot, what is wrong with it.
    const reason = code === 'refused' || code === 'invalid' ? detail?.split('.').at(-1) : undefined;
    this.show(
      (reason && Object.hasOwn(t().reasons, reason) && t().reasons[reason]) || t().errors[code],
      'error'
    );
  }

  drop(id: number) {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();

/** Runs a command; says the refusal. Resolves to `null` when it was refused. */
export async function attempt<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (thrown) {
    toasts.error(thrown);
    return null;
  }
}
