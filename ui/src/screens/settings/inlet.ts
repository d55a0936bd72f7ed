/** What to give to a telephone system so that it announces its calls here. */

/** Where it posts; the shell says an address with or without its scheme. */
export function inletUrl(address: string, token: string): string {
  const base = address.replace(/\/+$/, '');
  const http = /^https?:\/\//.test(base) ? base : `http://${base}`;
  if (http.includes(token)) return http;
  return http.includes('/api/v1/cti') ? `${http}/${token}` : `${http}/api/v1/cti/${token}`;
}

const EVENT = {
  event: 'newCall',
  from: '33639984127',
  to: '33199000010',
  direction: 'in',
  callId: 'essai-1'
};

/** One line that rings once, in JSON. */
export const curlJson = (url: string) =>
  `curl -H 'Content-Type: application/json' -d '${JSON.stringify(EVENT)}' ${url}`;

/** The same, as a form. */
export const curlForm = (url: string) =>
  `curl ${Object.entries(EVENT)
    .map(([name, value]) => `-d '${name}=${value}'`)
    .join(' ')} ${url}`;

/** Where a site posts its form. */
export const requestUrl = (address: string, token: string) =>
  `${address.startsWith('http') ? '' : 'http://'}${address.replace(/\/+$/, '')}/hooks/form/${token}`;

/** One line that asks once to be called back. */
export const curlRequest = (url: string) =>
  `curl --data-urlencode 'nom=Ana Essai' -d 'tel=0639984012' --data-urlencode 'message=Rappelez-moi' ${url}`;

/** A path from the root, of either system. */
export const isWholePath = (path: string) => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path.trim());

/** The whole number typed; `null`: it is none, or not within. */
export function within(text: string, low: number, high: number): number | null {
  const typed = text.trim();
  const n = Number(typed);
  return /^\d{1,6}$/.test(typed) && n >= low && n <= high ? n : null;
}
