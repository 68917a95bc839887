import { isIP } from 'node:net';
import type { AddressPolicy } from './address-policy.js';

const LONGEST_URL = 2_048;

/**
 * Why webhooks can't go to a URL, as a sentence for whoever gave it; null when nothing speaks against it so far. Only
 * what is certain is refused here: what a name resolves to is looked at before each connection.
 */
export function urlProblem(text: string, policy: AddressPolicy): string | null {
  if (text.length > LONGEST_URL) return `The URL is longer than ${LONGEST_URL} characters.`;
  if (!URL.canParse(text)) return 'The URL is not an absolute URL.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'The URL must begin with https://.';
  if (url.username !== '' || url.password !== '') return 'The URL must not contain a user name or password.';
  const host = hostOf(url);
  if (host === '') return 'The URL has no host.';
  const protocol = url.protocol === 'https:' ? 'https' : 'http';
  if (protocol === 'http' && !policy.allowLoopbackHttp) return 'The URL must begin with https://.';
  if (isIP(host) !== 0) return policy.allows(host, protocol) ? null : 'The URL must lead to a public address, over https.';
  if (isLoopbackName(host)) return policy.allowLoopbackHttp ? null : 'The URL must lead to a public address, over https.';
  return protocol === 'http' ? 'Plain http is allowed to loopback addresses only.' : null;
}

/** The host of a URL without the brackets around an IPv6 address and without the dot that may end a name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/** Names that stand for this very machine (RFC 6761, 6.3), whatever a resolver would say. */
export function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}
