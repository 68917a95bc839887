import { createHash, timingSafeEqual } from 'node:crypto';

const BEARER = /^Bearer ([\x21-\x7e]+)$/;

/** Whether an Authorization header shows the token. Digests are compared, so that the time tells neither text nor length. */
export function tokenCheck(token: string): (header: string | undefined) => boolean {
  const expected = digest(token);
  return (header) => {
    const shown = BEARER.exec(header ?? '')?.[1];
    return shown !== undefined && timingSafeEqual(digest(shown), expected);
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
