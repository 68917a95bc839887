import { Field } from '@corridor/surfaces/http';
import { documented, type Told } from '../fields/fields.js';

const MOST_CHARACTERS = 2_000;
/** What a URI is made of (RFC 3986); anything else is to be percent-encoded. */
const URI = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An address that a page may lead a customer to: nothing that runs in the page, and nobody who could read on the way. */
export function ReturnUrlField(told: Told): PropertyDecorator {
  return documented(told, { type: String, format: 'uri', maxLength: MOST_CHARACTERS }, Field('returnUrl', problemOf));
}

function problemOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MOST_CHARACTERS || !URL.canParse(value)) return 'must be an absolute URL';
  if (!URI.test(value)) return 'must have everything percent-encoded that a URL can not hold';
  const { protocol, hostname, username, password } = new URL(value);
  if (username !== '' || password !== '') return 'must not hold a user name or a password';
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return isSafe ? null : 'must begin with https://';
}
