import { bearerToken, type ReadCredential } from '@corridor/surfaces/http';

/** `Authorization: Basic`, the key as the user name and no password, or `Authorization: Bearer <key>`. */
export const readCredential: ReadCredential = (credentials) => bearerToken(credentials) ?? userName(credentials.headers['authorization']);

/** The user name of Basic credentials (RFC 7617); null for any other header. */
function userName(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header)?.[1];
  if (encoded === undefined) return null;
  const [name = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return name === '' ? null : name;
}
