/** The panel that makes the telephone ring, where the desk shows it; `null`: there is none, and no button for it. */
import type { Component } from 'svelte';
import SimulatorPanel from './SimulatorPanel.svelte';

export const simulatorPanel: Component<{ onclose: () => void }> | null = SimulatorPanel;
