/** What may become what by hand: the shell refuses the rest, the screen does not offer it. */
import type { TicketStatus } from '../types';

const MOVES: Record<TicketStatus, readonly TicketStatus[]> = {
  open: ['waiting_customer', 'waiting_third_party', 'resolved', 'closed'],
  waiting_customer: ['open', 'waiting_third_party', 'resolved', 'closed'],
  waiting_third_party: ['open', 'waiting_customer', 'resolved', 'closed'],
  resolved: ['open', 'closed'],
  closed: ['open'],
  merged: []
};

const WORK: readonly TicketStatus[] = ['open', 'waiting_customer', 'waiting_third_party'];

export const isOpen = (status: TicketStatus) => WORK.includes(status);
export const mayBecome = (from: TicketStatus, to: TicketStatus) => MOVES[from].includes(to);

/** The states of work one may choose among, the present one included; empty once it is over. */
export const worksAs = (status: TicketStatus): readonly TicketStatus[] => (isOpen(status) ? WORK : []);
