/** Installs the shell in memory in a browser page and plays the scene asked for by the address. */
import './present-today';
import { refused } from './outbound';
import { FakeShell } from './shell';
import * as fiction from './fiction';

const asked = new URLSearchParams(location.search);
const scene = asked.get('scene') ?? 'idle';
const isPopup = location.pathname.includes('popup');

const shell = new FakeShell({
  settings: fiction.settings({
    'interface.theme': asked.get('theme') ?? 'light',
    'interface.language': asked.get('lang') ?? 'fr'
  }),
  first_start: scene === 'start'
}).install(isPopup ? 'popup' : 'main');

const answered = {
  state: 'answered',
  answered_at: fiction.at(-252_000),
  ringing_at: fiction.at(-261_000)
} as const;
const faces = ['one', 'several', 'unknown', 'masked', 'internal'] as const;
const face = faces.find((known) => known === scene);

const scenes: Record<string, () => Promise<unknown>> = {
  two: async () => {
    await shell.ring(fiction.live('one', 1));
    await shell.ring(fiction.live('several', 2));
  },
  call: async () => {
    await shell.ring(fiction.live('one', 1, answered));
    await shell.ring(
      fiction.live('unknown', 2, {
        state: 'held',
        answered_at: fiction.at(-80_000),
        held_since_at: fiction.at(-22_000)
      })
    );
  },
  second: async () => {
    await shell.ring(fiction.live('one', 1, answered));
    await shell.ring(fiction.live('several', 2));
  },
  /** The law does not let one call anybody for prospecting. */
  refused: async () => {
    shell.outbound.verdicts.prospecting = refused([{ code: 'no_consent' }, { code: 'day', weekday: 7 }]);
  },
  unknown_call: () => shell.ring(fiction.live('unknown', 1, answered)),
  wrap: () =>
    shell.ring(fiction.live('one', 1, { ...answered, state: 'wrap_up', ended_at: fiction.at(-14_000) })),
  missed: () =>
    shell.ring(
      fiction.live('one', 1, { state: 'ended', lost_cause: 'missed', ended_at: fiction.at(-14_000) })
    )
};

function play() {
  if (shell.says('boot').length === 0) return void setTimeout(play, 100);
  setTimeout(() => {
    if (face) void shell.ring(fiction.live(face, 1, {}, asked.get('control') !== 'no'));
    else void scenes[scene]?.();
    if (asked.has('taken')) setTimeout(() => void shell.emit('taken', null), 100);
  }, 200);
}

play();
