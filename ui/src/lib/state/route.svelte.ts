/** Which screen is shown: the hash of the address, nothing else. `#/contacts/<id>` opens one thing of a screen. */
export const SCREENS = [
  'desk',
  'contacts',
  'pipeline',
  'tickets',
  'campaigns',
  'agenda',
  'journal',
  'settings',
  'practice',
  'data'
] as const;
export type Screen = (typeof SCREENS)[number];

/** What opens a screen: its digit in their order; after the ninth, its letter. */
export function keyOf(screen: Screen): string {
  return screen === 'data' ? 'Ctrl+d' : `Ctrl+${SCREENS.indexOf(screen) + 1}`;
}

function read(hash: string): { screen: Screen; id: string | null } {
  const [, name = '', id = ''] = hash.replace(/^#/, '').split('/');
  const screen = SCREENS.find((known) => known === name) ?? 'desk';
  return { screen, id: id === '' ? null : decodeURIComponent(id) };
}

class Route {
  screen = $state<Screen>('desk');
  id = $state<string | null>(null);

  /** Follows the address; returns the function that stops. */
  start() {
    const follow = () => {
      const { screen, id } = read(location.hash);
      this.screen = screen;
      this.id = id;
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }

  go(screen: Screen, id: string | null = null) {
    this.screen = screen;
    this.id = id;
    location.hash = this.href(screen, id);
  }

  href(screen: Screen, id: string | null = null) {
    return id === null ? `#/${screen}` : `#/${screen}/${encodeURIComponent(id)}`;
  }
}

export const route = new Route();
