/** The only file that talks to the shell: one typed function per command, one typed subscription per event. */
import { invoke, type InvokeArgs, type InvokeOptions } from '@tauri-apps/api/core';
import { getCurrentWebviewWindow } from '@tauri-apps/api/webviewWindow';
import type {
  AgentState,
  AgentStep,
  Appointment,
  AppointmentStep,
  ArticleQuery,
  ArticlesFound,
  ArticleStep,
  ArticleWorked,
  Automations,
  AutomationStep,
  BackupFile,
  BulkChange,
  BulkPreview,
  BulkRun,
  BulkWho,
  Board,
  BoardQuery,
  Boot,
  Call,
  Callback,
  CallbackStep,
  CallButton,
  CallList,
  CallQuery,
  Campaign,
  CampaignPage,
  CampaignStep,
  CaseStep,
  CatalogueFound,
  CatalogueQuery,
  Changed,
  ConsentChange,
  ContactChange,
  ContactField,
  ContactPage,
  Correction,
  PastBulk,
  Quality,
  QualityPage,
  UndoneBulk,
  WorkList,
  Day,
  DialCheck,
  Dialled,
  Document,
  DuplicatePair,
  Duplicates,
  ErrorCode,
  ExchangeStep,
  ExportFormat,
  ExportReport,
  Fiche,
  FieldEdit,
  FileShape,
  FollowUpStep,
  Ground,
  GuideWork,
  GuideWorked,
  HandedOver,
  HouseRights,
  Identity,
  IgnoredChange,
  IgnoredNumber,
  ImportKind,
  ImportPreset,
  ImportReport,
  Inlet,
  JournalLine,
  KeepCase,
  Line,
  LineChange,
  ListeningStep,
  ListeningView,
  ListQuery,
  LiveCall,
  ManualCall,
  MappedColumn,
  Merged,
  MergeLine,
  NamedScores,
  NewCallback,
  NewContact,
  NewDial,
  NewLine,
  NewOffer,
  NewTicket,
  NextCall,
  Notice,
  NoticeStep,
  NumberRead,
  OnDuplicate,
  OpportunityStep,
  PastImport,
  PracticeStep,
  PracticeView,
  Preset,
  ProductStep,
  Progress,
  Qualification,
  Quantified,
  QuantifyBy,
  ReadChoices,
  RetentionRun,
  RfmChart,
  Rights,
  Scope,
  SearchResult,
  SegmentCheck,
  SegmentField,
  SegmentLine,
  SegmentRule,
  SegmentStep,
  SettingValue,
  Show,
  Similar,
  SimilarQuery,
  Stage,
  Temperature,
  Ticket,
  TicketList,
  TicketQuery,
  TicketStep,
  TimelinePage,
  TimelineQuery,
  TryCase,
  Undone,
  UndoneImport,
  Unmerged,
  View,
  ViewStep,
  Watched,
  Week,
  WeekQuery
} from './types';

const CODES: readonly string[] = [
  'not_found',
  'invalid',
  'refused',
  'rule',
  'newer_file',
  'damaged_file',
  'locked_file',
  'unsafe_folder',
  'disk',
  'closed',
  'storage',
  'line_cannot',
  'busy',
  'port_taken',
  'internal'
] satisfies ErrorCode[];

/** What a command refused with: match on `code`, never on a sentence. */
export class ShellError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail: string | null
  ) {
    super(code);
    this.name = 'ShellError';
  }
}

/** Any thrown value as a `ShellError`; what is not understood becomes `internal`. */
export function asShellError(thrown: unknown): ShellError {
  if (thrown instanceof ShellError) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    const { code, detail } = thrown as { code: unknown; detail?: unknown };
    const known = typeof code === 'string' && CODES.includes(code) ? (code as ErrorCode) : 'internal';
    return new ShellError(known, typeof detail === 'string' ? detail : null);
  }
  return new ShellError('internal', typeof thrown === 'string' ? thrown : null);
}

async function call<T>(command: string, args?: InvokeArgs, options?: InvokeOptions): Promise<T> {
  try {
    return await invoke<T>(command, args, options);
  } catch (thrown) {
    throw asShellError(thrown);
  }
}

// Start and calls in hand
export const boot = () => call<Boot>('boot');
export const liveCalls = () => call<LiveCall[]>('live_calls');
export const startChoose = (choice: 'demo' | 'empty') => call<Boot>('start_choose', { choice });
export const demoLeave = () => call<Boot>('start_choose', { choice: 'leave' });

// The pop-up and the desk
/** What a page says of what it shows. */
type Shown =
  | { step: 'painted'; call_id: string }
  | { step: 'take' }
  | { step: 'reduce'; call_id: string }
  | { step: 'desk'; contact_id: string | null; call_id: string | null };
const shown = (step: Shown) => call<void>('window_shown', { shown: step });
export const popupPainted = (callId: string) => shown({ step: 'painted', call_id: callId });
export const popupTake = () => shown({ step: 'take' });
export const popupReduce = (callId: string) => shown({ step: 'reduce', call_id: callId });
export const deskShow = (contactId: string | null, callId: string | null) =>
  shown({ step: 'desk', contact_id: contactId, call_id: callId });

// The line
export const callPress = (callId: string, button: CallButton) =>
  call<LiveCall>('call_press', { callId, button });

// Whose call it is, and how it ended
const callIdentify = (callId: string, who: Identity) => call<LiveCall>('call_identify', { callId, who });
export const callChoose = (callId: string, contactId: string, remember: boolean) =>
  callIdentify(callId, { as: 'chosen', contact_id: contactId, remember });
export const callAttach = (callId: string, contactId: string) =>
  callIdentify(callId, { as: 'attached', contact_id: contactId });
export const callCreateContact = (callId: string, contact: NewContact) =>
  callIdentify(callId, { as: 'created', contact });
export const callWrongNumber = (callId: string) => callIdentify(callId, { as: 'wrong_number' });
export const callQualify = (qualification: Qualification) => call<Call>('call_qualify', { qualification });
export const callLog = (manual: ManualCall) => call<Call>('call_log', { call: manual });
export const callList = (query: CallQuery) => call<CallList>('call_list', { query });

// Fiches
/** A fiche, once changed if a change is asked for. */
const fiche = (contactId: string, change: ContactChange | null) =>
  call<Fiche>('contact_fiche', { contactId, change });
export const contactFiche = (contactId: string) => fiche(contactId, null);
export const contactAdd = (contact: NewContact) => call<Fiche>('contact_add', { contact });
const contactChange = (contactId: string, change: ContactChange) => fiche(contactId, change);
export const contactEdit = (contactId: string, edits: FieldEdit[]) =>
  contactChange(contactId, { change: 'fields', edits });
export const contactSetPhone = (contactId: string, phoneId: string | null, raw: string) =>
  contactChange(contactId, { change: 'phone', phone_id: phoneId, raw });
export const contactSetEmail = (contactId: string, emailId: string | null, address: string) =>
  contactChange(contactId, { change: 'email', email_id: emailId, address });
/** To another rung, with its reason, or to a confirmed temperature. */
export const contactMove = (
  contactId: string,
  stage: Stage | null,
  temperature: Temperature | null,
  why: string | null
) => contactChange(contactId, { change: 'move', stage, temperature, why });
/** To somebody else to follow; `from` is who followed them as far as one saw, `to` `null` puts them back to be taken. */
export const contactAssign = (contactId: string, from: string | null, to: string | null) =>
  contactChange(contactId, { change: 'owner', from, to });
export const pipelineBoard = (query: BoardQuery) => call<Board>('pipeline_board', { query });
export const contactList = (query: ListQuery) => call<ContactPage>('contact_list', { query });
export const contactTimeline = (query: TimelineQuery) => call<TimelinePage>('contact_timeline', { query });
export const search = (text: string, limit: number) => call<SearchResult>('search', { text, limit });
export const numberRead = (text: string) => call<NumberRead>('number_read', { text });

export const contactConsent = (contactId: string, step: ConsentChange) =>
  contactChange(contactId, { change: 'consent', step });
export const contactOpportunity = (contactId: string, step: OpportunityStep) =>
  contactChange(contactId, { change: 'opportunity', step });

export const contactOffer = (contactId: string, offer: NewOffer) =>
  contactChange(contactId, { change: 'offer', offer });

// The catalogue
export const productWork = (step: ProductStep) => call<CatalogueFound>('product_work', { step });
export const productFind = (query: CatalogueQuery) => productWork({ step: 'find', query });

// The call guides
export const guideWork = (step: GuideWork) => call<GuideWorked>('guide_work', { step });
/** Tags, tasks, proposals, sequences: what is under way for a person. */
export const contactFollowUp = (contactId: string, step: FollowUpStep) =>
  contactChange(contactId, { change: 'follow_up', step });

// Campaigns, calling out
export const campaignList = () => call<Campaign[]>('campaign_list');
/** The page of a campaign, once a step is taken on it if one is asked for; a new one has no identifier yet. */
const campaign = (campaignId: string | null, step: CampaignStep | null) =>
  call<CampaignPage>('campaign_page', { campaignId, step });
export const campaignPage = (campaignId: string) => campaign(campaignId, null);
export const campaignWork = (campaignId: string | null, step: CampaignStep) => campaign(campaignId, step);
export const campaignNext = (campaignId: string) => call<NextCall>('campaign_next', { campaignId });
export const dialCheck = (contactId: string, ground: Ground) =>
  call<DialCheck>('dial_check', { contactId, ground });
export const callDial = (dial: NewDial) => call<Dialled>('call_dial', { dial });

// Appointments, documents, the other channels
export const appointmentWeek = (query: WeekQuery) => call<Week>('appointment_week', { query });
export const appointmentWork = (step: AppointmentStep) => call<Appointment>('appointment_work', { step });
export const appointmentFile = (appointmentId: string) => call<string>('appointment_file', { appointmentId });
export const documents = (save: Document | null = null) => call<Document[]>('documents', { save });
export const exchangeWork = (step: ExchangeStep) => call<boolean>('exchange_work', { step });

// The knowledge base
export const articleFind = (query: ArticleQuery) => call<ArticlesFound>('article_find', { query });
export const articleWork = (step: ArticleStep) => call<ArticleWorked>('article_work', { step });

// Automations: as they stand, or after a step
export const automationWork = (step: AutomationStep | null = null) =>
  call<Automations>('automation_work', { step });
// Practice, listening grids
export const practiceWork = (step: PracticeStep) => call<PracticeView>('practice_work', { step });
/** To the class, in a file of its own. */
export const classOpen = () => call<Boot>('start_choose', { choice: 'class' });
export const listeningWork = (step: ListeningStep) => call<ListeningView>('listening_work', { step });

// Tickets and callbacks
export const ticketOpen = (ticket: NewTicket) => call<Ticket>('ticket_open', { ticket });
export const ticketList = (query: TicketQuery) => call<TicketList>('ticket_list', { query });
/** A ticket, once a step is taken on it if one is asked for. */
const ticket = (ticketId: string, step: TicketStep | null) => call<Ticket>('ticket', { ticketId, step });
export const ticketShow = (ticketId: string) => ticket(ticketId, null);
export const ticketWork = (ticketId: string, step: TicketStep) => ticket(ticketId, step);
export const caseSimilar = (query: SimilarQuery) => call<Similar>('case_similar', { query });
const caseWork = <T>(step: CaseStep) => call<T>('case_work', { step });
export const caseKeep = (kept: KeepCase) => caseWork<Ticket>({ step: 'keep', case: kept });
export const caseTry = (trial: TryCase) => caseWork<null>({ step: 'try', trial });
/** What the day of who sits here holds. */
export const agentDay = (scope: Scope) => call<Day>('agent_day', { scope });
/** The views of who sits here; a step keeps or drops one first. */
export const views = (step: ViewStep | null = null) => call<View[]>('views', { step });
const callbackWork = (step: CallbackStep) => call<Callback>('callback_work', { step });
export const callbackAdd = (callback: NewCallback) => callbackWork({ step: 'promise', callback });
/** Whose request it was; `null`: somebody new. */
export const callbackChoose = (callbackId: string, contactId: string | null) =>
  callbackWork({ step: 'choose', callback_id: callbackId, contact_id: contactId });
export const callbackMove = (callbackId: string, dueAt: string) =>
  callbackWork({ step: 'move', callback_id: callbackId, due_at: dueAt });
export const callbackCancel = (callbackId: string) =>
  callbackWork({ step: 'cancel', callback_id: callbackId });
export const callbackTake = (callbackId: string) => callbackWork({ step: 'take', callback_id: callbackId });
export const callbackDone = (callbackId: string, callId: string | null) =>
  callbackWork({ step: 'done', callback_id: callbackId, call_id: callId });

/** What calls for attention, once read or announced if that is asked for. */
export const notices = (step: NoticeStep | null = null) => call<Notice[]>('notices', { step });

// Drafts, agents, settings
export const draftSave = (key: string, body: string) => call<void>('draft_keep', { key, body });
export const draftDrop = (key: string) => call<void>('draft_keep', { key, body: null });
/** Somebody new, changed, away or gone: whom it was about, and how much went over. */
export const agentWork = (step: AgentStep) => call<[string, HandedOver]>('agent_work', { step });
export const agentStateSet = (state: AgentState) => agentWork({ step: 'state', state });
export const settingsSet = (key: string, value: unknown) =>
  call<SettingValue[]>('settings_set', { key, value });
export const agentSit = (agentId: string) => settingsSet('desk.agent', agentId);

// Lines, ignored numbers, simulator, inlet
const houseLines = (change: LineChange | null) => call<Line[]>('house_lines', { change });
export const lineList = () => houseLines(null);
export const lineAdd = (line: NewLine) => houseLines({ change: 'add', line });
export const lineRemove = (lineId: string) => houseLines({ change: 'remove', line_id: lineId });
const houseIgnored = (change: IgnoredChange | null) => call<IgnoredNumber[]>('house_ignored', { change });
export const ignoredList = () => houseIgnored(null);
export const ignoredAdd = (number: string, why: string) => houseIgnored({ change: 'add', number, why });
export const ignoredRemove = (ignoredId: string) => houseIgnored({ change: 'remove', ignored_id: ignoredId });
type Simulated =
  | { ring: 'preset'; code: string }
  | { ring: 'number'; number: string; name: string | null; queue: string | null }
  | { ring: 'traffic'; calls_per_hour: number };
/** The ready-made cases, once it rings if it is asked to. */
const simulate = (ring: Simulated | null) => call<Preset[]>('simulator', { ring });
export const simulatorPresets = () => simulate(null);
export const simulatorRing = (ring: { number: string; name: string | null; queue: string | null }) =>
  simulate({ ring: 'number', ...ring });
/** A ready-made case, with all its calls. */
export const simulatorPlay = (code: string) => simulate({ ring: 'preset', code });
export const simulatorTraffic = (callsPerHour: number) =>
  simulate({ ring: 'traffic', calls_per_hour: callsPerHour });
export const inletStatus = () => call<Inlet>('inlet_status');

// Files brought in
/** How a file is to be brought in. */
export type ImportWanted = {
  read: ReadChoices;
  kind: ImportKind;
  columns: MappedColumn[];
  on_duplicate: OnDuplicate;
  supplier: string | null;
  licence_ends_on: string | null;
};
/** The words of the file of refused rows. */
export type RefusedWords = { line: string; why: string; reasons: Record<string, string> };
type ImportStep =
  | { step: 'begin'; name: string; bytes: number }
  | { step: 'read'; read: ReadChoices }
  | { step: 'run'; wanted: ImportWanted; dry_run: boolean }
  | { step: 'refused'; wanted: ImportWanted; rows: number; words: RefusedWords }
  | { step: 'stop' | 'leave' | 'presets' }
  | { step: 'list'; limit: number }
  | { step: 'undo'; import_id: string }
  | { step: 'save_preset'; name: string; kind: ImportKind; columns: MappedColumn[] }
  | { step: 'delete_preset'; preset_id: string };
const importWork = <T>(step: ImportStep) => call<T>('import_work', { step });
export const importBegin = (name: string, bytes: number) => importWork<null>({ step: 'begin', name, bytes });
/** The next piece of the file, as it is, and the byte it begins at. */
export const importPiece = (at: number, piece: Uint8Array) =>
  call<null>('import_work', piece, { headers: { at: String(at) } });
export const importRead = (read: ReadChoices) => importWork<FileShape>({ step: 'read', read });
export const importTry = (wanted: ImportWanted) =>
  importWork<ImportReport>({ step: 'run', wanted, dry_run: true });
export const importRun = (wanted: ImportWanted) =>
  importWork<ImportReport>({ step: 'run', wanted, dry_run: false });
/** Writes the rows refused as a file; where it is. */
export const importRefused = (wanted: ImportWanted, rows: number, words: RefusedWords) =>
  importWork<string>({ step: 'refused', wanted, rows, words });
/** Stops what is under way. */
export const importStop = () => importWork<null>({ step: 'stop' });
/** Lets the file go. */
export const importLeave = () => importWork<null>({ step: 'leave' });
export const importList = (limit: number) => importWork<PastImport[]>({ step: 'list', limit });
export const importUndo = (importId: string) =>
  importWork<UndoneImport>({ step: 'undo', import_id: importId });
export const importPresets = () => importWork<ImportPreset[]>({ step: 'presets' });
/** Keeps a mapping; answers them all. */
export const importPresetSave = (name: string, kind: ImportKind, columns: MappedColumn[]) =>
  importWork<ImportPreset[]>({ step: 'save_preset', name, kind, columns });
/** Lets a mapping go; answers the others. */
export const importPresetDelete = (presetId: string) =>
  importWork<ImportPreset[]>({ step: 'delete_preset', preset_id: presetId });

// The same person twice
type DuplicateStep =
  | { step: 'look' | 'stop' }
  | { step: 'near' | 'merges'; contact_id: string }
  | { step: 'merge'; kept: string; removed: string; take: ContactField[] }
  | { step: 'merge_all'; pairs: [string, string][] }
  | { step: 'unmerge'; merge_id: string }
  | { step: 'dismiss' | 'recall'; contact_id: string; other_id: string };
/** What a run of merges did, and where the backup made before is. */
export type MergedRun = { merged: number; skipped: number; stopped: boolean; backup: string };
const duplicateWork = <T>(step: DuplicateStep) => call<T>('duplicate_work', { step });
/** Looks at the whole base; how far it is comes as `progress` of `duplicates`. */
export const duplicatesLook = () => duplicateWork<Duplicates>({ step: 'look' });
export const duplicatesStop = () => duplicateWork<null>({ step: 'stop' });
/** Who looks like this person: `a` of each pair is the one asked for. */
export const duplicatesNear = (contactId: string) =>
  duplicateWork<DuplicatePair[]>({ step: 'near', contact_id: contactId });
/** One fiche of two; `take`: the values that are right on the one that goes. */
export const contactsMerge = (kept: string, removed: string, take: ContactField[]) =>
  duplicateWork<Merged>({ step: 'merge', kept, removed, take });
/** One fiche of each pair, the one kept first, after a backup. */
export const contactsMergeAll = (pairs: [string, string][]) =>
  duplicateWork<MergedRun>({ step: 'merge_all', pairs });
/** What was merged into a fiche, the last first: only that one can be taken apart now. */
export const contactMerges = (contactId: string) =>
  duplicateWork<MergeLine[]>({ step: 'merges', contact_id: contactId });
export const contactsUnmerge = (mergeId: string) =>
  duplicateWork<Unmerged>({ step: 'unmerge', merge_id: mergeId });
export const duplicateDismiss = (contactId: string, otherId: string) =>
  duplicateWork<null>({ step: 'dismiss', contact_id: contactId, other_id: otherId });
export const duplicateRecall = (contactId: string, otherId: string) =>
  duplicateWork<null>({ step: 'recall', contact_id: contactId, other_id: otherId });

// How far the base can be trusted
type QualityStep =
  | { step: 'mark' | 'past' | 'stop' | 'deduce' }
  | { step: 'list'; list: WorkList; after: string | null; limit: number }
  | { step: 'one' | 'verify'; contact_id: string }
  | { step: 'fix'; contact_id: string; corrections: Correction[] }
  | { step: 'preview' | 'run'; who: BulkWho; change: BulkChange }
  | { step: 'undo'; bulk_id: string };
const qualityWork = <T>(step: QualityStep) => call<T>('quality_work', { step });
/** The mark of the base, with its parts. */
export const qualityMark = () => qualityWork<Quality>({ step: 'mark' });
/** The fiches of a list that follow `after`, the most worth putting right first. */
export const qualityList = (list: WorkList, after: string | null, limit: number) =>
  qualityWork<QualityPage>({ step: 'list', list, after, limit });
/** Puts values right, as they were shown. */
export const qualityFix = (contactId: string, corrections: Correction[]) =>
  qualityWork<null>({ step: 'fix', contact_id: contactId, corrections });
/** Checked today. */
export const qualityVerify = (contactId: string) =>
  qualityWork<null>({ step: 'verify', contact_id: contactId });
/** What a change to many would do; how far it is comes as `progress` of `quality`. */
export const bulkPreview = (who: BulkWho, change: BulkChange) =>
  qualityWork<BulkPreview>({ step: 'preview', who, change });
export const bulkRun = (who: BulkWho, change: BulkChange) =>
  qualityWork<BulkRun>({ step: 'run', who, change });
export const bulkUndo = (bulkId: string) => qualityWork<UndoneBulk>({ step: 'undo', bulk_id: bulkId });
export const bulkPast = () => qualityWork<PastBulk[]>({ step: 'past' });
/** Proposes on fiches what their colleagues tell; how many. */
export const qualityDeduce = () => qualityWork<number>({ step: 'deduce' });
export const qualityStop = () => qualityWork<null>({ step: 'stop' });

// Segments, RFM
type SegmentAsked =
  | { step: 'list' | 'fields' }
  | { step: 'check'; text: string }
  | { step: 'check_tree'; rule: SegmentRule }
  | { step: 'people'; text: string; after: string | null; limit: number }
  | { step: 'work'; work: SegmentStep };
const segmentAsk = <T>(step: SegmentAsked) => call<T>('segment_work', { step });
export const segmentList = () => segmentAsk<SegmentLine[]>({ step: 'list' });
/** What a rule can ask. */
export const segmentFields = () => segmentAsk<SegmentField[]>({ step: 'fields' });
/** How a text is understood, and how many people it means. */
export const segmentCheck = (text: string) => segmentAsk<SegmentCheck>({ step: 'check', text });
/** The same of a tree, with its text. */
export const segmentSay = (rule: SegmentRule) => segmentAsk<SegmentCheck>({ step: 'check_tree', rule });
/** The people of a rule who follow `after` by name. */
export const segmentPeople = (text: string, after: string | null, limit: number) =>
  segmentAsk<ContactPage>({ step: 'people', text, after, limit });
/** Its identifier. */
export const segmentSave = (segmentId: string | null, name: string, rule: string) =>
  segmentAsk<string>({ step: 'work', work: { step: 'save', segment_id: segmentId, name, rule } });
export const segmentDelete = (segmentId: string) =>
  segmentAsk<string>({ step: 'work', work: { step: 'delete', segment_id: segmentId } });

// Scores
type ScoreStep =
  | { step: 'rfm'; as_of: string | null; cell: [number, number] | null }
  | { step: 'person'; contact_id: string; target: string | null; product_id: string | null }
  | { step: 'quantify'; by: QuantifyBy; from: string | null; to: string | null };
const scoreWork = <T>(step: ScoreStep) => call<T>('score_work', { step });
/** RFM at the end of a day (`null`: now), with the people of one cell: its marks of recency and frequency. */
export const scoreRfm = (asOf: string | null, cell: [number, number] | null) =>
  scoreWork<RfmChart>({ step: 'rfm', as_of: asOf, cell });
/** The four scores of a person now: fit with a rule, interest in a product, when these are given. */
export const scorePerson = (contactId: string, target: string | null, productId: string | null) =>
  scoreWork<NamedScores>({ step: 'person', contact_id: contactId, target, product_id: productId });
/** From first contact to purchase, of those first contacted within these days (both counted). */
export const quantify = (by: QuantifyBy, from: string | null, to: string | null) =>
  scoreWork<Quantified>({ step: 'quantify', by, from, to });

// The rights of people
type PrivacyStep =
  | { step: 'rights' | 'access'; contact_id: string }
  | { step: 'freeze'; contact_id: string; why: string | null }
  | { step: 'oppose'; contact_id: string; why: string }
  | { step: 'erase'; contact_id: string; oppose: boolean }
  | { step: 'house' | 'retention' | 'register' }
  | { step: 'watch'; text: string };
const privacyWork = <T>(step: PrivacyStep) => call<T>('privacy_work', { step });
/** Where the rights of one person stand. */
export const rights = (contactId: string) => privacyWork<Rights>({ step: 'rights', contact_id: contactId });
/** All that is kept of them, as a page and as data: where the two files are. */
export const personFile = (contactId: string) =>
  privacyWork<string[]>({ step: 'access', contact_id: contactId });
/** Nobody works with their fiche any more; `null` lifts it. */
export const freezeContact = (contactId: string, why: string | null) =>
  privacyWork<Rights>({ step: 'freeze', contact_id: contactId, why });
export const opposeContact = (contactId: string, why: string) =>
  privacyWork<Rights>({ step: 'oppose', contact_id: contactId, why });
/** For good. */
export const eraseContact = (contactId: string, oppose: boolean) =>
  privacyWork<unknown>({ step: 'erase', contact_id: contactId, oppose });
export const houseRights = () => privacyWork<HouseRights>({ step: 'house' });
/** What has reached its term goes, for good. */
export const runRetention = () => privacyWork<RetentionRun>({ step: 'retention' });
/** Where the page of the register is. */
export const writeRegister = () => privacyWork<string[]>({ step: 'register' });
/** What does not belong in a text. */
export const watchText = (text: string) => privacyWork<Watched[]>({ step: 'watch', text });

// People taken out as a file
/** Who is in the file, and where it is. */
export type Exported = { report: ExportReport; path: string };
type ExportStep = { step: 'run'; rule: string | null; format: ExportFormat; name: string } | { step: 'stop' };
const exportWork = <T>(step: ExportStep) => call<T>('export_work', { step });
/** Those of a rule, or everybody; how far it is comes as `progress` of `export`. */
export const exportRun = (rule: string | null, format: ExportFormat, name: string) =>
  exportWork<Exported>({ step: 'run', rule, format, name });
export const exportStop = () => exportWork<null>({ step: 'stop' });

// Undo, journal, backups
export const undo = () => call<Undone>('undo');
export const journalList = (limit: number) => call<JournalLine[]>('journal_list', { limit });
const backups = (step: 'list' | 'make' | 'salvage' | 'stop') => call<BackupFile[]>('backups', { step });
export const backupNow = () => backups('make').then(([made]) => made);
export const backupList = () => backups('list');
/** Of the file that was damaged at this start; how far it is comes as `progress` of `salvage`. */
export const backupSalvage = () => backups('salvage').then(([made]) => made);
export const backupStop = () => backups('stop');
/** `moved_to`: what stood was damaged, and is kept there; `null`: it is a backup of its own. */
export const backupRestore = (path: string) =>
  call<{ boot: Boot; moved_to: string | null }>('backup_restore', { path });

/** What the shell says without being asked. */
export type Events = {
  ring: LiveCall;
  call: LiveCall;
  call_gone: string;
  taken: null;
  closing: null;
  show: Show;
  notices: Notice[];
  /** The notification of the system was clicked: the key of what it told of. */
  notice_open: string;
  changed: Changed;
  progress: Progress;
};

/** Listens to one event of this window; resolves to the function that stops. */
export function listen<K extends keyof Events>(event: K, handle: (payload: Events[K]) => void) {
  return getCurrentWebviewWindow().listen<Events[K]>(event, ({ payload }) => handle(payload));
}
