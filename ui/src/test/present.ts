/** The present moment of the fiction. */
export const present = { now: Date.parse('2026-11-20T13:05:12Z') };
