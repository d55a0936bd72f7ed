/** Calling out, in memory: campaigns, the guard's answers, the calls placed. People and numbers of fiction. */
import type {
  CallCampaign,
  Campaign,
  CampaignPage,
  CampaignStep,
  DialCheck,
  Dialled,
  Fiche,
  Ground,
  LiveCall,
  NewDial,
  NextCall,
  Obstacle,
  Target,
  Verdict
} from '../lib/types';
import * as fiction from './fiction';

type Args = Record<string, unknown>;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const SOURCE = 'C. conso. L.223-1, R.223-1 à R.223-4 et D.223-9';

export const allowed: Verdict = {
  allowed: true,
  obstacles: [],
  next_legal_at: null,
  source: SOURCE,
  slot_at: null
};
export const refused = (obstacles: Obstacle[], next_legal_at: string | null = null): Verdict => ({
  allowed: false,
  obstacles,
  next_legal_at,
  slot_at: null,
  source: SOURCE
});

const target = (n: number, name: string, over: Partial<Target> = {}): Target => ({
  id: fiction.id(9200 + n),
  contact_id: fiction.id(100_000 + n),
  name,
  company: null,
  state: 'waiting',
  next_at: null,
  attempts: 0,
  guide: null,
  outcome: null,
  success: false,
  why: null,
  taken_by: null,
  ...over
});

const campaign = (n: number, name: string, over: Partial<Campaign> = {}): Campaign => ({
  id: fiction.id(9100 + n),
  name,
  kind: 'prospecting',
  ground: 'prospecting',
  goal: 10,
  starts_on: '2026-11-03',
  ends_on: '2026-12-18',
  max_attempts: 3,
  absent_hours: 27,
  busy_minutes: 30,
  guides: ['croc_cours', 'croc_court'],
  brief: 'Offre Fibre Pro, sans engagement. Ne pas parler du prix avant la troisième question.',
  agents: [],
  created_at: fiction.at(-17 * DAY),
  closed_at: null,
  progress: {
    people: 40,
    waiting: 12,
    later: 4,
    calling: 0,
    done: 21,
    out: 7,
    successes: 3,
    attempts: 58,
    reached: 21
  },
  ...over
});

export class Outbound {
  campaigns = [
    campaign(1, 'Fibre Pro, commerces de Pornic'),
    campaign(2, 'Enquête de satisfaction', {
      kind: 'survey',
      ground: 'service',
      goal: null,
      guides: [],
      brief: ''
    }),
    campaign(3, 'Rentrée 2026', { closed_at: fiction.at(-30 * DAY), guides: [] })
  ];
  /** Those to be called, in their order. */
  queue = [
    target(1, 'Camille Rousselot', {
      contact_id: fiction.id(101),
      company: 'Atelier Rousselot',
      attempts: 1,
      guide: 'croc_cours',
      outcome: 'Occupé'
    }),
    target(2, 'Édouard Vasseur', { company: 'Vasseur Paysage', guide: 'croc_court' }),
    target(3, 'Tom Iribarne')
  ];
  /** What the guard answers, by ground; on any other ground one may. */
  verdicts: Partial<Record<Ground['ground'], Verdict>> = {};
  handed = false;
  /** Tells the shell of a call placed. */
  rings: (live: LiveCall) => void = () => {};

  private others = [
    target(4, 'Odile Marsan', {
      company: 'Marsan Traiteur',
      state: 'done',
      attempts: 2,
      outcome: 'RDV pris',
      success: true
    }),
    target(5, 'Bruno Castaing', { state: 'out', attempts: 3, outcome: 'Absent, répondeur', why: 'attempts' }),
    target(6, 'Aïcha Benali', { next_at: fiction.at(3 * DAY), attempts: 1, outcome: 'À rappeler' })
  ];

  private of(id: unknown): Campaign {
    const found = this.campaigns.find((one) => one.id === id);
    if (found === undefined) throw { code: 'not_found', detail: null };
    return found;
  }

  private page(id: unknown): CampaignPage {
    const shown = this.of(id);
    const two = shown.guides.length === 2;
    return {
      campaign: shown,
      people: [...this.queue, ...this.others],
      compared: two
        ? {
            a: { guide: 'croc_cours', reached: 11, successes: 1, rate: { low: 0.016, high: 0.377 } },
            b: { guide: 'croc_court', reached: 10, successes: 2, rate: { low: 0.057, high: 0.51 } },
            difference: { low: -0.2, high: 0.41 }
          }
        : null,
      hours: [
        { hour: 10, tried: 12, answered: 3 },
        { hour: 11, tried: 20, answered: 12 },
        { hour: 18, tried: 9, answered: 4 }
      ]
    };
  }

  private work(id: unknown, step: CampaignStep): CampaignPage {
    const change = (over: Partial<Campaign>) => {
      this.campaigns = this.campaigns.map((one) => (one.id === id ? { ...one, ...over } : one));
    };
    if (step.step === 'save') {
      const { campaign: typed } = step;
      const saved = { ...typed, ground: typed.ground ?? 'prospecting' };
      if (id !== null) change(saved);
      else {
        const none = {
          people: 0,
          waiting: 0,
          later: 0,
          calling: 0,
          done: 0,
          out: 0,
          successes: 0,
          attempts: 0,
          reached: 0
        };
        this.campaigns = [campaign(9, '', { ...saved, progress: none }), ...this.campaigns];
        return this.page(fiction.id(9109));
      }
    } else if (step.step === 'close') change({ closed_at: fiction.at(0) });
    else if (step.step === 'reopen') change({ closed_at: null });
    else if (step.step === 'skip') this.queue = this.queue.filter((one) => one.id !== step.target_id);
    else {
      const { progress } = this.of(id);
      const n = step.contacts.length + (step.pick === null ? 0 : 12);
      change({ progress: { ...progress, people: progress.people + n, waiting: progress.waiting + n } });
    }
    return this.page(id);
  }

  private check(contactId: unknown, ground: Ground): DialCheck {
    return {
      contact_id: String(contactId),
      ground,
      verdict: this.verdicts[ground.ground] ?? allowed,
      phone: { id: fiction.id(201), e164: '+33639984127', display: '06 39 98 41 27' },
      open_ticket: 1042,
      callback_at: null,
      asked_at: null
    };
  }

  private next(id: unknown): NextCall {
    if (this.of(id).closed_at !== null) throw { code: 'refused', detail: 'campaign_closed' };
    const first = this.queue[0] ?? null;
    const legal = fiction.at(3 * DAY);
    return {
      campaign_id: String(id),
      target: first,
      check: first === null ? null : this.check(first.contact_id, { ground: 'prospecting' }),
      best: first === null ? null : { at: { hour: 11, tried: 4, answered: 4 }, of: 'person' },
      refused: [
        {
          target: target(7, 'Hélène Castagnet', { company: 'Pharmacie du Port' }),
          verdict: refused([{ code: 'no_consent' }]),
          no_number: false
        },
        {
          target: target(8, 'Lucas Feuillade', { company: 'Feuillade Couvreur' }),
          verdict: refused(
            [
              { code: 'attempts', count: 4, days: 30 },
              {
                code: 'hour',
                local: '13:04',
                hours: [
                  ['10:00', '13:00'],
                  ['14:00', '20:00']
                ]
              }
            ],
            legal
          ),
          no_number: false
        },
        { target: target(9, 'Djamila Saïdi'), verdict: allowed, no_number: true }
      ],
      next_at: first === null ? legal : null
    };
  }

  private dial(dial: NewDial, fiche: (id: string) => Fiche): Dialled {
    const whom = this.queue.find((one) => one.id === dial.target_id) ?? null;
    const of = this.campaigns[0];
    const made: CallCampaign | null =
      whom === null || of === undefined
        ? null
        : { id: of.id, name: of.name, kind: of.kind, guide: whom.guide };
    const named = fiche(dial.contact_id);
    const live = fiction.live('one', 50 + this.placed++, {
      source: 'dial',
      direction: 'outbound',
      line: null,
      queue: null,
      contact_id: dial.contact_id,
      contact_name: whom?.name ?? 'Camille Rousselot',
      campaign: made
    });
    live.incoming = { match: 'one', fiche: named, reason: { code: 'chosen' } };
    if (whom !== null) this.queue = this.queue.filter((one) => one.id !== whom.id);
    this.rings(live);
    return { live, handed: this.handed };
  }
  private placed = 0;

  /** The commands; `fiche` finds a person's. */
  commands = (fiche: (id: string) => Fiche): Record<string, (args: Args) => unknown> => ({
    campaign_list: () => this.campaigns,
    campaign_page: (a) => this.page(a.campaignId),
    campaign_work: (a) => this.work(a.campaignId, a.step as CampaignStep),
    campaign_next: (a) => this.next(a.campaignId),
    dial_check: (a) => this.check(a.contactId, a.ground as Ground),
    call_dial: (a) => this.dial(a.dial as NewDial, fiche)
  });
}
