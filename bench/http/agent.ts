import { Agent, request } from 'node:http';

/** One answer: its status, its body read as JSON, and how long it took. */
export interface Timed<Body> {
  readonly status: number;
  readonly body: Body;
  readonly tookMs: number;
}

/** Keeps so many connections open and sends JSON over them: as little between us and the server as Node allows. */
export class Poster {
  private readonly agent: Agent;

  constructor(
    private readonly origin: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections, noDelay: true });
  }

  post<Body>(path: string, key: string, body: object): Promise<Timed<Body>> {
    const text = JSON.stringify(body);
    const startedAt = performance.now();
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      const sent = request(this.origin + path, { method: 'POST', agent: this.agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const tookMs = performance.now() - startedAt;
          resolve({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body, tookMs });
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
