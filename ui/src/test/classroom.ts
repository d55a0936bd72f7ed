/** Listening grids and practice, in memory. People and numbers of fiction; the notes are those of the last marks told. */
import type {
  Call,
  Grid,
  GridKept,
  GridMark,
  Hearing,
  Listened,
  ListeningStep,
  ListeningView,
  PartNote,
  Weighed
} from '../lib/types';
import * as fiction from './fiction';

type Args = Record<string, unknown>;
const DAY = 86_400_000;
const NOTHING: ListeningView = { hearing: null, weighed: null, grids: null, file: null };

const item = (key: string, label: string, eliminatory = false) => ({ key, label, help: null, eliminatory });

export const croc: Grid = {
  key: 'ecoute_croc',
  name: 'Écoute CROC',
  for: 'call',
  version: 1,
  part: [
    {
      key: 'contact',
      name: 'Contact',
      weight: 60,
      item: [item('greets', 'Salue'), item('checks_identity', 'Vérifie l’interlocuteur', true)]
    },
    { key: 'leave', name: 'Congé', weight: 40, item: [item('thanks', 'Remercie et salue par le nom')] }
  ]
};

const cerc: Grid = { ...croc, key: 'ecoute_cerc', name: 'Écoute CERC' };
const POINTS: Record<GridMark, number | null> = {
  absent: 0,
  partial: 1,
  compliant: 2,
  not_evaluable: null
};

export class Classroom {
  grids: Grid[] = [croc, cerc];
  /** The call being marked; a test may put another. */
  call: Call = fiction.call(8803, {
    state: 'qualified',
    direction: 'outbound',
    contact_id: fiction.id(101),
    contact_name: 'Camille Rousselot',
    agent: 'Inès Morvan',
    outcome: 'Résolu',
    note: 'Veut le catalogue par courriel.',
    ringing_at: fiction.at(-3_600_000),
    answered_at: fiction.at(-3_600_000 + 8_000),
    ended_at: fiction.at(-3_600_000 + 198_000)
  });
  listened: Listened[] = [];

  weigh(key: string, marks: Record<string, GridMark>): Weighed {
    const grid = this.grids.find((one) => one.key === key) ?? croc;
    const parts: PartNote[] = grid.part.map((part) => {
      const points = part.item.flatMap(({ key: one }) => POINTS[marks[one] ?? 'not_evaluable'] ?? []);
      return {
        key: part.key,
        name: part.name,
        weight: part.weight,
        points: points.reduce((sum, n) => sum + n, 0),
        out_of: points.length * 2
      };
    });
    const failed = grid.part
      .flatMap((part) => part.item)
      .filter((one) => one.eliminatory && marks[one.key] === 'absent')
      .map((one) => one.key);
    const judged = parts.filter(({ out_of }) => out_of > 0);
    const whole = judged.reduce((sum, { weight }) => sum + weight, 0);
    const got = judged.reduce((sum, part) => sum + (part.weight * part.points) / part.out_of, 0);
    const note = whole === 0 ? null : failed.length > 0 ? 0 : Math.round((got / whole) * 200) / 10;
    return { note, parts, failed };
  }

  private hearing(): Hearing {
    return {
      heard: { heard: 'call', call_id: this.call.id },
      call: this.call,
      message: null,
      guide: {
        name: 'CROC du cours',
        steps: [
          {
            name: 'Contact',
            seconds: [10, 20],
            spent_ms: 14_000,
            items: [
              { label: 'Salue', ticked: true },
              { label: 'Se présente', ticked: false }
            ]
          }
        ],
        objections: [{ key: 'no_time', name: 'Pas le temps', answered: ['dig'] }]
      },
      of: 'Inès Morvan',
      grids: this.grids.filter((grid) => grid.for === 'call'),
      proposed: 'ecoute_croc',
      listenings: this.listened
    };
  }

  private kept(): GridKept[] {
    return this.grids.map((grid) => ({
      grid,
      ships: grid.key.startsWith('ecoute_'),
      versions:
        grid.version > 1 ? [{ version: grid.version, saved_at: fiction.at(0), by: 'Inès Morvan' }] : []
    }));
  }

  private listen(step: ListeningStep): Partial<ListeningView> {
    switch (step.step) {
      case 'open':
        return { hearing: this.hearing() };
      case 'weigh':
        return { weighed: this.weigh(step.grid, step.marks) };
      case 'mark': {
        const { heard, grid, marks, comment } = step.listening;
        const { note, parts } = this.weigh(grid, marks);
        const listening = {
          id: fiction.id(7700 + this.listened.length),
          heard,
          grid,
          version: 1,
          marks,
          parts,
          note,
          comment,
          by: 'Inès Morvan',
          at: fiction.at(0)
        };
        const of = this.grids.find((one) => one.key === grid) ?? null;
        this.listened = [{ listening, grid: of, kept_until: fiction.at(365 * DAY) }, ...this.listened];
        return { hearing: this.hearing() };
      }
      case 'grids':
        return { grids: this.kept() };
      case 'save': {
        const others = this.grids.filter(({ key }) => key !== step.grid.key);
        const known = this.grids.find(({ key }) => key === step.grid.key);
        this.grids = [...others, { ...step.grid, version: (known?.version ?? 0) + 1 }];
        return { grids: this.kept() };
      }
      case 'read':
        return { grids: this.kept() };
      case 'export':
        return { file: `/home/ines/Documents/${step.grid}.toml` };
    }
  }

  commands: Record<string, (args: Args) => unknown> = {
    listening_work: (a) => ({ ...NOTHING, ...this.listen(a.step as ListeningStep) })
  };
}
