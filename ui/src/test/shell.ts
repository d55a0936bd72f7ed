/** A shell in memory, for tests and for looking at screens: the commands of the contract over the fiction. Not shipped. */
import { emit } from '@tauri-apps/api/event';
import { clearMocks, mockIPC, mockWindows } from '@tauri-apps/api/mocks';
import type {
  AgentStep,
  ArticleStep,
  BackupFile,
  Boot,
  Call,
  CallButton,
  Callback,
  CallbackStep,
  CaseStep,
  ConsentChange,
  ContactChange,
  Document,
  Fiche,
  GuideWork,
  Identity,
  LiveCall,
  ProductStep,
  Notice,
  NoticeStep,
  TicketLine,
  View,
  ViewStep
} from '../lib/types';
import type { Events } from '../lib/api';
import { followed, House } from './automations';
import * as fiction from './fiction';
import { Classroom } from './classroom';
import { Imports } from './imports';
import { Matching } from './matching';
import { Office } from './office';
import { Outbound } from './outbound';
import { Shelf } from './shelf';
import { Shop } from './shop';

type Args = Record<string, unknown>;
type Command = (args: Args) => unknown;

function consented(fiche: Fiche, step: ConsentChange): Fiche {
  const consent =
    step.change === 'withdraw'
      ? { ...fiche.consent, state: 'withdrawn' as const, at: fiction.at(0) }
      : {
          state: 'given' as const,
          at: fiction.at(0),
          until: fiction.at(365 * 86_400_000),
          collected_by: step.consent.collected_by,
          evidence: true
        };
  return { ...fiche, consent };
}

function changed(fiche: Fiche, change: ContactChange): Fiche {
  if (change.change === 'phone') return fiche;
  if (change.change === 'move') {
    return { ...fiche, contact: { ...fiche.contact, stage: change.stage ?? fiche.contact.stage } };
  }
  if (change.change === 'owner') {
    const owner = change.to === null ? null : { id: change.to, name: 'Inès Morvan' };
    return { ...fiche, contact: { ...fiche.contact, owner } };
  }
  if (change.change === 'opportunity' || change.change === 'offer') return fiche;
  if (change.change === 'follow_up') return followed(fiche, change.step);
  if (change.change === 'consent') return consented(fiche, change.step);
  if (change.change === 'email')
    return { ...fiche, emails: [{ id: fiction.id(301), address: change.address, invalid_at: null }] };
  const next = { ...fiche.contact } as Record<string, unknown>;
  for (const { field, value } of change.edits) {
    next[field] = field === 'company' && value !== null ? { id: fiction.id(901), name: value } : value;
  }
  return { ...fiche, contact: next as Fiche['contact'] };
}

/** Commands that read and, when asked to, write first: what is asked, and how tests call either. */
const TWO_IN_ONE: Record<string, { asked: string; read: string; write: string }> = {
  contact_fiche: { asked: 'change', read: 'contact_fiche', write: 'contact_edit' },
  campaign_page: { asked: 'step', read: 'campaign_page', write: 'campaign_work' },
  ticket: { asked: 'step', read: 'ticket_show', write: 'ticket_work' },
  simulator: { asked: 'ring', read: 'simulator_presets', write: 'simulator_ring' }
};

function nameOf(command: string, args: Args): string {
  const both = TWO_IN_ONE[command];
  if (both === undefined) return command;
  return args[both.asked] == null ? both.read : both.write;
}

export class FakeShell {
  boot: Boot;
  backups: BackupFile[] = [];
  fiches = new Map<string, Fiche>();
  live: LiveCall[] = [];
  past: Call[] = [];
  callbacks: Callback[] = [];
  /** Who is on the telephone with a colleague. */
  calling: [string, string][] = [];
  views: View[] = [];
  library: Document[] = fiction.documents;
  tickets: TicketLine[] = fiction.tickets;
  drafts = new Map<string, string>();
  /** What calls for attention. */
  notices: Notice[] = [];
  /** Every command received, in order. */
  said: [string, Args][] = [];
  /** Commands that refuse, by name. */
  refuse = new Map<string, { code: string; detail: string | null }>();
  /** Files brought in. */
  imports = new Imports();
  /** Duplicates, segments, RFM. */
  matching = new Matching();
  /** Tickets, lines, journal, inlet. */
  office = new Office();
  /** Campaigns, and the calls that go out. */
  outbound = new Outbound();
  /** Rules, sequences, and what they did. */
  automations = new House();
  /** Listening grids, practice. */
  classroom = new Classroom();
  /** Answers added or replaced by a test. */
  answers: Record<string, Command> = {};
  /** The catalogue, and the offers made. */
  shop = new Shop();
  /** The call guides. */
  shelf = new Shelf();

  constructor(over: Partial<Boot> = {}) {
    this.boot = fiction.boot(over);
    this.live = [...this.boot.live];
    for (const fiche of [fiction.fiche(), fiction.bareFiche()]) this.fiches.set(fiche.contact.id, fiche);
    this.callbacks = [
      fiction.callback(1),
      fiction.callback(2, {
        contact_id: fiction.id(102),
        name: 'Joris Pennaneac’h',
        phone: '06 39 98 12 30',
        due_at: fiction.at(-20 * 60_000),
        subject: 'Tarif pour quatre postes',
        owner: null
      })
    ];
    this.classroom.rings = (live) => void (this.live = [...this.live, live]);
    this.outbound.rings = (live) => void (this.live = [...this.live, live]);
    this.past = [
      fiction.call(8801, {
        state: 'wrap_up',
        contact_id: fiction.id(101),
        contact_name: 'Camille Rousselot',
        ringing_at: fiction.at(-3 * 3_600_000),
        answered_at: fiction.at(-3 * 3_600_000 + 9_000),
        ended_at: fiction.at(-3 * 3_600_000 + 190_000)
      }),
      fiction.call(8802, {
        state: 'ended',
        lost_cause: 'missed',
        display: '05 36 49 20 18',
        external: '+33536492018',
        ringing_at: fiction.at(-26 * 3_600_000),
        ended_at: fiction.at(-26 * 3_600_000 + 31_000)
      })
    ];
  }

  /** Puts itself in the place of the real one. */
  install(label: 'main' | 'popup' = 'main') {
    mockWindows(label);
    mockIPC((command, args) => this.answer(command, (args ?? {}) as Args), { shouldMockEvents: true });
    return this;
  }

  remove() {
    clearMocks();
  }

  says(command: string) {
    return this.said.filter(([name]) => name === command).map(([, args]) => args);
  }

  /** Sends an event to the window. */
  async emit<K extends keyof Events>(event: K, payload: Events[K]) {
    await emit(event, payload);
  }

  async ring(live: LiveCall) {
    this.live = [...this.live.filter(({ call }) => call.id !== live.call.id), live];
    await this.emit('ring', live);
  }

  /** A call in hand changes. */
  async change(callId: string, over: Partial<Call>, incoming?: LiveCall['incoming']) {
    const before = this.live.find(({ call }) => call.id === callId);
    if (before === undefined) throw { code: 'not_found', detail: null };
    const after = {
      ...before,
      call: { ...before.call, ...over },
      incoming: incoming ?? before.incoming
    };
    this.live = this.live.map((live) => (live === before ? after : live));
    await this.emit('call', after);
    return after;
  }

  private async answer(called: string, args: Args): Promise<unknown> {
    const command = nameOf(called, args);
    this.said.push([command, args]);
    const refusal = this.refuse.get(command);
    if (refusal) throw refusal;
    const outbound = this.outbound.commands((id) => this.fiche(id));
    const run =
      this.answers[command] ??
      this.office.commands[command] ??
      this.automations.commands[command] ??
      this.classroom.commands[command] ??
      outbound[command] ??
      this.matching.commands[command] ??
      this.commands[command];
    if (run === undefined) throw { code: 'internal', detail: `no answer to ${command}` };
    return run(args);
  }

  private viewed(step: ViewStep | null): View[] {
    if (step?.step === 'delete') this.views = this.views.filter(({ id }) => id !== step.id);
    else if (step?.step === 'save') {
      const { name, filter } = step;
      const digit = this.views.filter((view) => view.filter.list === filter.list).length + 1;
      this.views = [...this.views, { id: fiction.id(8800 + this.views.length), digit, name, filter }];
    }
    return this.views;
  }

  private fiche(id: unknown): Fiche {
    const found = this.fiches.get(String(id));
    if (found === undefined) {
      const line = fiction.contactLine(Number(String(id).slice(-6)) || 0);
      const made = fiction.bareFiche();
      const [first = '', last = ''] = (line.name ?? '').split(' ');
      return { ...made, contact: { ...made.contact, id: String(id), first_name: first, last_name: last } };
    }
    return found;
  }

  private edit(id: unknown, change: (fiche: Fiche) => Fiche): Fiche {
    const after = change(this.fiche(id));
    this.fiches.set(String(id), after);
    return after;
  }

  private choose(callId: unknown, contactId: unknown) {
    const fiche = this.fiche(contactId);
    const name = [fiche.contact.first_name, fiche.contact.last_name].filter(Boolean).join(' ');
    return this.change(
      String(callId),
      { contact_id: fiche.contact.id, contact_name: name },
      { match: 'one', fiche, reason: { code: 'remembered', at: fiction.at(0), among: 5 } }
    );
  }

  private commands: Record<string, Command> = {
    boot: () => ({ ...this.boot, live: this.live }),
    live_calls: () => this.live,
    window_shown: (a) => {
      const { step, ...what } = a.shown as { step: string };
      if (step === 'take') return this.emit('taken', null);
      if (step !== 'desk') return null;
      return this.emit('show', what as { contact_id: string | null; call_id: string | null });
    },
    call_press: (a) => {
      const after: Record<string, Partial<Call>> = {
        answer: { state: 'answered', answered_at: fiction.at(0) },
        hold: { state: 'held', held_since_at: fiction.at(0) },
        resume: { state: 'answered', held_since_at: null },
        hang_up: { state: 'wrap_up', ended_at: fiction.at(0) }
      };
      if (typeof a.button === 'object') {
        const { transfer } = a.button as Exclude<CallButton, string>;
        const state = transfer.announced ? 'announced' : 'passed';
        const offer = fiction.transfer({ note: transfer.note, announced: transfer.announced, state });
        return this.change(String(a.callId), {
          state: 'held',
          held_since_at: fiction.at(0),
          transfer: offer
        });
      }
      return this.change(String(a.callId), after[String(a.button)] ?? {});
    },
    exchange_work: () => true,
    article_find: (a) => {
      const { missing_days } = a.query as { missing_days: number | null };
      return { items: fiction.articles, missing: missing_days === null ? [] : fiction.missing };
    },
    article_work: (a) =>
      (a.step as ArticleStep).step === 'export'
        ? { article: null, file: '/home/ines/Documents/faq.html' }
        : { article: fiction.articles[0]?.article, file: null },
    case_similar: () => fiction.similar,
    case_work: (a) => ((a.step as CaseStep).step === 'keep' ? fiction.ticket() : null),
    call_identify: (a) => {
      const who = a.who as Identity;
      if (who.as === 'wrong_number') return this.change(String(a.callId), { state: 'qualified' });
      return this.choose(a.callId, who.as === 'created' ? fiction.id(102) : who.contact_id);
    },
    call_qualify: async (a) => {
      const { call_id } = a.qualification as { call_id: string };
      const live = this.live.find(({ call }) => call.id === call_id);
      this.live = this.live.filter(({ call }) => call.id !== call_id);
      this.past = this.past.filter((call) => call.id !== call_id);
      if (live) await this.emit('call_gone', call_id);
      return live?.call ?? fiction.call(1);
    },
    call_log: () => fiction.call(9001),
    call_list: () => ({ items: this.past, total: this.past.length, marked: {} }),
    contact_fiche: (a) => this.fiche(a.contactId),
    contact_add: () => fiction.bareFiche(),
    contact_edit: (a) =>
      this.edit(a.contactId, (fiche) => {
        const change = a.change as ContactChange;
        if (change.change !== 'offer') return changed(fiche, change);
        return { ...fiche, refusals: [...this.shop.answer(change.offer), ...fiche.refusals] };
      }),
    product_work: (a) => this.shop.work(a.step as ProductStep),
    guide_work: (a) => this.shelf.work(a.step as GuideWork),
    pipeline_board: () => fiction.board(),
    contact_list: (a) => {
      const { offset, limit, stage } = a.query as { offset: number; limit: number; stage: string | null };
      const total = stage === null ? 1_000_000 : 166_666;
      const rows = Math.max(0, Math.min(limit, total - offset));
      const items = Array.from({ length: rows }, (_, n) => {
        const line = fiction.contactLine(offset + n);
        return stage === null ? line : { ...line, stage };
      });
      return { total, items };
    },
    contact_timeline: (a) => {
      const { contact_id, kinds, before } = a.query as {
        contact_id: string;
        kinds: string[];
        before: string | null;
      };
      const all = this.fiche(contact_id).last;
      const items = all.filter(
        (item) => (kinds.length === 0 || kinds.includes(item.kind)) && (before === null || item.at < before)
      );
      const counts = [...new Set(all.map((item) => item.kind))].map((kind) => [
        kind,
        all.filter((item) => item.kind === kind).length
      ]);
      return { items, more: false, counts, marked: {} };
    },
    search: (a) => {
      const lines = Array.from({ length: 40 }, (_, n) => fiction.contactLine(n));
      const wanted = String(a.text).toLowerCase();
      const items = lines
        .filter((line) => line.name?.toLowerCase().includes(wanted))
        .slice(0, Number(a.limit))
        .map((line) => ({ ...line, snippet: line.name ?? '' }));
      return { total: items.length, more: false, items };
    },
    number_read: (a) => fiction.number(String(a.text)),
    ticket_open: () => fiction.ticket(),
    ticket_list: () => ({
      items: this.tickets,
      total: this.tickets.length,
      late: 0,
      by_level: [
        [1, 1],
        [2, 1]
      ],
      by_scope: [
        ['all', 2],
        ['mine', 1],
        ['team', 1],
        ['free', 1]
      ],
      escalations: { escalated: 0, wrongful: 0 }
    }),
    documents: (a) => {
      const saved = a.save as Document | null;
      const former = this.library.find(({ key }) => key === saved?.key);
      const next = saved && { ...saved, version: (former?.version ?? 0) + 1 };
      if (next && former) this.library = this.library.map((one) => (one.key === next.key ? next : one));
      else if (next) this.library = [...this.library, next];
      return this.library;
    },
    views: (a) => this.viewed(a.step as ViewStep | null),
    ticket_show: (a) => fiction.ticket(this.tickets.find((line) => line.id === a.ticketId)),
    ticket_work: () => fiction.ticket(),
    agent_day: () => ({
      callbacks: this.callbacks,
      calling: this.calling,
      tickets: [],
      appointments: [],
      tasks: [],
      proposals: [],
      unplanned: [],
      unplanned_total: 0
    }),
    callback_work: (a) => {
      const step = a.step as CallbackStep;
      if (step.step === 'promise') return fiction.callback(9);
      if (step.step === 'move') return fiction.callback(9, { id: step.callback_id, due_at: step.due_at });
      if (step.step === 'take') {
        const taken = (one: Callback) =>
          one.id === step.callback_id ? { ...one, owner: 'Inès Morvan' } : one;
        this.callbacks = this.callbacks.map(taken);
        return fiction.callback(9, { id: step.callback_id, owner: 'Inès Morvan' });
      }
      this.callbacks = this.callbacks.filter((callback) => callback.id !== step.callback_id);
      return fiction.callback(9, { id: step.callback_id, done_at: fiction.at(0) });
    },
    notices: (a) => {
      const step = a.step as NoticeStep | null;
      if (step?.step === 'read')
        this.notices = this.notices.map((one) =>
          step.key === null || step.key === one.key ? { ...one, read: true } : one
        );
      return this.notices;
    },
    draft_keep: (a) => {
      if (a.body === null) this.drafts.delete(String(a.key));
      else this.drafts.set(String(a.key), String(a.body));
      return null;
    },
    agent_work: (a) => {
      const step = a.step as AgentStep;
      const none = { contacts: 0, opportunities: 0, callbacks: 0, tickets: 0, appointments_left: 0 };
      if (step.step === 'add' && fiction.agents[0])
        this.boot.agents = [
          ...this.boot.agents,
          { ...fiction.agents[0], id: fiction.id(9), name: step.agent.name }
        ];
      return [fiction.id(9), none];
    },
    settings_set: (a) => {
      if (a.key === 'inlet.http') this.office.listen(a.value === true);
      if (a.key === 'inlet.form') this.office.receive(a.value === true);
      this.boot.settings = this.boot.settings.map((setting) =>
        setting.key === a.key ? { ...setting, value: a.value, is_default: false } : setting
      );
      return this.boot.settings;
    },
    house_lines: () => [],
    house_ignored: () => [],
    simulator_presets: () => [
      { code: 'known', number: '06 39 98 41 27' },
      { code: 'switchboard', number: '02 61 91 08 14' },
      { code: 'unknown', number: '06 39 98 70 52' },
      { code: 'masked', number: 'anonymous' },
      { code: 'internal', number: '12' }
    ],
    simulator_ring: () => null,
    inlet_status: () => ({
      listening: false,
      address: null,
      token: null,
      form_token: null,
      last_request_at: null,
      received: 0,
      refused: 0,
      last_at: null
    }),
    start_choose: (a) => {
      if (a.choice !== 'class') return this.boot;
      this.classroom.begin();
      this.boot = { ...this.boot, demo: true, data_file: '/home/ines/.local/share/decroche/class/class.db' };
      return this.boot;
    },
    import_work: (a) => this.imports.work(a),
    undo: () => ({ answer: 'nothing' }),
    journal_list: () => [],
    backups: (a) =>
      a.step === 'make' || a.step === 'salvage'
        ? [{ path: '/home/ines/backup.db', at: fiction.at(0), contacts: 10, calls: 20 }]
        : this.backups,
    backup_restore: () => ({ boot: this.boot, moved_to: null })
  };
}
