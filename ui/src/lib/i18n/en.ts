/** English: the same shape as French, sentence for sentence. */
import type { Words } from './fr';
import { cases } from './en/cases';
import { callbar } from './en/callbar';
import { codes } from './en/codes';
import { common } from './en/common';
import { contacts } from './en/contacts';
import { desk } from './en/desk';
import { simulator } from './en/simulator';
import { settings } from './en/settings';
import { start } from './en/start';
import { journal } from './en/journal';
import { guide } from './en/guide';
import { help } from './en/help';
import { agenda } from './en/agenda';
import { documents } from './en/documents';
import { tickets } from './en/tickets';
import { errors, reasons } from './en/errors';
import { pipeline } from './en/pipeline';
import { popup } from './en/popup';

export const en: Words = {
  common,
  callbar,
  cases,
  codes,
  errors,
  reasons,
  popup,
  desk,
  contacts,
  pipeline,
  agenda,
  documents,
  tickets,
  settings,
  start,
  journal,
  simulator,
  guide,
  help
};
