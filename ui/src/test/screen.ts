/** Mounts the whole main window on one screen, over the shell in memory. */
import { cleanup, configure, render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { tick } from 'svelte';
import { expect, vi } from 'vitest';
import App from '../App.svelte';
import { bootState } from '../lib/state/boot.svelte';
import { drafts } from '../lib/state/drafts.svelte';
import type { Boot } from '../lib/types';
import { FakeShell } from './shell';

// Whole screens take their time on a busy machine.
configure({ asyncUtilTimeout: 5000 });

export async function openScreen(
  hash: string,
  over: Partial<Boot> = {},
  before?: (shell: FakeShell) => void
) {
  cleanup();
  drafts.take([], true);
  bootState.ready = false;
  // Lists kept for the life of the window start again, as with another data file.
  bootState.generation += 1;
  location.hash = hash;
  const shell = new FakeShell(over).install();
  before?.(shell);
  const user = userEvent.setup();
  const view = render(App);
  await vi.waitFor(() => expect(bootState.ready).toBe(true));
  await settle();
  return { shell, user, ...view };
}

/** Lets promises and effects end. */
export async function settle(ms = 20) {
  await new Promise((resolve) => setTimeout(resolve, ms));
  await tick();
}

/** No accessibility fault that a machine can see; colours are not drawn here. */
export async function expectAccessible(container: Element = document.body) {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}
