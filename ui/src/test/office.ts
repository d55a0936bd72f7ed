/** The desk work around the calls, in memory: tickets, lines, numbers set aside, journal, inlet. People and numbers of fiction. */
import type {
  Call,
  IgnoredChange,
  IgnoredNumber,
  Inlet,
  JournalLine,
  Line,
  LineChange,
  Priority,
  Scope,
  Ticket,
  TicketEvent,
  TicketLine,
  TicketQuery,
  TicketStatus,
  TicketStep
} from '../lib/types';
import * as fiction from './fiction';

type Args = Record<string, unknown>;

/** Inès and her colleagues are one team. */
const belongs = (scope: Scope, owner: string | undefined) =>
  scope === 'all' ||
  (scope === 'free' ? owner === undefined : scope === 'mine' ? owner === fiction.id(1) : owner !== undefined);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const line = (
  n: number,
  subject: string,
  name: string,
  dueMs: number | null,
  over: Partial<TicketLine> = {}
): TicketLine =>
  fiction.ticketLine(n, {
    subject,
    contact_name: name,
    contact_id: fiction.id(101),
    due_at: dueMs === null ? null : fiction.at(dueMs),
    opened_at: fiction.at(-1 * DAY - n * MINUTE),
    priority: 'normal',
    ...over
  });

/** A queue as of a busy afternoon. */
const queue = (): TicketLine[] => {
  const ines = { id: fiction.id(1), name: 'Inès Morvan' };
  return [
    line(1029, 'Coupure totale, standard muet', 'Clinique vétérinaire Ankri', -25 * MINUTE, {
      priority: 'urgent'
    }),
    line(1033, 'Portabilité refusée deux fois', 'Vasseur Paysage', -8 * MINUTE, { owner: null }),
    line(1042, 'Débit instable le soir', 'Camille Rousselot', 100 * MINUTE, {
      priority: 'high',
      owner: ines,
      opened_at: fiction.at(-3 * DAY)
    }),
    line(1051, 'Quatre postes sans tonalité', 'Maïwenn Kerdoncuff', 135 * MINUTE, { level: 1 }),
    line(1047, 'Répéteur non reconnu', 'Gîtes Duhamel', 330 * MINUTE, { level: 1, owner: null }),
    line(1040, 'Messagerie vocale en anglais', 'Cozic Nautisme', 430 * MINUTE, {
      priority: 'low',
      level: 1,
      owner: ines
    }),
    line(1036, 'Facture en double, avoir attendu', 'Ziani Froid', 66 * HOUR, {
      status: 'waiting_third_party'
    }),
    line(1038, 'Double prélèvement d’octobre', 'Camille Rousselot', null, {
      level: 1,
      status: 'waiting_customer',
      owner: ines,
      opened_at: fiction.at(-18 * DAY)
    }),
    line(1031, 'Demande d’adresse IP fixe', 'Imprimerie Jourdain', 4 * DAY, { priority: 'low', level: 3 }),
    line(1012, 'Pas de tonalité après orage', 'Brigitte Sallaberry', -2 * DAY, {
      status: 'resolved',
      level: 1
    }),
    line(1008, 'Changement de titulaire', 'Hélène Castagnet', null, { status: 'closed', level: 1 })
  ];
};

const OPEN: TicketStatus[] = ['open', 'waiting_customer', 'waiting_third_party'];

export class Office {
  lines: Line[] = [
    {
      id: fiction.id(801),
      e164: '+33199000010',
      display: '01 99 00 00 10',
      label: 'Assistance fibre',
      queue: 'Assistance'
    },
    { id: fiction.id(802), e164: '+33199000011', display: '01 99 00 00 11', label: 'Commercial', queue: null }
  ];
  ignored: IgnoredNumber[] = [
    { id: fiction.id(821), pattern: '+33536490000', display: '05 36 49 00 00', why: 'Automate de relève' }
  ];
  /** Ids never come back. */
  private made = 810;
  inlet: Inlet = {
    listening: false,
    address: null,
    token: null,
    form_token: null,
    last_request_at: null,
    received: 0,
    refused: 0,
    last_at: null
  };
  queue = queue();
  events = new Map<string, TicketEvent[]>();
  resolutions = new Map<string, string>();
  journal: JournalLine[] = [
    {
      at: fiction.at(-6 * MINUTE),
      source: 'zammad',
      external_id: 'sip-77310',
      event: 'hangup',
      verdict: 'one',
      call_id: fiction.id(8801),
      reason: null,
      raw: '{"event":"hangup","callId":"sip-77310","cause":"normalClearing"}'
    },
    {
      at: fiction.at(-9 * MINUTE),
      source: 'zammad',
      external_id: 'sip-77310',
      event: 'newCall',
      verdict: 'one',
      call_id: fiction.id(8801),
      reason: null,
      raw: '{"event":"newCall","from":"33639984127","to":"33199000010","direction":"in","callId":"sip-77310","user":["Inès Morvan"]}'
    },
    {
      at: fiction.at(-31 * MINUTE),
      source: 'zammad',
      external_id: null,
      event: null,
      verdict: 'refused',
      call_id: null,
      reason: 'missing_call_id: no `callId` field',
      raw: 'event=newcall&from=0536492018'
    },
    {
      at: fiction.at(-26 * HOUR),
      source: 'simulator',
      external_id: 'sim-12',
      event: 'newCall',
      verdict: 'unknown',
      call_id: fiction.id(8802),
      reason: null,
      raw: '{"number":"05 36 49 20 18"}'
    },
    {
      at: fiction.at(-27 * HOUR),
      source: 'simulator',
      external_id: 'sim-11',
      event: 'newCall',
      verdict: 'masked',
      call_id: null,
      reason: null,
      raw: '{"number":"anonymous"}'
    }
  ];
  calls: Call[] = [
    fiction.call(8803, {
      state: 'qualified',
      contact_id: fiction.id(101),
      contact_name: 'Camille Rousselot',
      ringing_at: fiction.at(-5 * HOUR),
      answered_at: fiction.at(-5 * HOUR + 7_000),
      ended_at: fiction.at(-5 * HOUR + 380_000),
      qualified_at: fiction.at(-5 * HOUR + 420_000),
      outcome: 'Résolu',
      outcome_code: 'resolved',
      motive: 'Wi-Fi',
      agent: 'Inès Morvan'
    })
  ];

  listen(on: boolean) {
    this.inlet = on
      ? { ...this.inlet, listening: true, address: '127.0.0.1:41234', token: 'essai-jeton-essai-jeton' }
      : { ...this.inlet, listening: false, address: null, token: null };
  }

  receive(on: boolean) {
    this.inlet = on
      ? { ...this.inlet, address: '127.0.0.1:41234', form_token: 'essai-site-essai-site' }
      : { ...this.inlet, form_token: null };
  }

  ticket(id: unknown): Ticket {
    const of = this.queue.find((one) => one.id === id);
    if (of === undefined) throw { code: 'not_found', detail: null };
    const made = fiction.ticket(of);
    return {
      ...made,
      resolution: this.resolutions.get(of.id) ?? null,
      history: [
        ...made.history,
        {
          kind: 'owner',
          detail: fiction.id(3),
          body: null,
          agent: 'Solène Baptista',
          call_id: null,
          why: null,
          sheet: null,
          at: fiction.at(-2.2 * DAY)
        },
        {
          kind: 'note',
          detail: null,
          body: 'Saturation visible de 19 h 40 à 22 h 30. Contrôle demandé, créneau attendu.',
          agent: 'Solène Baptista',
          call_id: null,
          why: null,
          sheet: null,
          at: fiction.at(-2 * DAY)
        },
        ...(this.events.get(of.id) ?? [])
      ]
    };
  }

  private work(id: unknown, step: TicketStep): Ticket {
    const over: Partial<TicketLine> = {};
    let event: Partial<TicketEvent> = { kind: step.step };
    if (step.step === 'status') {
      over.status = step.status;
      event = { kind: 'status', detail: step.status, body: step.body };
    } else if (step.step === 'priority') {
      over.priority = step.priority;
      event = { kind: 'priority', detail: step.priority as Priority };
    } else if (step.step === 'resolve') {
      over.status = 'resolved';
      this.resolutions.set(String(id), step.resolution);
      event = { kind: 'resolved', body: step.resolution };
    } else if (step.step === 'close') {
      over.status = 'closed';
      event = { kind: 'closed', body: step.body };
    } else if (step.step === 'reopen') {
      over.status = 'open';
      event = { kind: 'reopened', body: step.body };
    } else if (step.step === 'take') {
      over.owner = { id: fiction.id(1), name: 'Inès Morvan' };
      event = { kind: 'owner', detail: fiction.id(1) };
    } else if (step.step === 'escalate') {
      const level = (this.queue.find((one) => one.id === id)?.level ?? 1) + 1;
      Object.assign(over, { level, owner: null });
      event = { kind: 'escalated', detail: String(level), sheet: step.sheet };
    } else if (step.step === 'return') {
      over.level = (this.queue.find((one) => one.id === id)?.level ?? 2) - 1;
      event = { kind: 'returned', detail: String(over.level), why: step.why, body: step.body };
    } else if (step.step === 'note') event = { kind: 'note', body: step.body };
    this.queue = this.queue.map((one) => (one.id === id ? { ...one, ...over } : one));
    const before = this.events.get(String(id)) ?? [];
    const said = {
      kind: '',
      detail: null,
      body: null,
      agent: 'Inès Morvan',
      call_id: null,
      why: null,
      sheet: null,
      at: fiction.at(0),
      ...event
    };
    this.events.set(String(id), [...before, said]);
    return this.ticket(id);
  }

  private list(query: TicketQuery) {
    const open = this.queue.filter((one) => OPEN.includes(one.status));
    const wanted = (query.text ?? '').toLowerCase();
    const items = (query.open_only ? open : this.queue).filter(
      (one) =>
        (query.level === null || one.level === query.level) &&
        belongs(query.scope, one.owner?.id) &&
        (query.contact_id === null || one.contact_id === query.contact_id) &&
        (wanted === '' || one.subject.toLowerCase().includes(wanted) || String(one.number) === wanted)
    );
    const levels = [...new Set(open.map((one) => one.level))].sort();
    return {
      items: items.slice(0, query.limit),
      total: items.length,
      late: open.filter((one) => one.due_at !== null && one.due_at < fiction.at(0)).length,
      by_level: levels.map((level) => [level, open.filter((one) => one.level === level).length]),
      by_scope: (['all', 'mine', 'team', 'free'] as const).map((scope) => [
        scope,
        open.filter((one) => belongs(scope, one.owner?.id)).length
      ]),
      escalations: { escalated: 12, wrongful: 3 }
    };
  }

  private changeLines(change: LineChange | null): Line[] {
    if (change?.change === 'add') {
      const { number, label, queue } = change.line;
      const e164 = fiction.number(number, 'fixed').e164 ?? '';
      this.lines = [...this.lines, { id: fiction.id(++this.made), e164, display: number, label, queue }];
    } else if (change?.change === 'remove') {
      this.lines = this.lines.filter((one) => one.id !== change.line_id);
    }
    return this.lines;
  }

  private changeIgnored(change: IgnoredChange | null): IgnoredNumber[] {
    if (change?.change === 'add') {
      const { number, why } = change;
      const id = fiction.id(++this.made + 20);
      this.ignored = [...this.ignored, { id, pattern: number, display: number, why }];
    } else if (change?.change === 'remove') {
      this.ignored = this.ignored.filter((one) => one.id !== change.ignored_id);
    }
    return this.ignored;
  }

  commands: Record<string, (args: Args) => unknown> = {
    ticket_list: (a) => this.list(a.query as TicketQuery),
    ticket_show: (a) => this.ticket(a.ticketId),
    ticket_work: (a) => this.work(a.ticketId, a.step as TicketStep),
    house_lines: (a) => this.changeLines(a.change as LineChange | null),
    house_ignored: (a) => this.changeIgnored(a.change as IgnoredChange | null),
    inlet_status: () => this.inlet,
    journal_list: (a) => this.journal.slice(0, Number(a.limit)),
    simulator_presets: () =>
      [
        'one_mobile',
        'shared_line',
        'unknown',
        'unknown_with_name',
        'masked',
        'queued',
        'open_ticket',
        'promised_callback',
        'repeat_caller',
        'second_call',
        'extension',
        'own_line',
        'blocked',
        'short_number',
        'overseas',
        'foreign',
        'invalid',
        'hostile_name'
      ].map((code) => ({ code, number: code === 'masked' ? 'anonymous' : '06 39 98 41 27' }))
  };
}
