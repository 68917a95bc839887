import { type Agent as HttpAgent, request as httpRequest } from 'node:http';
import { request as httpsRequest, type Agent as HttpsAgent } from 'node:https';

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export interface JsonPost {
  readonly url: URL;
  readonly token: string;
  readonly body: string;
  /** From the first byte sent to the last one received. */
  readonly timeoutMs: number;
  readonly agents: Agents;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The other side took longer than it was given. It may go on working on the request. */
export class AttemptTimeout extends Error {
  override readonly name = 'AttemptTimeout';
}

/**
 * One request over a connection that is kept. By the platform's plain client, because `fetch` takes several times as long
 * for answers of this size: 0.6 ms against 0.1 ms at the median.
 */
export function postJson({ url, token, body, timeoutMs, agents }: JsonPost): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), authorization: `Bearer ${token}` };
    const secure = url.protocol === 'https:';
    const request = secure
      ? httpsRequest(url, { method: 'POST', headers, agent: agents.https })
      : httpRequest(url, { method: 'POST', headers, agent: agents.http });
    const timer = setTimeout(() => request.destroy(new AttemptTimeout(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    request.once('error', fail);
    request.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', fail);
      response.once('end', () => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    request.end(body);
  });
}
