/** A campaign being typed, new or changed: one draft a campaign, whatever happens meanwhile. */
import { drafts } from '../../lib/state/drafts.svelte';
import type { Campaign, CampaignGround, CampaignKind, NewCampaign } from '../../lib/types';

export const NEW_DRAFT = 'campaign:new';

/** The kinds that offer nothing: outside prospecting, unless the house says otherwise. As in the core. */
const SERVICE: readonly CampaignKind[] = ['fundraising', 'survey', 'collection', 'verification'];

export const usualGround = (kind: CampaignKind): CampaignGround =>
  SERVICE.includes(kind) ? 'service' : 'prospecting';

const blank = () => ({
  name: '',
  kind: 'prospecting' as CampaignKind,
  /** Empty: the usual one of its kind. */
  ground: '' as CampaignGround | '',
  goal: '',
  startsOn: '',
  endsOn: '',
  attempts: '3',
  absent: '27',
  busy: '30',
  guide: '',
  otherGuide: '',
  agents: [] as string[],
  brief: ''
});
export type Form = ReturnType<typeof blank>;

const typedFrom = (campaign: Campaign): Form => ({
  name: campaign.name,
  kind: campaign.kind,
  ground: campaign.ground,
  goal: campaign.goal === null ? '' : String(campaign.goal),
  startsOn: campaign.starts_on ?? '',
  endsOn: campaign.ends_on ?? '',
  attempts: String(campaign.max_attempts),
  absent: String(campaign.absent_hours),
  busy: String(campaign.busy_minutes),
  guide: campaign.guides[0] ?? '',
  otherGuide: campaign.guides[1] ?? '',
  agents: [...campaign.agents],
  brief: campaign.brief
});

/** A whole number within limits; `null`: it is not one. */
export function within(text: string, low: number, high: number): number | null {
  if (!/^\d{1,6}$/.test(text.trim())) return null;
  const n = Number(text);
  return n >= low && n <= high ? n : null;
}

export const LIMITS = { attempts: [1, 10], absent: [1, 720], busy: [1, 1440], goal: [1, 100_000] } as const;
type Limited = keyof typeof LIMITS;

export class CampaignTyped {
  form = $state<Form>(blank());
  /** How it was before anything was typed. */
  readonly #start: string;

  constructor(readonly campaign: Campaign | null) {
    const start = campaign === null ? blank() : typedFrom(campaign);
    this.#start = JSON.stringify(start);
    this.form = start;
    const { text } = this.draft;
    if (text === '') return;
    try {
      this.form = { ...start, ...(JSON.parse(text) as Partial<Form>) };
    } catch {
      // A draft of another version: its text stays in the file, the form starts as the campaign is.
    }
  }

  get draft() {
    return drafts.of(this.campaign === null ? NEW_DRAFT : `campaign:${this.campaign.id}`);
  }

  /** To call at each change of a field. */
  changed() {
    const body = JSON.stringify(this.form);
    const kept = body === this.#start ? '' : body;
    if (kept !== this.draft.text) this.draft.type(kept);
  }

  wrong(field: Limited): boolean {
    const text = this.form[field];
    if (field === 'goal' && text.trim() === '') return false;
    const [low, high] = LIMITS[field];
    return within(text, low, high) === null;
  }

  get datesWrong(): boolean {
    const { startsOn, endsOn } = this.form;
    return startsOn !== '' && endsOn !== '' && startsOn > endsOn;
  }

  get ready(): boolean {
    const numbers = (Object.keys(LIMITS) as Limited[]).every((field) => !this.wrong(field));
    return this.form.name.trim() !== '' && numbers && !this.datesWrong;
  }

  get ground(): CampaignGround {
    return this.form.ground === '' ? usualGround(this.form.kind) : this.form.ground;
  }

  /** As the core takes it; only when ready. */
  get said(): NewCampaign {
    const form = $state.snapshot(this.form);
    const guides = form.guide === '' ? [] : [form.guide, form.otherGuide];
    return {
      name: form.name.trim(),
      kind: form.kind,
      ground: this.ground,
      goal: form.goal.trim() === '' ? null : Number(form.goal),
      starts_on: form.startsOn || null,
      ends_on: form.endsOn || null,
      max_attempts: Number(form.attempts),
      absent_hours: Number(form.absent),
      busy_minutes: Number(form.busy),
      guides: [...new Set(guides.filter((key) => key !== ''))],
      brief: form.brief.trim(),
      agents: form.agents
    };
  }
}
