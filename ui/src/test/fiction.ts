/**
 * People and calls that do not exist, for tests and for looking at the screens. Numbers come from the ranges that the
 * French regulator keeps for fiction.
 */
import type {
  Document,
  Agent,
  Article,
  Board,
  Boot,
  Call,
  Callback,
  Candidate,
  Card,
  Contact,
  ContactLine,
  Fiche,
  Guide,
  IncomingCall,
  LiveCall,
  NumberRead,
  Motive,
  Outcome,
  PhoneNumber,
  Product,
  SettingValue,
  Similar,
  Ticket,
  TicketLine,
  TimelineItem,
  FoundArticle,
  MissingArticle,
  Notice,
  Transfer
} from '../lib/types';
import { present } from './present';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const at = (ms: number) => new Date(present.now + ms).toISOString();
export const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export function number(national: string, line: NumberRead['line_type'] = 'mobile'): NumberRead {
  const digits = national.replace(/\s/g, '');
  const e164 = `+33${digits.slice(1)}`;
  return {
    input: digits,
    kind: 'number',
    e164,
    extension: null,
    others: [],
    national,
    international: `+33 ${national.slice(1)}`,
    line_type: line,
    region: 'FR',
    reason: null
  };
}

export const MASKED: NumberRead = {
  input: 'anonymous',
  kind: 'masked',
  e164: null,
  extension: null,
  others: [],
  national: null,
  international: null,
  line_type: 'unknown',
  region: null,
  reason: 'withheld'
};

export const EXTENSION: NumberRead = {
  ...MASKED,
  input: '12',
  kind: 'internal',
  extension: '12',
  reason: null
};

export const agents: Agent[] = [
  {
    id: id(1),
    name: 'Inès Morvan',
    role: 'advisor',
    level: 1,
    extension: '11',
    team: 'Assistance',
    languages: ['fr'],
    skills: [],
    state: ['available', at(-40 * MINUTE)]
  },
  {
    id: id(2),
    name: 'Yanis Le Gall',
    role: 'advisor',
    level: 1,
    extension: '12',
    team: 'Assistance',
    languages: ['fr'],
    skills: [],
    state: ['pause', at(-8 * MINUTE)]
  },
  {
    id: id(3),
    name: 'Solène Baptista',
    role: 'supervisor',
    level: 2,
    extension: '21',
    team: 'Assistance',
    languages: ['fr'],
    skills: [],
    state: null
  }
];

export const contact = (n: number, over: Partial<Contact> = {}): Contact => ({
  id: id(n),
  external_id: null,
  civility: 'mme',
  first_name: 'Camille',
  last_name: 'Rousselot',
  company: { id: id(900), name: 'Atelier Rousselot' },
  job: 'Gérante',
  decision_power: 'yes',
  street: '14 quai Leray',
  postcode: '44210',
  town: 'Pornic',
  country: null,
  birth_year: null,
  language: null,
  usual_hours: 'le matin, avant 12 h',
  loyalty_card: 'AR-20871',
  label: null,
  preferences: null,
  stage: 'client',
  temperature: 'warm',
  temperature_at: at(-9 * DAY),
  owner: { id: id(2), name: 'Yanis Le Gall' },
  last_contact_at: at(-3 * DAY),
  created_at: at(-900 * DAY),
  updated_at: at(-3 * DAY),
  ...over
});

export const phoneOf = (
  n: number,
  display: string,
  usage: string | null,
  line_type: PhoneNumber['line_type'] = 'mobile'
): PhoneNumber => ({
  id: id(n),
  raw: display,
  e164: number(display).e164,
  display,
  extension: null,
  line_type,
  usage,
  invalid_at: null
});

export const ticketLine = (n: number, over: Partial<TicketLine> = {}): TicketLine => ({
  id: id(5000 + n),
  number: n,
  contact_id: id(101),
  contact_name: 'Camille Rousselot',
  subject: 'Débit instable le soir',
  priority: 'high',
  level: 2,
  status: 'open',
  due_at: at(100 * MINUTE),
  opened_at: at(-3 * DAY),
  owner: { id: id(3), name: 'Solène Baptista' },
  ...over
});

export const tickets: TicketLine[] = [
  ticketLine(1042),
  ticketLine(1038, {
    subject: 'Double prélèvement d’octobre',
    level: 1,
    priority: 'normal',
    status: 'waiting_customer',
    due_at: null,
    opened_at: at(-18 * DAY),
    owner: { id: id(1), name: 'Inès Morvan' }
  })
];

const item = (n: number, over: Partial<TimelineItem>): TimelineItem => ({
  kind: 'call',
  id: id(7000 + n),
  at: at(-n * DAY),
  direction: null,
  title: null,
  body: null,
  outcome: null,
  outcome_code: null,
  motive: null,
  agent: 'Inès Morvan',
  talk_s: null,
  amount_cents: null,
  number: null,
  level: null,
  lost_cause: null,
  document: null,
  ...over
});

export const timeline: TimelineItem[] = [
  item(3, {
    at: at(-2.8 * DAY),
    kind: 'ticket',
    title: 'Débit instable le soir',
    number: 1042,
    level: 2,
    outcome: 'open',
    outcome_code: 'open',
    body: 'Intervention sur le point de mutualisation demandée',
    agent: 'Solène Baptista'
  }),
  item(4, {
    at: at(-2.81 * DAY),
    direction: 'inbound',
    talk_s: 380,
    outcome: 'Transféré N2',
    outcome_code: 'transferred',
    motive: 'Débit, coupures',
    body: '« Ça coupe tous les soirs vers 20 h. » Test filaire fait : 912 Mb/s. Transmis au N2.',
    agent: 'Yanis Le Gall'
  }),
  item(5, {
    at: at(-3.7 * DAY),
    direction: 'inbound',
    talk_s: 185,
    outcome: 'Résolu',
    outcome_code: 'resolved',
    body: 'Redémarrage de la box conseillé. Réglé sur le moment, sans suite.'
  }),
  item(6, {
    at: at(-4.6 * DAY),
    direction: 'inbound',
    lost_cause: 'abandoned',
    agent: null
  }),
  item(48, {
    direction: 'inbound',
    talk_s: 288,
    outcome: 'Refus',
    outcome_code: 'refusal',
    body: 'Box+ proposée en fin d’appel : refus. Objection prix, argument sauvegarde 4G entendu.'
  }),
  item(49, {
    kind: 'offer',
    title: 'Option Box+',
    outcome: 'refused',
    outcome_code: 'refused',
    body: 'Trop cher pour nous'
  }),
  item(52, { kind: 'purchase', title: '2 répéteurs Wi-Fi', amount_cents: 11800, agent: null }),
  item(59, {
    kind: 'note',
    body: 'Ouvre un 2ᵉ atelier à Savenay en janvier : besoin d’une 2ᵉ ligne et de 4 postes.',
    agent: 'Yanis Le Gall'
  }),
  item(66, {
    kind: 'survey',
    number: 8,
    body: 'Équipe réactive, j’aimerais ne pas répéter mon histoire.',
    agent: null
  }),
  item(120, {
    kind: 'exchange',
    title: 'mail',
    direction: 'inbound',
    body: 'Demande de facture acquittée.'
  }),
  item(300, { kind: 'stage', title: 'client', body: 'Première commande' })
];

export const callback = (n: number, over: Partial<Callback> = {}): Callback => ({
  id: id(6000 + n),
  contact_id: id(101),
  name: 'Camille Rousselot',
  phone: '06 39 98 41 27',
  due_at: at(2 * DAY + 20 * HOUR),
  subject: 'Devis 2ᵉ site',
  owner: 'Yanis Le Gall',
  done_at: null,
  asked: null,
  ...over
});

/** Somebody asked on the site to be called back. */
export const notice = (n: number, over: Partial<Notice> = {}): Notice => ({
  key: `request:${n}`,
  kind: 'request',
  at: at(-4 * MINUTE),
  who: 'Ana Vasseur',
  what: 'Un devis pour trois postes',
  moment: at(11 * MINUTE),
  opens: { opens: 'contact', contact_id: id(101) },
  read: false,
  ...over
});

/** Nothing is under way. */
export const nothingNext = (): Fiche['follow_up'] => ({
  tags: [],
  proposals: [],
  tasks: [],
  sequences: [],
  acts: []
});

export const fiche = (over: Partial<Fiche> = {}): Fiche => ({
  contact: contact(101),
  numbers: [phoneOf(201, '06 39 98 41 27', 'mobile'), phoneOf(202, '02 61 91 33 60', 'switchboard', 'fixed')],
  emails: [{ id: id(301), address: 'camille@atelier-rousselot.example', invalid_at: null }],
  tickets,
  open_tickets: 2,
  opportunities: [],
  follow_up: nothingNext(),
  refusals: [
    {
      product: 'Option Box+',
      why: 'Trop cher pour nous',
      at: at(-48 * DAY),
      not_before_on: at(132 * DAY).slice(0, 10)
    }
  ],
  next_callback: callback(1),
  consent: {
    state: 'given',
    at: at(-253 * DAY),
    until: at(112 * DAY),
    collected_by: 'Formulaire web',
    evidence: true
  },
  repeat: { calls: 3, days: 5, motive: 'Débit, coupures' },
  purchases: {
    count: 6,
    total_cents: 214_300,
    last_label: '2 répéteurs Wi-Fi',
    last_at: at(-52 * DAY)
  },
  rfm: { r: 4, f: 3, m: 5, score: 78, class: 'loyal' },
  last: timeline,
  completeness: { percent: 86, missing: ['siret', 'birth_year'].slice(0, 1) },
  ...over
});

/** A fiche with hardly anything in it. */
export const bareFiche = (): Fiche =>
  fiche({
    contact: contact(102, {
      civility: null,
      first_name: 'Joris',
      last_name: 'Pennaneac’h',
      company: null,
      job: null,
      street: null,
      postcode: null,
      town: null,
      usual_hours: null,
      loyalty_card: null,
      stage: 'lead',
      temperature: null,
      decision_power: null,
      last_contact_at: null
    }),
    numbers: [phoneOf(210, '06 39 98 12 30', 'mobile')],
    emails: [],
    tickets: [],
    open_tickets: 0,
    opportunities: [],
    follow_up: nothingNext(),
    refusals: [],
    next_callback: null,
    consent: { state: 'missing', at: null, until: null, collected_by: null, evidence: false },
    repeat: null,
    purchases: null,
    rfm: null,
    last: [],
    completeness: { percent: 33, missing: ['email', 'postcode', 'job'] }
  });

const candidate = (n: number, name: string, job: string | null, over: Partial<Candidate>): Candidate => ({
  contact_id: id(n),
  name,
  company: 'Groupe Kerdoncuff',
  job,
  stage: 'client',
  temperature: null,
  reason: { code: 'same_number', usage: 'switchboard', main: false, extension: null, outdated: false },
  because: [],
  ...over
});

export const candidates = (): Candidate[] => [
  candidate(111, 'Maïwenn Kerdoncuff', 'achats', {
    because: [
      { code: 'open_ticket', ticket_id: id(5051), number: 1051, level: 2 },
      { code: 'last_contact', at: at(-DAY) }
    ]
  }),
  candidate(112, 'Joris Pennaneac’h', 'informatique', {
    stage: 'prospect',
    because: [{ code: 'callback_due', at: at(55 * MINUTE) }]
  }),
  candidate(113, 'Sofia Azzouzi', 'comptabilité', {
    temperature: 'warm',
    because: [{ code: 'main_number' }, { code: 'last_contact', at: at(-12 * DAY) }]
  }),
  candidate(114, 'Loïc Bertho', 'direction', {
    reason: { code: 'same_number', usage: 'switchboard', main: false, extension: '04', outdated: false },
    because: [{ code: 'last_contact', at: at(-122 * DAY) }]
  }),
  candidate(115, 'Accueil Kerdoncuff', null, {
    because: [{ code: 'company_desk' }, { code: 'no_exchange' }]
  })
];

export const call = (n: number, over: Partial<Call> = {}): Call => ({
  id: id(n),
  source: 'simulator',
  external_id: `sim-${n}`,
  direction: 'inbound',
  state: 'ringing',
  contact_id: null,
  contact_name: null,
  from_raw: '0639984127',
  to_raw: '0261910000',
  external: '+33639984127',
  display: '06 39 98 41 27',
  external_kind: 'number',
  caller_name: null,
  line: 'Assistance fibre',
  queue: 'Assistance fibre',
  agent: null,
  ivr_choice: null,
  ringing_at: at(-6_000),
  answered_at: null,
  held_since_at: null,
  hold_ms: 0,
  ended_at: null,
  wrap_up_ms: null,
  qualified_at: null,
  lost_cause: null,
  outcome: null,
  outcome_code: null,
  motive: null,
  note: null,
  campaign: null,
  transfer: null,
  ...over
});

/** A call that Inès hands to Karim. */
export const transfer = (over: Partial<Transfer> = {}): Transfer => ({
  from: { id: agents[0]!.id, name: agents[0]!.name, extension: agents[0]!.extension },
  to: { id: agents[1]!.id, name: agents[1]!.name, extension: agents[1]!.extension },
  announced: true,
  note: 'Box redémarrée deux fois, sans effet.',
  state: 'announced',
  at: at(-20_000),
  ...over
});

type Face = 'one' | 'several' | 'unknown' | 'masked' | 'internal';

const INCOMING: Record<Face, () => IncomingCall> = {
  one: () => ({
    match: 'one',
    fiche: fiche(),
    reason: { code: 'same_number', usage: 'mobile', main: true, extension: null, outdated: false }
  }),
  several: () => ({ match: 'several', company: 'Groupe Kerdoncuff', candidates: candidates() }),
  unknown: () => ({ match: 'unknown', can_create: true, seen: 0 }),
  masked: () => ({
    match: 'masked',
    expected: [
      callback(2, {
        contact_id: id(112),
        name: 'Joris Pennaneac’h',
        phone: '06 39 98 12 30',
        due_at: at(55 * MINUTE),
        subject: 'Rappel promis'
      })
    ]
  }),
  internal: () => ({ match: 'internal', name: 'Léa Fontenoy', extension: '12', level: 2 })
};

const NUMBERS: Record<Face, NumberRead> = {
  one: number('06 39 98 41 27'),
  several: number('02 61 91 08 14', 'fixed'),
  unknown: number('06 39 98 70 52'),
  masked: MASKED,
  internal: EXTENSION
};

/** A call in hand, of one of the five faces. */
export function live(face: Face, n = 1, over: Partial<Call> = {}, can_control = true): LiveCall {
  const read = NUMBERS[face];
  return {
    call: call(8000 + n, {
      contact_id: face === 'one' ? id(101) : null,
      contact_name: face === 'one' ? 'Camille Rousselot' : null,
      external: read.e164,
      display: read.national,
      external_kind: read.kind,
      direction: face === 'internal' ? 'internal' : 'inbound',
      queue: face === 'several' ? 'Standard' : face === 'unknown' ? 'Commercial' : 'Assistance fibre',
      ...over
    }),
    number: read,
    incoming: INCOMING[face](),
    can_control
  };
}

const outcome = (
  n: number,
  code: string,
  label: string,
  consequence: Outcome['consequence'] = 'none',
  parent: string | null = null
): Outcome => ({
  id: id(400 + n),
  parent_id: parent,
  code,
  label,
  position: n,
  consequence,
  reached: true,
  success_of: [],
  campaign_only: false,
  proposes: null
});

export const outcomes: Outcome[] = [
  outcome(1, 'resolved', 'Résolu'),
  outcome(2, 'to_call_back', 'À rappeler', 'callback'),
  outcome(3, 'transferred', 'Transféré, escaladé', 'ticket'),
  outcome(4, 'sale', 'Vente', 'sale'),
  outcome(5, 'refusal', 'Refus', 'refusal'),
  outcome(6, 'appointment', 'RDV pris', 'appointment'),
  outcome(7, 'wrong_number', 'Faux numéro', 'wrong_number'),
  outcome(8, 'opposition', 'Ne plus appeler', 'opposition'),
  outcome(9, 'voicemail', 'Absent, répondeur'),
  outcome(10, 'busy', 'Occupé'),
  outcome(11, 'incivility', 'Clos pour incivilité'),
  outcome(12, 'resolved_tutorial', 'Résolu par tutoriel', 'none', id(401))
];

const motive = (n: number, code: string, label: string, parent: string | null = null): Motive => ({
  id: id(450 + n),
  parent_id: parent,
  code,
  label,
  position: n
});

export const motives: Motive[] = [
  motive(1, 'outage', 'Débit, coupures'),
  motive(2, 'billing', 'Facturation'),
  motive(3, 'move', 'Déménagement'),
  motive(4, 'quote', 'Devis'),
  motive(5, 'wifi', 'Wi-Fi', id(451))
];

const tick = (key: string, label: string) => ({ key, label, weight: 1, eliminatory: false });

export const guides: Guide[] = [
  {
    key: 'cerc',
    name: 'CERC',
    direction: 'inbound',
    version: 1,
    purpose: 'Recevoir un appel, en quatre temps.',
    step: [
      {
        key: 'contact',
        letter: 'C',
        name: 'Contact',
        seconds: [10, 20],
        phrase: 'Bonjour, {agent} à votre écoute[, {civilite} {nom}].',
        help: 'Souriez.',
        item: [tick('greets', 'Accueillir'), tick('identifies', 'Vérifier la fiche')]
      },
      {
        key: 'listen',
        letter: 'E',
        name: 'Écoute',
        seconds: [30, 120],
        phrase: 'Que se passe-t-il exactement ?',
        help: null,
        item: [tick('lets_speak', 'Laisser parler sans couper'), tick('rephrases', 'Reformuler')]
      }
    ],
    objection: [
      {
        key: 'price',
        name: 'Prix',
        dig: 'Trop cher par rapport à quoi ?',
        rephrase: 'Vous voulez être sûr du prix juste.',
        argue: 'Ce prix comprend le dépannage.',
        check: 'Cela répond-il à votre question ?'
      }
    ]
  },
  {
    key: 'croc_cours',
    name: 'CROC du cours',
    direction: 'outbound',
    version: 1,
    purpose: 'Vérifier une fiche.',
    step: [
      {
        key: 'contact',
        letter: 'C',
        name: 'Contact',
        seconds: [10, 20],
        phrase: 'Bonjour, puis-je parler à {civilite} {nom} ?',
        help: null,
        item: [tick('asks', 'Demander la personne')]
      }
    ],
    objection: []
  },
  {
    key: 'croc_court',
    name: 'CROC court',
    direction: 'outbound',
    version: 1,
    purpose: 'Aller droit au but.',
    step: [
      {
        key: 'contact',
        letter: 'C',
        name: 'Contact',
        seconds: [10, 20],
        phrase: 'Bonjour {civilite} {nom}, un mot sur votre fibre.',
        help: null,
        item: [tick('says', 'Dire pourquoi on appelle')]
      }
    ],
    objection: []
  }
];

export const products: Product[] = [
  { id: id(481), reference: 'BOXP', name: 'Option Box+', price_cents: 900 },
  { id: id(482), reference: 'REP', name: 'Répéteur Wi-Fi', price_cents: 5900 },
  { id: id(483), reference: 'FIBP', name: 'Fibre Pro', price_cents: null }
];

export const documents: Document[] = [
  {
    key: 'attestation',
    name: 'Attestation de contrat',
    kind: 'attestation',
    version: 1,
    subject: 'Attestation',
    body: '{maison} atteste que {prenom} {nom} est sous contrat[ depuis {date}].'
  },
  {
    key: 'sms_rappel',
    name: 'SMS : rappelez-nous',
    kind: 'sms',
    version: 3,
    subject: 'Rappel',
    body: 'Rappelez-nous quand vous voulez.'
  },
  {
    key: 'devis_suite',
    name: 'Suite du devis',
    kind: 'mail',
    version: 1,
    subject: 'Votre devis',
    body: 'Bonjour'
  }
];

export const settings = (over: Record<string, unknown> = {}): SettingValue[] =>
  Object.entries({
    'house.name': 'Assistance fibre',
    'popup.mode': 'front',
    'popup.when': 'ringing',
    'interface.language': 'fr',
    'interface.theme': 'system',
    'interface.letter_keys': true,
    'interface.density': 'comfortable',
    'interface.zoom': '100',
    'desk.agent': id(1),
    'desk.repeat_days': 7,
    'inlet.http': false,
    'inlet.http_port': 0,
    'inlet.form': false,
    'inlet.requests_folder': '',
    'notify.desktop': true,
    'notify.details': false,
    'notify.silent': [],
    'start.done': true,
    ...over
  }).map(([key, value]) => ({ key, value, is_default: true, meaning: key }));

export const boot = (over: Partial<Boot> = {}): Boot => ({
  version: '0.1.0',
  data_file: '/home/ines/decroche.db',
  demo: true,
  first_start: false,
  settings: settings(),
  agents,
  outcomes,
  motives,
  products,
  guides,
  queues: [{ queue_id: id(71), queue: 'Pannes', guides: [] }],
  live: [],
  unqualified: 2,
  late_tickets: 2,
  drafts: [],
  recovered: null,
  port_taken: null,
  ...over
});

const FIRST = ['Camille', 'Maïwenn', 'Joris', 'Sofia', 'Loïc', 'Awa', 'Éloi', 'Nour', 'Gaëlle', 'Tristan'];
const LAST = [
  'Rousselot',
  'Kerdoncuff',
  'Pennaneac’h',
  'Azzouzi',
  'Bertho',
  'Diabaté',
  'Guivarc’h',
  'Lemoël'
];
const TOWNS = ['Pornic', 'Savenay', 'Quimper', 'Vitré', 'Fougères', 'Lannion'];
const STAGES = ['suspect', 'lead', 'prospect', 'client', 'loyal_client', 'lost'] as const;

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The nth line of an endless base. */
export function contactLine(n: number): ContactLine {
  return {
    contact_id: id(100_000 + n),
    external_id: null,
    name: `${pick(FIRST, n)} ${pick(LAST, n * 7 + 3)}`,
    company: n % 3 === 0 ? `Atelier ${pick(LAST, n)}` : null,
    phone: `06 39 98 ${String(n % 100).padStart(2, '0')} ${String((n * 37) % 100).padStart(2, '0')}`,
    town: pick(TOWNS, n),
    stage: pick(STAGES, n),
    temperature: n % 4 === 0 ? 'warm' : n % 7 === 0 ? 'hot' : null,
    last_contact_at: n % 5 === 0 ? null : at(-n * HOUR),
    open_tickets: n % 11 === 0 ? 1 : 0
  };
}

export const ticket = (line: TicketLine = ticketLine(1042)): Ticket => ({
  line,
  description: 'Coupures chaque soir vers 20 h, y compris en filaire.',
  resolution: null,
  category: null,
  motive: 'Débit, coupures',
  call_id: null,
  resolved_at: null,
  closed_at: null,
  sheet: { symptoms: '', tests_done: '', impact: '', reproducible: null },
  levels: 3,
  merged_into: null,
  links: [],
  case_id: null,
  product_id: null,
  motive_id: null,
  history: [
    {
      kind: 'opened',
      detail: null,
      body: null,
      agent: 'Yanis Le Gall',
      call_id: null,
      why: null,
      sheet: null,
      at: line.opened_at
    },
    {
      kind: 'note',
      detail: null,
      body: 'Test filaire fait : 912 Mb/s.',
      agent: 'Yanis Le Gall',
      call_id: null,
      why: null,
      sheet: null,
      at: at(-2.9 * DAY)
    }
  ]
});

const article = (n: number, over: Partial<Article> = {}): Article => ({
  id: id(9100 + n),
  title: 'Redémarrer la box',
  body: 'Débranchez la box.\n\n- attendez une minute\n- rebranchez',
  motive_id: null,
  cases: [],
  url: null,
  version: 1,
  updated_at: at(-DAY),
  retired: false,
  ...over
});

/** Two articles: one published, one not. */
export const articles: FoundArticle[] = [
  {
    article: article(1, { title: 'Débit lent le soir', url: 'https://exemple.fr/faq#debit', version: 3 }),
    same_motive: true,
    same_case: false,
    words: ['debit']
  },
  { article: article(2), same_motive: false, same_case: false, words: [] }
];

export const missing: MissingArticle[] = [{ motive_id: id(701), label: 'Facture', calls: 12, tickets: 1 }];

export const similar: Similar = {
  out_of: 212,
  questions: [{ stem: 'soir', word: 'soir', with: 2, without: 3 }],
  cases: [
    {
      case_id: id(9001),
      ticket_id: id(5900),
      ticket_number: 900,
      title: 'Coupures du soir, fibre',
      told: 'Ça coupe entre 20 h et 22 h, même en filaire.',
      solution: 'Rebrassage au point de mutualisation.',
      score: 0.92,
      matched: [
        { kind: 'word', word: 'coupures', there: 'coupe' },
        { kind: 'word', word: 'filaire', there: 'filaire' },
        { kind: 'motive' }
      ],
      worked: 14,
      tried: 16,
      said: null
    },
    {
      case_id: id(9002),
      ticket_id: null,
      ticket_number: null,
      title: 'Lenteur aux heures de pointe',
      told: 'Les visios se figent le soir.',
      solution: 'Canal 5 GHz forcé.',
      score: 0.71,
      matched: [{ kind: 'word', word: 'soir', there: 'soir' }],
      worked: 11,
      tried: 23,
      said: false
    }
  ]
};

const boardCard = (n: number, over: Partial<Card> = {}): Card => ({
  contact_id: id(7000 + n),
  name: ['Manon Gaudry', 'Joris Pennaneac’h', 'Odile Marsan', 'Nawel Ferhat'][n % 4] ?? '',
  company: 'Gaudry Menuiserie',
  owner: null,
  amount_cents: n * 100_000,
  next_at: at(n * DAY),
  next_subject: 'Devis',
  open_tickets: 0,
  temperature: null,
  proposal: null,
  ...over
});

/** A board of seven columns, a card or two in each. */
export const board = (): Board => ({
  columns: (
    [
      ['suspect', null],
      ['lead', null],
      ['prospect', 'cold'],
      ['prospect', 'warm'],
      ['prospect', 'hot'],
      ['client', null],
      ['loyal_client', null]
    ] as const
  ).map(([stage, temperature], n) => ({
    stage,
    temperature,
    count: n === 0 ? 1204 : 1,
    passage: n < 3 ? { came: 100, went_on: 29, median_days: 12 } : null,
    cards: [
      boardCard(n, {
        next_at: n === 1 ? at(-2 * DAY) : n === 5 ? null : at(n * DAY + HOUR),
        temperature: temperature === 'cold' ? null : temperature,
        proposal:
          n === 3
            ? {
                temperature: 'hot',
                points: 66,
                signs: [{ code: 'opportunity', at: at(-3 * DAY), points: 33 }]
              }
            : null
      })
    ]
  })),
  open_cents: 18_640_000,
  weighed_cents: 9_215_000,
  late: 7,
  nothing_planned: 23
});
