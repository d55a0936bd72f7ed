/** An article on its way to a person: its link by mail, or what there is of it on the clipboard. */
import * as api from '../api';
import { t } from '../i18n/index.svelte';
import { attempt, toasts } from '../state/toasts.svelte';
import type { Article } from '../types';

async function copy(text: string, done: string) {
  try {
    await navigator.clipboard.writeText(text);
    toasts.show(done, 'done');
  } catch {
    toasts.show(t().articles.notCopied);
  }
}

/** The address a mail can be sent to; `null`: none, or nobody. */
async function addressOf(contactId: string | null): Promise<string | null> {
  const fiche = contactId === null ? null : await attempt(api.contactFiche(contactId));
  return fiche?.emails.find(({ invalid_at }) => invalid_at === null)?.address ?? null;
}

/** Opens the mail and writes it on the timeline; without link or address, copies. Whether the link left. */
export async function sendArticle(article: Article, contactId: string | null): Promise<boolean> {
  const words = t().articles;
  const { title, body, url, motive_id } = article;
  if (url === null) {
    await copy(`${title}\n\n${body}`, words.copiedText);
    return false;
  }
  const to = await addressOf(contactId);
  if (to === null || contactId === null) {
    await copy(url, words.copiedLink);
    return false;
  }
  const handed = await attempt(
    api.exchangeWork({
      step: 'log',
      exchange: {
        contact_id: contactId,
        channel: 'mail',
        direction: 'outbound',
        subject: title,
        body: words.mail(title, url),
        motive_id,
        outcome_id: null,
        at: null,
        replies_to: null
      },
      to
    })
  );
  if (handed === null) return false;
  toasts.show(handed ? words.sent : words.noMailProgram, 'done');
  return true;
}
