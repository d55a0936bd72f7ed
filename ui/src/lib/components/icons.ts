/** The drawings (Lucide, ISC), one symbol each in a sprite of the page: an icon is then two nodes, quick to make. */
import board from 'lucide-static/icons/square-kanban.svg?raw';
import bell from 'lucide-static/icons/bell.svg?raw';
import ban from 'lucide-static/icons/ban.svg?raw';
import building from 'lucide-static/icons/building-2.svg?raw';
import calendar from 'lucide-static/icons/calendar.svg?raw';
import cap from 'lucide-static/icons/graduation-cap.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import checkCircle from 'lucide-static/icons/circle-check.svg?raw';
import circle from 'lucide-static/icons/circle.svg?raw';
import clock from 'lucide-static/icons/clock.svg?raw';
import data from 'lucide-static/icons/database.svg?raw';
import down from 'lucide-static/icons/chevron-down.svg?raw';
import right from 'lucide-static/icons/chevron-right.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import edit from 'lucide-static/icons/pencil.svg?raw';
import enter from 'lucide-static/icons/corner-down-left.svg?raw';
import file from 'lucide-static/icons/file-text.svg?raw';
import flame from 'lucide-static/icons/flame.svg?raw';
import flow from 'lucide-static/icons/workflow.svg?raw';
import folder from 'lucide-static/icons/folder.svg?raw';
import gear from 'lucide-static/icons/settings.svg?raw';
import gauge from 'lucide-static/icons/gauge.svg?raw';
import headset from 'lucide-static/icons/headset.svg?raw';
import history from 'lucide-static/icons/history.svg?raw';
import incoming from 'lucide-static/icons/phone-incoming.svg?raw';
import info from 'lucide-static/icons/info.svg?raw';
import journal from 'lucide-static/icons/scroll-text.svg?raw';
import link from 'lucide-static/icons/link.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import mail from 'lucide-static/icons/mail.svg?raw';
import masked from 'lucide-static/icons/eye-off.svg?raw';
import megaphone from 'lucide-static/icons/megaphone.svg?raw';
import message from 'lucide-static/icons/message-square.svg?raw';
import missed from 'lucide-static/icons/phone-missed.svg?raw';
import monitor from 'lucide-static/icons/monitor.svg?raw';
import off from 'lucide-static/icons/phone-off.svg?raw';
import outgoing from 'lucide-static/icons/phone-outgoing.svg?raw';
import pause from 'lucide-static/icons/pause.svg?raw';
import phone from 'lucide-static/icons/phone.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import plusUser from 'lucide-static/icons/user-plus.svg?raw';
import redo from 'lucide-static/icons/rotate-cw.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import shield from 'lucide-static/icons/shield-check.svg?raw';
import shieldOff from 'lucide-static/icons/shield-off.svg?raw';
import snow from 'lucide-static/icons/snowflake.svg?raw';
import star from 'lucide-static/icons/star.svg?raw';
import steps from 'lucide-static/icons/trending-up.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import tag from 'lucide-static/icons/tag.svg?raw';
import ticket from 'lucide-static/icons/ticket.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import undo from 'lucide-static/icons/undo-2.svg?raw';
import up from 'lucide-static/icons/chevron-up.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import user from 'lucide-static/icons/user.svg?raw';
import users from 'lucide-static/icons/users.svg?raw';
import warning from 'lucide-static/icons/triangle-alert.svg?raw';
import wave from 'lucide-static/icons/activity.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import cart from 'lucide-static/icons/shopping-cart.svg?raw';

const DRAWINGS = {
  board,
  ban,
  bell,
  building,
  calendar,
  cap,
  cart,
  check,
  checkCircle,
  circle,
  clock,
  data,
  down,
  download,
  edit,
  enter,
  file,
  flame,
  flow,
  folder,
  gear,
  gauge,
  headset,
  history,
  incoming,
  info,
  journal,
  link,
  lock,
  mail,
  masked,
  megaphone,
  message,
  missed,
  monitor,
  off,
  outgoing,
  pause,
  phone,
  play,
  plus,
  plusUser,
  redo,
  right,
  search,
  shield,
  shieldOff,
  snow,
  star,
  steps,
  sun,
  tag,
  ticket,
  trash,
  undo,
  up,
  upload,
  user,
  users,
  warning,
  wave,
  x
};

export type IconName = keyof typeof DRAWINGS;

/** The symbol of an icon, for `<use href>`. */
export const symbol = (name: IconName) => `#icon-${name}`;

const SVG = 'http://www.w3.org/2000/svg';

/** Puts the sprite into the page, once. */
export function mountIcons() {
  if (document.getElementById('icons')) return;
  const sprite = document.createElementNS(SVG, 'svg');
  sprite.id = 'icons';
  sprite.setAttribute('class', 'sr');
  sprite.setAttribute('aria-hidden', 'true');
  for (const [name, drawing] of Object.entries(DRAWINGS)) {
    const symbol = document.createElementNS(SVG, 'symbol');
    symbol.id = `icon-${name}`;
    symbol.setAttribute('viewBox', '0 0 24 24');
    const parsed = new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
    symbol.append(...parsed.childNodes);
    sprite.append(symbol);
  }
  document.body.append(sprite);
}
