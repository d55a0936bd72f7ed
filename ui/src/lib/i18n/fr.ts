/** French, the source. One file per screen under `fr/`; `common` and `codes` serve them all. */
import { codes } from './fr/codes';
import { campaigns } from './fr/campaigns';
import { articles } from './fr/articles';
import { automations } from './fr/automations';
import { cases } from './fr/cases';
import { catalogue } from './fr/catalogue';
import { dial } from './fr/dial';
import { callbar } from './fr/callbar';
import { common } from './fr/common';
import { contacts } from './fr/contacts';
import { data } from './fr/data';
import { deals } from './fr/deals';
import { desk } from './fr/desk';
import { duplicates } from './fr/duplicates';
import { privacy } from './fr/privacy';
import { quality } from './fr/quality';
import { rfm } from './fr/rfm';
import { scores } from './fr/scores';
import { exporting } from './fr/exporting';
import { segments } from './fr/segments';
import { simulator } from './fr/simulator';
import { settings } from './fr/settings';
import { start } from './fr/start';
import { listening } from './fr/listening';
import { practice } from './fr/practice';
import { journal } from './fr/journal';
import { guide } from './fr/guide';
import { guides } from './fr/guides';
import { help } from './fr/help';
import { agenda } from './fr/agenda';
import { documents } from './fr/documents';
import { offers } from './fr/offers';
import { exchange } from './fr/exchange';
import { notices } from './fr/notices';
import { requests } from './fr/requests';
import { tickets } from './fr/tickets';
import { transfer } from './fr/transfer';
import { pipeline } from './fr/pipeline';
import { palette } from './fr/palette';
import { popup } from './fr/popup';
import { undo } from './fr/undo';
import { views } from './fr/views';
import { errors, reasons } from './fr/errors';
import { setInFrench } from './typography';

export const fr = setInFrench({
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
});

export type Words = typeof fr;
