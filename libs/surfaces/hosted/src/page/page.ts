import type { Answer } from '@corridor/surfaces/http';
import { type Content, Html, html } from './html.js';
import { STYLE, STYLE_HASH } from './style.js';

/**
 * Nothing but our own style and a form that goes back where it came from: no scripts, images, frames, or requests elsewhere.
 * What is on the page is kept by nobody on the way, and where it was opened is told to nobody whom a link on it leads to.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src '${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
};

export interface Page {
  readonly status: number;
  readonly title: string;
  /** Who sent the customer here; null when nobody knows. */
  readonly from: string | null;
  readonly content: Content;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page as it goes out. */
export function pageAnswer({ status, title, from, content, headers = {} }: Page): Answer {
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}${from === null ? null : ` – ${from}`}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
<div class="card">
${from === null ? null : html`<p class="from">${from}</p>`}
<h1>${title}</h1>
${content}
</div>
</main>
</body>
</html>
`;
  return { status, body: body.text, headers: { ...HEADERS, ...headers } };
}
