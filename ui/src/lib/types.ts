/** Every type of the shell contract, under one roof: the generated ones, and those the shell adds beside them. */
import type { Article } from './bindings/Article';
import type { NewTransfer } from './bindings/NewTransfer';

export type { Agent } from './bindings/Agent';
export type { AgentState } from './bindings/AgentState';
export type { BackupFile } from './bindings/BackupFile';
export type { Boot } from './bindings/Boot';
export type { Call } from './bindings/Call';
export type { CallList } from './bindings/CallList';
export type { CallQuery } from './bindings/CallQuery';
export type { CallState } from './bindings/CallState';
export type { Callback } from './bindings/Callback';
export type { CallbackStep } from './bindings/CallbackStep';
export type { Candidate } from './bindings/Candidate';
export type { CaseStep } from './bindings/CaseStep';
export type { Changed } from './bindings/Changed';
export type { Completeness } from './bindings/Completeness';
export type { Consent } from './bindings/Consent';
export type { ConsentState } from './bindings/ConsentState';
export type { Consequence } from './bindings/Consequence';
export type { Contact } from './bindings/Contact';
export type { ContactChange } from './bindings/ContactChange';
export type { ContactLine } from './bindings/ContactLine';
export type { ContactPage } from './bindings/ContactPage';
export type { Direction } from './bindings/Direction';
export type { Draft } from './bindings/Draft';
export type { Email } from './bindings/Email';
export type { Fiche } from './bindings/Fiche';
export type { Identity } from './bindings/Identity';
export type { IgnoredChange } from './bindings/IgnoredChange';
export type { IgnoredNumber } from './bindings/IgnoredNumber';
export type { IncomingCall } from './bindings/IncomingCall';
export type { JournalLine } from './bindings/JournalLine';
export type { Kind } from './bindings/Kind';
export type { Line } from './bindings/Line';
export type { LineChange } from './bindings/LineChange';
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

export type { ContactField } from './bindings/ContactField';
export type { FieldEdit } from './bindings/FieldEdit';
export type { ImportField } from './bindings/ImportField';
export type { ImportPreview } from './bindings/ImportPreview';
export type { ImportReason } from './bindings/ImportReason';
export type { ImportReport } from './bindings/ImportReport';
export type { NewContact } from './bindings/NewContact';
export type { Preset } from './bindings/Preset';
export type { Progress } from './bindings/Progress';
export type { RejectedRow } from './bindings/RejectedRow';
export type { Show } from './bindings/Show';
export type { Board } from './bindings/Board';
export type { BoardQuery } from './bindings/BoardQuery';
export type { Card } from './bindings/Card';
export type { Column } from './bindings/Column';
export type { Proposal } from './bindings/Proposal';
export type { CracPart } from './bindings/CracPart';
export type { Guide } from './bindings/Guide';
export type { GuideItem } from './bindings/GuideItem';
export type { GuideRun } from './bindings/GuideRun';
export type { GuideStep } from './bindings/GuideStep';
export type { Objection } from './bindings/Objection';
export type { Escalations } from './bindings/Escalations';
export type { HandoverSheet } from './bindings/HandoverSheet';
export type { KeepCase } from './bindings/KeepCase';
export type { Matched } from './bindings/Matched';
export type { Question } from './bindings/Question';
export type { Reproducible } from './bindings/Reproducible';
export type { ReturnReason } from './bindings/ReturnReason';
export type { Similar } from './bindings/Similar';
export type { SimilarCase } from './bindings/SimilarCase';
export type { SimilarQuery } from './bindings/SimilarQuery';
export type { TicketRef } from './bindings/TicketRef';
export type { TryCase } from './bindings/TryCase';
export type { TicketStep } from './bindings/TicketStep';
export type { BestMoment } from './bindings/BestMoment';
export type { CallCampaign } from './bindings/CallCampaign';
export type { CampaignGround } from './bindings/CampaignGround';
export type { CampaignKind } from './bindings/CampaignKind';
export type { CampaignStep } from './bindings/CampaignStep';
export type { Compared } from './bindings/Compared';
export type { ConsentChange } from './bindings/ConsentChange';
export type { ConsentChannel } from './bindings/ConsentChannel';
export type { DialCheck } from './bindings/DialCheck';
export type { Dialled } from './bindings/Dialled';
export type { Ground } from './bindings/Ground';
export type { Interval } from './bindings/Interval';
export type { MomentOf } from './bindings/MomentOf';
export type { NewCampaign } from './bindings/NewCampaign';
export type { NewConsent } from './bindings/NewConsent';
export type { NewDial } from './bindings/NewDial';
export type { NextCall } from './bindings/NextCall';
export type { Obstacle } from './bindings/Obstacle';
export type { OutReason } from './bindings/OutReason';
export type { Pick } from './bindings/Pick';
export type { RefusedTarget } from './bindings/RefusedTarget';
export type { Score } from './bindings/Score';
export type { Target } from './bindings/Target';
export type { TargetState } from './bindings/TargetState';
export type { Tried } from './bindings/Tried';
export type { Verdict } from './bindings/Verdict';
export type { Appointment } from './bindings/Appointment';
export type { AppointmentKind } from './bindings/AppointmentKind';
export type { AppointmentState } from './bindings/AppointmentState';
export type { AppointmentStep } from './bindings/AppointmentStep';
export type { Article } from './bindings/Article';
export type { ArticleQuery } from './bindings/ArticleQuery';
export type { ArticlesFound } from './bindings/ArticlesFound';
export type { ArticleStep } from './bindings/ArticleStep';
export type { FoundArticle } from './bindings/FoundArticle';
export type { MissingArticle } from './bindings/MissingArticle';
export type { NewArticle } from './bindings/NewArticle';
export type { Campaign } from './bindings/Campaign';
export type { CampaignPage } from './bindings/CampaignPage';
export type { CampaignProgress } from './bindings/CampaignProgress';
export type { Channel } from './bindings/Channel';
export type { Document } from './bindings/Document';
export type { DocumentKind } from './bindings/DocumentKind';
export type { ExchangeStep } from './bindings/ExchangeStep';
export type { NewAppointment } from './bindings/NewAppointment';
export type { NewExchange } from './bindings/NewExchange';
export type { NewSending } from './bindings/NewSending';
export type { SentBy } from './bindings/SentBy';
export type { Week } from './bindings/Week';
export type { WeekQuery } from './bindings/WeekQuery';
export type { NewOpportunity } from './bindings/NewOpportunity';
export type { Opportunity } from './bindings/Opportunity';
export type { OpportunityStep } from './bindings/OpportunityStep';
export type { Day } from './bindings/Day';
export type { Unplanned } from './bindings/Unplanned';
export type { AgentDetails } from './bindings/AgentDetails';
export type { AgentStep } from './bindings/AgentStep';
export type { HandedOver } from './bindings/HandedOver';
export type { Act } from './bindings/Act';
export type { Stays } from './bindings/Stays';
export type { Scope } from './bindings/Scope';
export type { View } from './bindings/View';
export type { ViewFilter } from './bindings/ViewFilter';
export type { ViewStep } from './bindings/ViewStep';
export type { Undone } from './bindings/Undone';
export type { InletStatus as Inlet } from './bindings/InletStatus';
export type { NewTransfer } from './bindings/NewTransfer';
export type { Transfer } from './bindings/Transfer';

/** What came of a step of the knowledge base: the article as it stands, or where the page was written. */
export type ArticleWorked = { article: Article | null; file: string | null };

/** A button of the call bar. */
export type CallButton = 'answer' | 'hold' | 'resume' | 'hang_up' | 'pass' | { transfer: NewTransfer };

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
  | 'port_taken'
  | 'internal';
