/** English: the same shape as French, sentence for sentence. */
import type { Words } from './fr';
import { callbar } from './en/callbar';
import { codes } from './en/codes';
import { common } from './en/common';
import { contacts } from './en/contacts';
import { desk } from './en/desk';
import { tickets } from './en/tickets';
import { errors } from './en/errors';
import { popup } from './en/popup';

export const en: Words = { common, callbar, codes, errors, popup, desk, contacts, tickets };
