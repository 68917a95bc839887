import type { HttpRequest } from './http-request.js';

/**
 * Where a client reaches a surface's base, as it has just reached it: by the host that it named and, where hosts are mapped
 * to surfaces, by the short path. It goes into that client's own answer alone.
 */
export function publicBase({ headers, url, originalUrl }: HttpRequest, base: string): string {
  const said = headers['x-forwarded-proto'];
  const scheme = typeof said === 'string' && said.split(',').at(-1)?.trim().toLowerCase() === 'https' ? 'https' : 'http';
  const host = typeof headers['host'] === 'string' ? headers['host'] : 'localhost';
  const isShort = url !== originalUrl;
  return `${scheme}://${host}${isShort ? base.slice(base.lastIndexOf('/')) : base}`;
}
