/** What writing an article starts from. */
import type { Article, NewArticle, Ticket } from '../types';

export const blank = (): NewArticle => ({
  article_id: null,
  title: '',
  body: '',
  motive_id: null,
  url: null,
  case_id: null
});

/** The next version of an article, as it stands. */
export const nextOf = ({ id, title, body, motive_id, url }: Article): NewArticle => ({
  article_id: id,
  title,
  body,
  motive_id,
  url,
  case_id: null
});

/** A solved ticket as an article: its subject, what solved it, its case; `null`: it is not solved. */
export function fromTicket(ticket: Ticket): { key: string; article: NewArticle } | null {
  if (ticket.resolution === null) return null;
  const { line, resolution: body, motive_id, case_id } = ticket;
  return {
    key: `article:ticket:${line.id}`,
    article: { ...blank(), title: line.subject, body, motive_id, case_id }
  };
}
