import type { Words } from '../fr';

export const popup: Words['popup'] = {};
