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
  LiveCall,
  PartNote,
  Practice,
  PracticeLine,
  PracticeStep,
  PracticeView,
  SheetLine,
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

const NO_PRACTICE: PracticeView = {
  sheets: [],
  tries: [],
  progress: [],
  sheet: null,
  practice: null,
  card: null,
  live: null,
  file: null
};

const sheetLine = (n: number, name: string, town: string): SheetLine => ({
  contact_id: fiction.id(n),
  external_id: `NDRC-${n}`,
  name,
  town,
  tries: 0
});

const COMPARED: Practice['fields'] = [
  {
    field: 'first_name',
    before: 'Camille',
    expected: 'Camille',
    found: 'Camile',
    right: false,
    verdict: 'made_worse'
  },
  { field: 'town', before: 'Lorient', expected: 'Vannes', found: 'Vannes', right: true, verdict: 'right' },
  {
    field: 'email',
    before: null,
    expected: 'c.rousselot@exemple.fr',
    found: null,
    right: false,
    verdict: 'still_wrong'
  },
  {
    field: 'phone',
    before: '06 39 98 41 27',
    expected: '06 39 98 41 27',
    found: '06 39 98 41 27',
    right: true,
    verdict: 'right'
  }
];

export class Classroom {
  /** None until a test, or the class, brings some. */
  sheets: SheetLine[] = [];
  tries: Practice[] = [];
  /** Tells the shell of a practice call. */
  rings: (live: LiveCall) => void = () => {};
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

  /** The class is open: two sheets, nothing tried yet. */
  begin() {
    this.sheets = [
      sheetLine(101, 'Camille Rousselot', 'Lorient'),
      sheetLine(102, 'Joris Pennaneac’h', 'Brest')
    ];
  }

  /** A try as it stands; `over` says how far it is. */
  tried(n: number, over: Partial<PracticeLine> = {}): Practice {
    const line: PracticeLine = {
      id: fiction.id(7600 + n),
      contact_id: fiction.id(101),
      name: 'Camille Rousselot',
      student: 'Yanis Belkacem',
      started_at: fiction.at(-3_600_000),
      checked_at: null,
      call_id: this.call.id,
      called: true,
      fiche: null,
      listening: null,
      mark: null,
      ...over
    };
    const practice = { line, fields: [], call: this.call, listened: null, strengths: '', improve: '' };
    this.tries = [practice, ...this.tries];
    return practice;
  }

  private change(id: string, over: (practice: Practice) => Partial<Practice>): Partial<PracticeView> {
    this.tries = this.tries.map((one) => (one.line.id === id ? { ...one, ...over(one) } : one));
    return { practice: this.tries.find(({ line }) => line.id === id) ?? null };
  }

  private practise(step: PracticeStep): Partial<PracticeView> {
    switch (step.step) {
      case 'list': {
        const done = this.tries.filter(({ line }) => line.fiche !== null);
        const fiches = done.map(({ line }) => line.fiche ?? 0).reverse();
        const mean = fiches.reduce((sum, mark) => sum + mark, 0) / fiches.length;
        const progress = {
          student: 'Yanis Belkacem',
          fiches,
          fiche_mean: mean,
          listened: 0,
          listening_mean: null
        };
        return {
          sheets: this.sheets,
          tries: this.tries.map(({ line }) => line),
          progress: done.length === 0 ? [] : [progress]
        };
      }
      case 'open': {
        const line = this.sheets.find(({ contact_id }) => contact_id === step.contact_id);
        if (line === undefined) throw { code: 'not_found', detail: 'sheet' };
        const current = this.tries.find((one) => one.line.contact_id === step.contact_id)?.line ?? null;
        return { sheet: { line, brief: 'Vous vérifiez le fichier.', guide: 'croc_cours', current } };
      }
      case 'play': {
        const truth = step.truth ? [{ field: 'town' as const, value: 'Vannes' }] : null;
        return {
          card: {
            contact_id: step.contact_id,
            name: 'Camille Rousselot',
            brief: 'Vous avez déménagé au printemps.',
            truth
          }
        };
      }
      case 'call': {
        const live = fiction.live('one', 61, { direction: 'outbound', source: 'dial' });
        this.tried(this.tries.length + 1, { student: step.student, call_id: live.call.id, called: false });
        this.rings(live);
        return { live };
      }
      case 'restart':
        return {
          practice: this.tried(this.tries.length + 1, { student: step.student, call_id: null, called: false })
        };
      case 'check':
        return this.change(step.practice_id, ({ line }) => ({
          line: { ...line, checked_at: fiction.at(0), fiche: 10 },
          fields: COMPARED
        }));
      case 'note':
        return this.change(step.practice_id, () => ({ strengths: step.strengths, improve: step.improve }));
      case 'show':
        return this.change(step.practice_id, () => ({}));
      case 'print':
        return { file: '/home/ines/Documents/evaluation.html' };
    }
  }

  commands: Record<string, (args: Args) => unknown> = {
    practice_work: (a) => ({ ...NO_PRACTICE, ...this.practise(a.step as PracticeStep) }),
    listening_work: (a) => ({ ...NOTHING, ...this.listen(a.step as ListeningStep) })
  };
}
