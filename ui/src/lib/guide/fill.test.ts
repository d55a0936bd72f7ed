import { expect, test } from 'vitest';
import { fill, type Facts } from './fill';

const NOBODY: Facts = {
  civilite: null,
  prenom: null,
  nom: null,
  societe: null,
  agent: null,
  maison: null,
  dernier_echange: null,
  motif: null,
  produit: null,
  rappel: null,
  ticket: null,
  date: null,
  rdv: null,
  rdv_agent: null,
  rdv_lieu: null,
  catalogue: null
};

test('a phrase says the name of the person', () => {
  const facts = { ...NOBODY, civilite: 'Madame', nom: 'Rousselot', agent: 'Inès', maison: 'Fibrelle' };
  expect(fill('Bonjour {civilite} {nom}, {agent}, société {maison}.', facts)).toBe(
    'Bonjour Madame Rousselot, Inès, société Fibrelle.'
  );
});

test('a part in brackets goes when what it names is unknown', () => {
  const phrase = 'Je reviens vers vous[ à propos de {dernier_echange}].';
  expect(fill(phrase, NOBODY)).toBe('Je reviens vers vous.');
  expect(fill(phrase, { ...NOBODY, dernier_echange: 'votre appel' })).toBe(
    'Je reviens vers vous à propos de votre appel.'
  );
});

test('an unknown civility leaves no hole, an unknown name is a blank to be asked', () => {
  expect(fill('Au revoir[, {civilite} {nom}].', { ...NOBODY, nom: 'Rousselot' })).toBe(
    'Au revoir, Rousselot.'
  );
  expect(fill('Suis-je avec {civilite} {nom} ?', NOBODY)).toBe('Suis-je avec … ?');
});
