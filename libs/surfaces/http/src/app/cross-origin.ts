import type { Access } from '../routes/access.js';
import type { HttpRequest } from '../surface/http-request.js';

/** What a page may send. Any page may: keys come in a header that no browser adds by itself, so no origin has more than another. */
const TO_PREFLIGHT = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Authorization, Content-Type',
  'access-control-max-age': '7200',
};

const ON_ANSWER = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Request-Id, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset',
};

/** Whether pages in browsers may make a call: those that a publishable key may make, and no others. */
function isForPages(access: Access | null | undefined): boolean {
  return access?.kind === 'scoped' && access.publishable;
}

/** For a browser that asks, before a page's call and without its key, whether the page may make it; null for any other request, and for calls that no page makes. */
export function headersToPreflight({ method, headers }: HttpRequest, accessOf: (method: string) => Access | null): Readonly<Record<string, string>> | null {
  const wanted = headers['access-control-request-method'];
  if (method !== 'OPTIONS' || headers['origin'] === undefined || typeof wanted !== 'string') return null;
  return isForPages(accessOf(wanted)) ? { ...TO_PREFLIGHT, 'access-control-allow-methods': wanted } : null;
}

/** For the answer itself, whatever it is: a page can read a refusal too. */
export function headersForPages(access: Access | undefined): Readonly<Record<string, string>> {
  return isForPages(access) ? ON_ANSWER : {};
}
