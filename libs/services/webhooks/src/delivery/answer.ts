import type { IncomingMessage } from 'node:http';

/** What an attempt came to. `answer` is the beginning of the receiver's answer, or what went wrong before it came. */
export interface Answer {
  /** HTTP status, or null when none came. */
  readonly code: number | null;
  readonly answer: string;
}

/** Bytes of an answer that are kept. */
const KEPT_BYTES = 1_024;
/** An answer that goes on after so many bytes is cut off with its connection: nobody reads it. */
const MOST_READ_BYTES = 65_536;

/** Reads an answer to its end or to the bound. Rejects when the connection breaks before. */
export function readAnswer(response: IncomingMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const kept: Buffer[] = [];
    let readBytes = 0;
    const finish = () => resolve({ code: response.statusCode ?? null, answer: textOf(Buffer.concat(kept)) });
    response.on('data', (chunk: Buffer) => {
      if (readBytes < KEPT_BYTES) kept.push(chunk.subarray(0, KEPT_BYTES - readBytes));
      readBytes += chunk.length;
      if (readBytes <= MOST_READ_BYTES) return;
      finish();
      response.destroy();
    });
    response.on('end', finish);
    response.on('error', reject);
    response.on('close', () => reject(new Error('the answer broke off')));
  });
}

/** Any bytes as text that PostgreSQL takes: what is no UTF-8, and U+0000, become U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes).replaceAll('\u0000', '\uFFFD');
}
