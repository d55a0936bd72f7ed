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
