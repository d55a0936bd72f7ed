import type { Scope } from '../../types';

/** Whose things a list shows, and the views kept of it. */
export const views = {
  scope: 'À qui',
  scopes: {
    all: 'Tous',
    mine: 'Les miens',
    team: 'Mon équipe',
    free: 'À prendre'
  } satisfies Record<Scope, string> as Record<Scope, string>,
  title: 'Vues gardées',
  keep: 'Garder la vue',
  name: 'Nom de la vue',
  nameHint: 'Retards de l’équipe',
  keepIt: 'Garder',
  kept: (name: string, digit: number) => `Vue « ${name} » gardée. La touche ${digit} la rouvre.`,
  drop: (name: string) => `Supprimer la vue « ${name} »`,
  dropped: (name: string) => `Vue « ${name} » supprimée.`,
  again: 'La garder'
};
