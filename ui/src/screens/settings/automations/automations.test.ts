import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import {
  actionSaid,
  conditionSaid,
  exitSaid,
  ruleSaid,
  stepSaid,
  whenSaid
} from '../../../lib/automation/sentence';
import {
  blankAction,
  blankCondition,
  blankStep,
  blankWhen,
  fits,
  ruleReady
} from '../../../lib/automation/choices';
import { NO_NAMES } from '../../../lib/automation/names';
import { language, t } from '../../../lib/i18n/index.svelte';
import { drafts } from '../../../lib/state/drafts.svelte';
import type { Action, Condition, SequenceStep, When } from '../../../lib/types';
import { act, onLead, onSilence, underWay } from '../../../test/automations';
import * as fiction from '../../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../../test/screen';

const steps = (shell: Awaited<ReturnType<typeof openScreen>>['shell']) =>
  shell
    .says('automation_work')
    .map(({ step }) => step)
    .filter((step) => step !== null);
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('the whole section opens on its sentences, and is accessible in each view', async () => {
  const { user } = await openScreen('#/settings/automations');
  const silence = screen.getByRole('switch', { name: /aucun échange depuis 90.jours, alors poser/ });
  expect(silence).toBeChecked();
  const lead = screen.getByRole('switch', { name: /si l’étape est Suspect ou Prospect et aucun ticket/ });
  expect(lead).not.toBeChecked();
  expect(screen.getByText(/1 action, la dernière/)).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Séquences' }));
  expect(screen.getByText('Suivi d’un devis')).toBeVisible();
  expect(screen.getByText('1 en cours, 4 finies')).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Journal' }));
  expect(screen.getByText('Annulé par Inès Caradec')).toBeVisible();
  await expectAccessible();
});

test('a rule has its switch, and all of them have one', async () => {
  const { shell, user } = await openScreen('#/settings/automations');
  await user.click(screen.getByRole('switch', { name: /aucun échange/ }));
  await settle();
  expect(screen.getByRole('switch', { name: /aucun échange/ })).not.toBeChecked();
  await user.click(screen.getByRole('switch', { name: /Les automatisations agissent/ }));
  await settle();
  expect(steps(shell)).toEqual([
    { step: 'switch', rule_id: fiction.id(7101), on: false },
    { step: 'turn', on: false }
  ]);
});

test('a rule is tried on the last month before it is switched on, and nothing is done', async () => {
  const { shell, user } = await openScreen('#/settings/automations');
  await user.click(screen.getByRole('button', { name: /Essayer sur le dernier mois.*aucun échange/ }));
  await settle();
  expect(steps(shell)).toEqual([{ step: 'dry_run', rule: onSilence, days: 30 }]);
  const dry = screen.getByRole('region', { name: /À blanc, sur les 30/ });
  expect(within(dry).getByRole('status').textContent).toMatch(
    /agi 2 fois, pour 1 personne. Rien n’a été fait/
  );
  expect(within(dry).getAllByRole('button', { name: 'Camille Rousselot' })).toHaveLength(2);
  await expectAccessible();
});

test('a rule is written by choices, its sentence is read meanwhile, and it is kept off', async () => {
  const { shell, user } = await openScreen('#/settings/automations');
  await user.click(screen.getByRole('button', { name: 'Nouvelle règle' }));
  const form = screen.getByRole('form', { name: 'Nouvelle règle' });
  const keep = within(form).getByRole('button', { name: /Garder la règle/ });
  expect(keep).toBeDisabled();
  await user.selectOptions(within(form).getByLabelText('Ce qui arrive'), 'silence');
  const days = within(form).getByLabelText('Jours');
  await user.clear(days);
  await user.type(days, '4x');
  expect(within(form).getByText(/Un nombre de 1 à/)).toBeVisible();
  await user.clear(days);
  await user.type(days, '45');
  await user.click(within(form).getByRole('button', { name: 'Ajouter une condition' }));
  await user.click(within(form).getByRole('checkbox', { name: 'Client' }));
  await user.click(within(form).getByRole('checkbox', { name: 'Prospect' }));
  await user.type(within(form).getByLabelText('À faire'), 'Prendre des nouvelles');
  const hour = within(form).getByLabelText(/Heure/);
  await user.clear(hour);
  await user.type(hour, '25h');
  await user.tab();
  expect(within(form).getByText(/Écrivez une heure/)).toBeVisible();
  await user.clear(hour);
  await user.type(hour, '14h30');
  await user.tab();
  const said =
    'Quand il n’y a aucun échange depuis 45 jours, si l’étape est Client, alors créer la tâche « Prendre des nouvelles » le lendemain à 14 h 30.';
  expect(plain(form.textContent ?? '').includes(said.replace(/« /g, '« '))).toBe(true);
  await expectAccessible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle();
  expect(steps(shell).at(-1)).toEqual({
    step: 'save_rule',
    rule_id: null,
    rule: {
      when: { event: 'silence', days: 45 },
      conditions: [{ condition: 'stage', any_of: ['client'] }],
      actions: [{ action: 'task', text: 'Prendre des nouvelles', due: { days: 1, minutes: 870 } }]
    }
  });
  expect(drafts.has('rule:new')).toBe(false);
  expect(screen.getByRole('switch', { name: /45.jours/ })).not.toBeChecked();
});

test('a condition that does not go with the event is said, never dropped by itself', async () => {
  const { user } = await openScreen('#/settings/automations');
  await user.click(screen.getByRole('button', { name: 'Nouvelle règle' }));
  const form = screen.getByRole('form', { name: 'Nouvelle règle' });
  await user.click(within(form).getByRole('button', { name: 'Ajouter une condition' }));
  await user.selectOptions(within(form).getByLabelText('Condition'), 'queue');
  await user.type(within(form).getByLabelText('À faire'), 'Rappeler');
  const keep = within(form).getByRole('button', { name: /Garder la règle/ });
  expect(keep).toBeEnabled();
  await user.selectOptions(within(form).getByLabelText('Ce qui arrive'), 'contact_created');
  expect(within(form).getByText(/ne vaut pas pour cet événement/)).toBeVisible();
  expect(keep).toBeDisabled();
  await user.selectOptions(within(form).getByLabelText('Ce qui arrive'), 'call_lost');
  expect(keep).toBeEnabled();
});

test('what is typed of a rule is kept when one leaves, and comes back by itself', async () => {
  const { shell, user } = await openScreen('#/settings/automations');
  await user.click(screen.getByRole('button', { name: 'Nouvelle règle' }));
  await user.type(screen.getByLabelText('À faire'), 'Préparer le dossier');
  await settle(500);
  expect(JSON.parse(shell.drafts.get('rule:new') ?? '{}').actions[0].text).toBe('Préparer le dossier');
  location.hash = '#/settings/house';
  await settle();
  location.hash = '#/settings/automations';
  await settle();
  expect(screen.getByLabelText('À faire')).toHaveValue('Préparer le dossier');
  await user.click(screen.getByRole('button', { name: 'Effacer la saisie' }));
  await settle();
  expect(drafts.has('rule:new')).toBe(false);
});

test('a sequence is written step after step, and may not end on a wait', async () => {
  const { shell, user } = await openScreen('#/settings/automations');
  await user.click(screen.getByRole('button', { name: 'Séquences' }));
  await user.click(screen.getByRole('button', { name: 'Nouvelle séquence' }));
  const form = screen.getByRole('form', { name: 'Nouvelle séquence' });
  await user.type(within(form).getByLabelText('Nom'), 'Accueil');
  await user.type(within(form).getByLabelText('À propos de'), 'Bienvenue');
  await user.click(within(form).getByRole('button', { name: 'Ajouter une étape' }));
  expect(within(form).getByText(/dernière étape est une attente/)).toBeVisible();
  const keep = within(form).getByRole('button', { name: /Garder la séquence/ });
  expect(keep).toBeDisabled();
  await user.click(within(form).getByRole('button', { name: 'Ajouter une étape' }));
  await user.type(within(form).getAllByLabelText('À propos de')[1] as HTMLElement, 'Tout va bien ?');
  await expectAccessible();
  await user.click(keep);
  await settle();
  expect(steps(shell).at(-1)).toEqual({
    step: 'save_sequence',
    sequence_id: null,
    sequence: {
      name: 'Accueil',
      minutes: 540,
      steps: [
        { kind: 'call', subject: 'Bienvenue' },
        { kind: 'wait', days: 3 },
        { kind: 'call', subject: 'Tout va bien ?' }
      ],
      exits: [{ exit: 'answered' }]
    }
  });
});

test('the log takes an act back', async () => {
  const { shell, user } = await openScreen('#/settings/automations');
  await user.click(screen.getByRole('button', { name: 'Journal' }));
  await user.click(screen.getByRole('button', { name: /^Annuler.: Poser l’étiquette/ }));
  await settle();
  expect(steps(shell)).toEqual([{ step: 'undo_act', act_id: act().id }]);
  expect(screen.queryByRole('button', { name: /^Annuler.: Poser/ })).toBeNull();
});

test('the fiche shows what comes next: agreed to, stopped and done there', async () => {
  const { shell, user } = await openScreen(`#/contacts/${fiction.id(101)}`, {}, (fake) => {
    fake.fiches.set(fiction.id(101), fiction.fiche({ follow_up: underWay() }));
  });
  const next = screen.getByRole('region', { name: 'Suite' });
  expect(within(next).getByText(/Passer à l’étape Client/)).toBeVisible();
  expect(within(next).getByText('Suivi d’un devis · étape 2 sur 2')).toBeVisible();
  await expectAccessible();
  // The reason is the rule's, and can be put otherwise.
  const why = within(next).getByLabelText('Raison de l’étape');
  expect((why as HTMLInputElement).value).toMatch(/^Règle.: quand un appel est clos/);
  await user.clear(why);
  expect(within(next).getByRole('button', { name: 'Accepter' })).toBeDisabled();
  await user.type(why, 'Devis signé');
  await user.click(within(next).getByRole('button', { name: 'Accepter' }));
  await settle();
  await user.click(within(next).getByRole('button', { name: 'Arrêter la séquence Suivi d’un devis' }));
  await settle();
  expect(within(next).getByText('Suivi d’un devis : arrêtée')).toBeVisible();
  await user.click(within(next).getByRole('button', { name: /^Fait.: Préparer le devis/ }));
  await settle();
  expect(shell.says('contact_edit').map(({ change }) => change)).toEqual([
    {
      change: 'follow_up',
      step: { step: 'answer', proposal_id: fiction.id(7201), agrees: true, why: 'Devis signé' }
    },
    { change: 'follow_up', step: { step: 'stop', run_id: fiction.id(7401) } },
    { change: 'follow_up', step: { step: 'task', task: { task: 'done', task_id: fiction.id(7301) } } }
  ]);
});

test('a prepared message is read again beside the fiche; nothing leaves by itself', async () => {
  const { shell, user } = await openScreen(`#/contacts/${fiction.id(101)}`, {}, (fake) => {
    fake.fiches.set(fiction.id(101), fiction.fiche({ follow_up: underWay() }));
  });
  await user.click(screen.getByRole('button', { name: 'Relire et envoyer' }));
  await settle();
  expect(screen.getByRole('region', { name: 'Envoyer un document' })).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Document' })).toHaveValue('devis_suite');
  expect(shell.says('exchange_work')).toEqual([]);
});

test('the day shows what is to be done and to be decided', async () => {
  const { shell, user } = await openScreen('#/desk', {}, (fake) => {
    const { tasks, proposals } = underWay();
    fake.answers.agent_day = () => ({
      callbacks: [],
      tickets: [],
      appointments: [],
      tasks,
      proposals,
      unplanned: [],
      unplanned_total: 0
    });
  });
  const list = screen.getByRole('region', { name: 'À faire et à décider' });
  expect(within(list).getByText(/Message prêt : Suite du devis/)).toBeVisible();
  await expectAccessible();
  await user.click(within(list).getByRole('button', { name: /^Fait.: Préparer le devis/ }));
  await settle();
  expect(shell.says('contact_edit')).toHaveLength(1);
});

test('every event, condition, action and step has its sentence in both languages', () => {
  for (const code of ['fr', 'en'] as const) {
    language.code = code;
    const words = t().automations;
    const said = [
      ...Object.keys(words.eventNames).map((event) => whenSaid(blankWhen(event as When['event']))),
      ...Object.keys(words.conditionNames).map((one) =>
        conditionSaid(blankCondition(one as Condition['condition'], NO_NAMES))
      ),
      ...Object.keys(words.actionNames).map((one) =>
        actionSaid(blankAction(one as Action['action'], NO_NAMES))
      ),
      ...Object.keys(words.stepNames).map((one) =>
        stepSaid(blankStep(one as SequenceStep['kind'], NO_NAMES))
      ),
      exitSaid({ exit: 'answered' })
    ];
    expect(said.every((sentence) => sentence.length > 5 && !/undefined|null|NaN/.test(sentence))).toBe(true);
    expect(new Set(said).size).toBe(said.length);
  }
  language.code = 'en';
  expect(ruleSaid(onSilence)).toBe(
    'When there has been no exchange for 90 days, put the tag “à recontacter”.'
  );
  language.code = 'fr';
});

test('a rule is ready when each part says something, and its conditions go with its event', () => {
  const ready = (over: Partial<typeof onLead>) => ruleReady({ ...onLead, ...over }, NO_NAMES);
  expect(ready({})).toBe(true);
  expect(ready({ actions: [] })).toBe(false);
  expect(ready({ actions: [{ action: 'tag', tag: ' ' }] })).toBe(false);
  expect(ready({ when: { event: 'silence', days: 0 } })).toBe(false);
  expect(ready({ conditions: [{ condition: 'priority', at_least: 'high' }] })).toBe(false);
  expect(fits('motive', 'ticket_opened')).toBe(true);
  expect(fits('motive', 'silence')).toBe(false);
});
