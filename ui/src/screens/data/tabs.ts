/** The parts of the screen, in their order: what `1` to `7` open. */
export const TABS = ['imports', 'duplicates', 'segments', 'rfm', 'quality', 'journeys', 'rights'] as const;
export type Tab = (typeof TABS)[number];

/** The part that an address means. */
export const tabOf = (id: string | null): Tab => TABS.find((tab) => tab === id) ?? 'imports';
