import { connect } from 'node:net';

const TIMEOUT_MS = 10_000;

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends bytes that no HTTP client would, and gives back the first answer. The connection is closed by the server or
 * after the answer's body, whose length a header must give.
 */
export function rawRequest(origin: string, bytes: string | Buffer): Promise<RawAnswer> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const socket = connect({ port: Number(port), host: '127.0.0.1' }, () => socket.write(bytes));
    const finish = () => {
      socket.destroy();
      const answer = readAnswer(received.toString('utf8'));
      if (answer === null) reject(new Error(`no HTTP answer: ${received.toString('latin1', 0, 200)}`));
      else resolve(answer);
    };
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('no answer in time')));
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (isWhole(received)) finish();
    });
    socket.on('end', finish);
    socket.on('error', reject);
  });
}

function isWhole(received: Buffer): boolean {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /content-length: (\d+)/i.exec(received.toString('latin1', 0, end))?.[1];
  return length !== undefined && received.length >= end + 4 + Number(length);
}

function readAnswer(text: string): RawAnswer | null {
  const match = /^HTTP\/1\.1 (\d{3})[^\r]*\r\n[\s\S]*?\r\n\r\n([\s\S]*)$/.exec(text);
  return match === null ? null : { status: Number(match[1]), text: match[2] ?? '' };
}
