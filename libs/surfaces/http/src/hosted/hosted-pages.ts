import { invalid } from '../failures/fault.js';
import type { HttpRequest } from '../surface/http-request.js';

/** Where the pages for customers are, on every listener that serves an API. */
export const HOSTED_ROOT = '/hosted';

/** Where payers find the page of a payment link: a path of its own, because the link is known by it. */
export const CHECKOUT_ROOT = '/checkout';

/** Where a page is found from outside: the surface that gives out a link does not serve the page. */
export class HostedPages {
  /** `origin` is what customers reach the gateway by; null: the same as whoever asks for the link. */
  constructor(private readonly origin: string | null) {}

  onboarding(request: HttpRequest, token: string): string {
    return `${this.origin ?? originOf(request)}${HOSTED_ROOT}/onboarding/${token}`;
  }

  /** `link`: its id, as it is printed. */
  checkout(request: HttpRequest, link: string): string {
    return `${this.origin ?? originOf(request)}${CHECKOUT_ROOT}/${link}`;
  }
}

/** Without TLS a request gets here over loopback alone, so a proxy's word on it can be taken as it stands. */
function originOf({ headers }: HttpRequest): string {
  const { host, 'x-forwarded-proto': said } = headers;
  const scheme = typeof said === 'string' && said.split(',').at(-1)?.trim().toLowerCase() === 'https' ? 'https' : 'http';
  const origin = typeof host === 'string' && URL.canParse(`${scheme}://${host}`) ? new URL(`${scheme}://${host}`).origin : null;
  if (origin === null) throw invalid('The Host header is not the name of a host.', 'Host');
  return origin;
}
