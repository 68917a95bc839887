import { type Answer, type Call, FaultError, type HttpReply } from '@corridor/surfaces/http';

/**
 * The secret in the path is what other sites can't know, so none of them can send the form. Should one get hold of a link, the
 * browser still says where the form came from.
 */
export function refuseOtherSites({ request }: Call): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') {
    throw new FaultError({ kind: 'forbidden', message: 'The form was not sent from this page. Open the link again and send it from there.' });
  }
}

export function send(reply: HttpReply, { status, body, headers = {} }: Answer): void {
  reply.code(status);
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
  reply.send(body);
}

/** Has the browser open another page, or the same one anew. */
export function sendTo(reply: HttpReply, path: string): void {
  reply.code(303).header('location', path).header('cache-control', 'no-store').send('');
}
