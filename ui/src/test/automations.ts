/** Rules and sequences in memory, as the shell answers of them. Not shipped. */
import type {
  Act,
  Automations,
  AutomationStep,
  Fiche,
  FollowUpStep,
  Rule,
  Sequence,
  Stage
} from '../lib/types';
import * as fiction from './fiction';

export const onLead: Rule = {
  when: { event: 'call_qualified', outcome: 'sale' },
  conditions: [
    { condition: 'stage', any_of: ['suspect', 'prospect'] },
    { condition: 'open_ticket', open: false }
  ],
  actions: [
    { action: 'propose_stage', stage: 'client' },
    { action: 'task', text: 'Préparer le devis', due: { days: 2, minutes: 540 } }
  ]
};

export const onSilence: Rule = {
  when: { event: 'silence', days: 90 },
  conditions: [],
  actions: [{ action: 'tag', tag: 'à recontacter' }]
};

export const quote: Sequence = {
  name: 'Suivi d’un devis',
  minutes: 540,
  steps: [
    { kind: 'call', subject: 'Des questions ?' },
    { kind: 'wait', days: 3 },
    { kind: 'mail', document: 'devis_suite' }
  ],
  exits: [{ exit: 'answered' }]
};

export const act = (over: Partial<Act> = {}): Act => ({
  id: fiction.id(7001),
  rule_id: fiction.id(7101),
  rule: onSilence,
  action: { action: 'tag', tag: 'à recontacter' },
  contact_id: fiction.id(101),
  name: 'Camille Rousselot',
  state: 'done',
  at: fiction.at(-3_600_000),
  ended_by: null,
  ...over
});

/** Somebody with one of each under way. */
export const underWay = (): Fiche['follow_up'] => ({
  tags: ['à recontacter'],
  proposals: [
    {
      id: fiction.id(7201),
      contact_id: fiction.id(101),
      name: 'Camille Rousselot',
      kind: 'stage',
      value: 'client',
      document: null,
      reason: { by: 'rule', rule: onLead },
      at: fiction.at(-60_000)
    },
    {
      id: fiction.id(7202),
      contact_id: fiction.id(101),
      name: 'Camille Rousselot',
      kind: 'message',
      value: 'devis_suite',
      document: 'Suite du devis',
      reason: { by: 'sequence', name: quote.name, step: 2, of: 2 },
      at: fiction.at(-120_000)
    }
  ],
  tasks: [
    {
      id: fiction.id(7301),
      contact_id: fiction.id(101),
      name: 'Camille Rousselot',
      text: 'Préparer le devis',
      due_at: fiction.at(86_400_000),
      owner: null,
      reason: { by: 'rule', rule: onLead }
    }
  ],
  sequences: [
    {
      id: fiction.id(7401),
      sequence_id: fiction.id(7501),
      name: quote.name,
      step: 2,
      of: 2,
      next: { kind: 'mail', document: 'devis_suite' },
      next_at: fiction.at(2 * 86_400_000),
      started_at: fiction.at(-86_400_000),
      started_by: null,
      reason: null,
      ended_at: null,
      why: null
    }
  ],
  acts: [act()]
});

/** The fiche after a step of an agent. */
export function followed(fiche: Fiche, step: FollowUpStep): Fiche {
  const under = fiche.follow_up;
  const next = (follow_up: Partial<Fiche['follow_up']>) => ({
    ...fiche,
    follow_up: { ...under, ...follow_up }
  });
  if (step.step === 'tag')
    return next({ tags: [...under.tags.filter((tag) => tag !== step.tag), ...(step.on ? [step.tag] : [])] });
  if (step.step === 'stop')
    return next({
      sequences: under.sequences.map((run) =>
        run.id === step.run_id
          ? { ...run, next: null, next_at: null, ended_at: fiction.at(0), why: 'stopped' as const }
          : run
      )
    });
  if (step.step === 'answer') {
    const answered = under.proposals.find(({ id }) => id === step.proposal_id);
    const after = next({ proposals: under.proposals.filter(({ id }) => id !== step.proposal_id) });
    if (step.agrees && answered?.kind === 'stage')
      return { ...after, contact: { ...after.contact, stage: answered.value as Stage } };
    return after;
  }
  if (step.step === 'task' && step.task.task !== 'add') {
    const { task_id } = step.task;
    return next({ tasks: under.tasks.filter(({ id }) => id !== task_id) });
  }
  return fiche;
}

export class House {
  all: Automations = {
    on: true,
    rules: [
      {
        id: fiction.id(7101),
        rule: onSilence,
        on_at: fiction.at(-86_400_000),
        ships: false,
        acts: 1,
        last_at: fiction.at(-3_600_000)
      },
      { id: fiction.id(7102), rule: onLead, on_at: null, ships: true, acts: 0, last_at: null }
    ],
    sequences: [{ id: fiction.id(7501), sequence: quote, ships: true, running: 1, ended: 4 }],
    log: [
      act(),
      act({ id: fiction.id(7002), state: 'undone', ended_by: { id: fiction.id(1), name: 'Inès Caradec' } })
    ],
    dry_run: null,
    queues: ['Assistance'],
    lines: ['Standard'],
    tags: ['à recontacter']
  };

  commands: Record<string, (args: Record<string, unknown>) => unknown> = {
    automation_work: ({ step }) => this.after(step as AutomationStep | null)
  };

  private after(step: AutomationStep | null): Automations {
    const { all } = this;
    if (step === null) return all;
    if (step.step === 'dry_run')
      return {
        ...all,
        dry_run: {
          from: fiction.at(-step.days * 86_400_000),
          times: 2,
          people: 1,
          more: false,
          lines: [1, 2].map((n) => ({
            contact_id: fiction.id(101),
            name: 'Camille Rousselot',
            at: fiction.at(-n * 86_400_000)
          }))
        }
      };
    if (step.step === 'turn') this.all = { ...all, on: step.on };
    if (step.step === 'switch')
      this.all = {
        ...all,
        rules: all.rules.map((line) =>
          line.id === step.rule_id ? { ...line, on_at: step.on ? fiction.at(0) : null } : line
        )
      };
    if (step.step === 'save_rule') {
      const line = {
        id: fiction.id(7109),
        rule: step.rule,
        on_at: null,
        ships: false,
        acts: 0,
        last_at: null
      };
      this.all = { ...all, rules: [...all.rules.filter(({ id }) => id !== step.rule_id), line] };
    }
    if (step.step === 'remove_rule')
      this.all = { ...all, rules: all.rules.filter(({ id }) => id !== step.rule_id) };
    if (step.step === 'save_sequence') {
      const line = { id: fiction.id(7509), sequence: step.sequence, ships: false, running: 0, ended: 0 };
      this.all = { ...all, sequences: [...all.sequences.filter(({ id }) => id !== step.sequence_id), line] };
    }
    if (step.step === 'undo_act')
      this.all = {
        ...all,
        log: all.log.map((one) => (one.id === step.act_id ? { ...one, state: 'undone' as const } : one))
      };
    return this.all;
  }
}
