/** The new fiche being typed: a form kept as a draft, whatever happens meanwhile. */
import * as api from '../../lib/api';
import { drafts } from '../../lib/state/drafts.svelte';
import type { Fiche, NewContact, Stage } from '../../lib/types';

export const DRAFT = 'contact:new';

export type Form = {
  civility: string;
  first_name: string;
  last_name: string;
  company: string;
  job: string;
  street: string;
  postcode: string;
  town: string;
  phones: string[];
  email: string;
  stage: Stage;
};

const blank = (): Form => ({
  civility: '',
  first_name: '',
  last_name: '',
  company: '',
  job: '',
  street: '',
  postcode: '',
  town: '',
  phones: [''],
  email: '',
  stage: 'suspect'
});

const isBlank = (form: Form) => JSON.stringify(form) === JSON.stringify(blank());

/** The form a draft holds; a blank one when it holds none. */
export function readForm(body: string): Form {
  const form = blank();
  try {
    const kept: unknown = JSON.parse(body);
    if (typeof kept !== 'object' || kept === null) return form;
    for (const [key, value] of Object.entries(kept)) {
      if (key === 'phones' && Array.isArray(value)) form.phones = value.map(String);
      else if (key in form && key !== 'phones' && typeof value === 'string')
        Object.assign(form, { [key]: value });
    }
    if (form.phones.length === 0) form.phones = [''];
  } catch {
    // Not a form: nothing to take from it.
  }
  return form;
}

class NewContactForm {
  form = $state<Form>(blank());

  get draft() {
    return drafts.of(DRAFT);
  }

  /** Takes up what was being typed. */
  open() {
    this.form = readForm(this.draft.text);
  }

  /** Words searched in vain begin a fiche: digits are a number, the rest is a name. Nothing typed is replaced. */
  begin(text: string) {
    this.open();
    const words = text.trim();
    if (words === '' || !isBlank(this.form)) return;
    const [first = '', ...rest] = words.split(/\s+/);
    if (/^[+\d]/.test(words)) this.form.phones = [words];
    else if (words.includes('@')) this.form.email = words;
    else if (rest.length === 0) this.form.last_name = first;
    else Object.assign(this.form, { first_name: first, last_name: rest.join(' ') });
    this.changed();
  }

  /** To call at each change of a field. */
  changed() {
    const body = isBlank(this.form) ? '' : JSON.stringify(this.form);
    if (body !== this.draft.text) this.draft.type(body);
  }

  get ready(): boolean {
    const { first_name, last_name, company, phones } = this.form;
    return [first_name, last_name, company, ...phones].some((text) => text.trim() !== '');
  }

  get emailWrong(): boolean {
    const email = this.form.email.trim();
    return email !== '' && !/^\S+@\S+$/.test(email);
  }

  /** Makes the fiche; what was typed goes only once it is one. */
  async create(): Promise<Fiche> {
    const said = (text: string) => (text.trim() === '' ? null : text.trim());
    const { form } = this;
    const contact: NewContact = {
      civility: said(form.civility),
      first_name: said(form.first_name),
      last_name: said(form.last_name),
      company: said(form.company),
      job: said(form.job),
      street: said(form.street),
      postcode: said(form.postcode),
      town: said(form.town),
      external_id: null,
      phones: form.phones.map((number) => number.trim()).filter((number) => number !== ''),
      emails: form.email.trim() === '' ? [] : [form.email.trim()],
      stage: form.stage
    };
    const sent = this.draft.text;
    const fiche = await api.contactAdd(contact);
    if (this.draft.text === sent) this.form = blank();
    await this.draft.drop(sent);
    return fiche;
  }

  async discard() {
    this.form = blank();
    await this.draft.drop();
  }
}

export const newContact = new NewContactForm();
