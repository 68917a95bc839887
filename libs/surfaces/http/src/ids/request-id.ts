import { v7 } from 'uuid';
import { base62OfUuid } from './base62.js';

/** The name of one request in answers, logs and everything it causes. */
export function mintRequestId(): string {
  return `req_${base62OfUuid(v7())}`;
}
