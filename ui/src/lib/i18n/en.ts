/** English: the same shape as French, sentence for sentence. */
import type { Words } from './fr';
import { articles } from './en/articles';
import { automations } from './en/automations';
import { campaigns } from './en/campaigns';
import { cases } from './en/cases';
import { catalogue } from './en/catalogue';
import { dial } from './en/dial';
import { callbar } from './en/callbar';
import { codes } from './en/codes';
import { common } from './en/common';
import { contacts } from './en/contacts';
import { data } from './en/data';
import { deals } from './en/deals';
import { desk } from './en/desk';
import { duplicates } from './en/duplicates';
import { privacy } from './en/privacy';
import { quality } from './en/quality';
import { rfm } from './en/rfm';
import { scores } from './en/scores';
import { exporting } from './en/exporting';
import { segments } from './en/segments';
import { simulator } from './en/simulator';
import { settings } from './en/settings';
import { start } from './en/start';
import { listening } from './en/listening';
import { practice } from './en/practice';
import { journal } from './en/journal';
import { guide } from './en/guide';
import { guides } from './en/guides';
import { help } from './en/help';
import { agenda } from './en/agenda';
import { documents } from './en/documents';
import { offers } from './en/offers';
import { exchange } from './en/exchange';
import { notices } from './en/notices';
import { requests } from './en/requests';
import { tickets } from './en/tickets';
import { transfer } from './en/transfer';
import { errors, reasons } from './en/errors';
import { pipeline } from './en/pipeline';
import { palette } from './en/palette';
import { popup } from './en/popup';
import { undo } from './en/undo';
import { views } from './en/views';

export const en: Words = {
  common,
  articles,
  automations,
  callbar,
  campaigns,
  cases,
  catalogue,
  dial,
  codes,
  errors,
  reasons,
  popup,
  undo,
  views,
  deals,
  desk,
  contacts,
  data,
  duplicates,
  quality,
  rfm,
  scores,
  privacy,
  exporting,
  segments,
  palette,
  pipeline,
  agenda,
  documents,
  offers,
  exchange,
  notices,
  requests,
  tickets,
  transfer,
  settings,
  start,
  journal,
  listening,
  practice,
  simulator,
  guide,
  guides,
  help
};
