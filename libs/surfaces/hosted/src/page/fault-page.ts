import type { Answer, Fault } from '@corridor/surfaces/http';
import { html } from './html.js';
import { pageAnswer } from './page.js';

interface Told {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

/** A fault of the HTTP layer as a page. The request's name is for whoever is asked about it. */
export function faultPage(fault: Fault, requestId: string): Answer {
  const { status, title, text } = toldOf(fault);
  const content = html`<p>${text}</p><p class="hint">Reference: ${requestId}</p>`;
  return pageAnswer({ status, title, from: null, content, headers: headersOf(fault) });
}

function toldOf(fault: Fault): Told {
  switch (fault.kind) {
    case 'not_found':
      return { status: 404, title: 'There is nothing here', text: 'The link is not complete, or was never one of ours. Open it again from the message that it came in.' };
    case 'method_not_allowed':
      return { status: 405, title: 'That does not work here', text: 'Open the link again from the message that it came in.' };
    case 'invalid_request':
      return { status: 400, title: 'That could not be read', text: `${fault.message} Open the link again and send the form from there.` };
    case 'body_too_large':
      return { status: 413, title: 'That was too much', text: 'More was sent than the form has room for.' };
    case 'url_too_long':
      return { status: 414, title: 'That could not be read', text: 'The address is too long.' };
    case 'headers_too_large':
      return { status: 431, title: 'That could not be read', text: 'The browser sent more about itself than fits.' };
    case 'https_required':
      return { status: 403, title: 'Not over a connection that others can read', text: 'This page is served over HTTPS only.' };
    case 'unauthenticated':
    case 'forbidden':
      return { status: 403, title: 'That is not possible', text: fault.message };
    case 'rate_limited':
      return { status: 429, title: 'Too many requests', text: 'Wait a minute, and open the link again. What was sent last was not read.' };
    case 'idempotency_conflict':
      return { status: 409, title: 'That was sent before', text: 'Open the link again to see how it stands.' };
    case 'outcome_unknown':
      return { status: 503, title: 'We can not tell yet whether it arrived', text: 'Wait a moment, and open the link again: it shows whether your details were sent.' };
    case 'unavailable':
      return { status: 503, title: 'Not at the moment', text: 'Something that is needed does not answer. Nothing was sent. Wait a moment, and open the link again.' };
    case 'internal':
      return { status: 500, title: 'Something went wrong on our side', text: 'Wait a moment, and open the link again.' };
    default:
      throw new Error(`${JSON.stringify(fault satisfies never)} is no fault`);
  }
}

function headersOf(fault: Fault): Readonly<Record<string, string>> {
  if ('retryAfterSeconds' in fault) return { 'retry-after': String(fault.retryAfterSeconds) };
  return fault.kind === 'method_not_allowed' ? { allow: fault.allow.join(', ') } : {};
}
