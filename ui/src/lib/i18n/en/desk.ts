import type { Words } from '../fr';

export const desk: Words['desk'] = {};
