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

/** What a command refused with, as a sentence. */
export function sentenceOf(thrown: unknown): string {
  const { code, detail } = asShellError(thrown);
  // A refusal's detail is its reason; a value's is its field and, behind a dot, what is wrong with it.
  const reason = code === 'refused' || code === 'invalid' ? detail?.split('.').at(-1) : undefined;
  return (reason && Object.hasOwn(t().reasons, reason) && t().reasons[reason]) || t().errors[code];
}

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  show(text: string, tone: ToastTone = 'info', action: Toast['action'] = null) {
    const id = this.#next++;
    // The same words again take the place of the former ones: a heap says nothing more.
    const others = this.list.filter((toast) => toast.text !== text);
    this.list = [...others.slice(-2), { id, tone, text, action }];
    setTimeout(() => this.drop(id), tone === 'error' ? 12_000 : 6_000);
  }

  /** Says what a command refused, in three times: what happened, what is kept, what to do. */
  error(thrown: unknown) {
    this.show(sentenceOf(thrown), 'error');
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
