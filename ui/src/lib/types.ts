/** Every type of the shell contract, under one roof: the generated ones, and those the shell adds beside them. */
export type { Agent } from './bindings/Agent';
export type { AgentState } from './bindings/AgentState';
export type { BackupFile } from './bindings/BackupFile';
export type { Boot } from './bindings/Boot';
export type { Call } from './bindings/Call';
export type { CallList } from './bindings/CallList';
export type { CallQuery } from './bindings/CallQuery';
export type { CallState } from './bindings/CallState';
export type { Callback } from './bindings/Callback';
export type { Candidate } from './bindings/Candidate';
export type { Changed } from './bindings/Changed';
export type { Completeness } from './bindings/Completeness';
export type { Consent } from './bindings/Consent';
export type { ConsentState } from './bindings/ConsentState';
export type { Consequence } from './bindings/Consequence';
export type { Contact } from './bindings/Contact';
export type { ContactLine } from './bindings/ContactLine';
export type { ContactPage } from './bindings/ContactPage';
export type { Direction } from './bindings/Direction';
export type { Draft } from './bindings/Draft';
export type { Email } from './bindings/Email';
export type { Fiche } from './bindings/Fiche';
export type { IgnoredNumber } from './bindings/IgnoredNumber';
export type { IncomingCall } from './bindings/IncomingCall';
export type { JournalLine } from './bindings/JournalLine';
export type { Kind } from './bindings/Kind';
export type { Line } from './bindings/Line';
export type { LineType } from './bindings/LineType';
export type { ListQuery } from './bindings/ListQuery';
export type { LiveCall } from './bindings/LiveCall';
export type { LostCause } from './bindings/LostCause';
export type { ManualCall } from './bindings/ManualCall';
export type { MatchReason } from './bindings/MatchReason';
export type { Motive } from './bindings/Motive';
export type { NewAgent } from './bindings/NewAgent';
export type { NewCallback } from './bindings/NewCallback';
export type { NewLine } from './bindings/NewLine';
export type { NewTicket } from './bindings/NewTicket';
/** `Number` of the bindings, renamed: it would hide JavaScript's own. */
export type { Number as NumberRead } from './bindings/Number';
export type { Outcome } from './bindings/Outcome';
export type { PhoneNumber } from './bindings/PhoneNumber';
export type { Priority } from './bindings/Priority';
export type { Product } from './bindings/Product';
export type { Purchases } from './bindings/Purchases';
export type { Qualification } from './bindings/Qualification';
export type { RankReason } from './bindings/RankReason';
export type { Reason } from './bindings/Reason';
export type { Recovered } from './bindings/Recovered';
export type { Refusal } from './bindings/Refusal';
export type { Repeat } from './bindings/Repeat';
export type { Rfm } from './bindings/Rfm';
export type { SearchHit } from './bindings/SearchHit';
export type { SearchResult } from './bindings/SearchResult';
export type { SettingValue } from './bindings/SettingValue';
export type { SortBy } from './bindings/SortBy';
export type { Stage } from './bindings/Stage';
export type { Temperature } from './bindings/Temperature';
export type { Ticket } from './bindings/Ticket';
export type { TicketEvent } from './bindings/TicketEvent';
export type { TicketLine } from './bindings/TicketLine';
export type { TicketList } from './bindings/TicketList';
export type { TicketQuery } from './bindings/TicketQuery';
export type { TicketStatus } from './bindings/TicketStatus';
export type { TimelineItem } from './bindings/TimelineItem';
export type { TimelineKind } from './bindings/TimelineKind';
export type { TimelinePage } from './bindings/TimelinePage';
export type { TimelineQuery } from './bindings/TimelineQuery';

import type { Priority } from './bindings/Priority';
import type { Stage } from './bindings/Stage';
import type { TicketStatus } from './bindings/TicketStatus';

/** A fiche being made. */
export type NewContact = {
  civility: string | null;
  first_name: string | null;
  last_name: string | null;
  company: string | null;
  job: string | null;
  street: string | null;
  postcode: string | null;
  town: string | null;
  external_id: string | null;
  phones: string[];
  emails: string[];
  stage: Stage | null;
};

/** A field of the fiche that is edited in place. */
export type ContactField =
  | 'civility'
  | 'first_name'
  | 'last_name'
  | 'company'
  | 'job'
  | 'decision_power'
  | 'street'
  | 'postcode'
  | 'town'
  | 'country'
  | 'birth_year'
  | 'language'
  | 'usual_hours'
  | 'loyalty_card'
  | 'label'
  | 'preferences';

export type FieldEdit = { field: ContactField; value: string | null };

/** One step of the work on a ticket. */
export type TicketStep =
  | { step: 'note'; body: string }
  | { step: 'status'; status: TicketStatus; body: string | null }
  | { step: 'priority'; priority: Priority }
  | { step: 'resolve'; resolution: string }
  | { step: 'close'; body: string | null }
  | { step: 'reopen'; body: string | null }
  | { step: 'take' };

/** A ready-made caller of the simulator; the code is worded by the interface. */
export type Preset = { code: string; number: string };

/** The HTTP inlet of the telephones. */
export type Inlet = {
  listening: boolean;
  address: string | null;
  token: string | null;
  received: number;
  refused: number;
  last_at: string | null;
};

export type ImportField = 'name' | 'first_name' | 'last_name' | 'company' | 'phone' | 'email';

export type ImportPreview = {
  delimiter: string;
  encoding: string;
  /** Characters that could not be read. */
  unreadable: number;
  has_header: boolean;
  columns: string[];
  mapping: (ImportField | null)[];
  rows: string[][];
  total: number;
};

export type ImportReport = {
  created: number;
  merged: number;
  rejected: { line: number; value: string; reason: string }[];
  /** It was stopped on the way: the rows counted are in, the others are not. */
  cancelled: boolean;
  /** The verified backup made before. */
  backup: string;
};

export type Progress = { job: 'demo' | 'import'; done: number; total: number };

/** Where the main window is asked to go. */
export type Show = { contact_id: string | null; call_id: string | null };

/** Every code a command may refuse with. */
export type ErrorCode =
  | 'not_found'
  | 'invalid'
  | 'refused'
  | 'newer_file'
  | 'damaged_file'
  | 'locked_file'
  | 'unsafe_folder'
  | 'disk'
  | 'closed'
  | 'storage'
  | 'line_cannot'
  | 'busy'
  | 'internal';
