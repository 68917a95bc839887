import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger, createMetrics, Health } from '@corridor/runtime';
import { InternalPlane } from './internal-plane.js';
import { listen } from './listen.js';
import { PeerClient } from './peer-client.js';

export const TOKEN = 'a-token-of-at-least-thirty-two-characters';

/** Lines of the log, to be looked at. */
export function recordingLogger() {
  const lines: string[] = [];
  return { lines, logger: createLogger({ name: 'spec', level: 'info', destination: { write: (line) => void lines.push(line) } }) };
}

/** Real planes, misbehaving servers and clients of them, all closed at the end. */
export class PlaneBed {
  readonly log = recordingLogger();
  private readonly closers: (() => unknown)[] = [];

  /** A plane that offers `target` as `queries`, or nothing yet. */
  async plane(target?: object, methods: readonly string[] = Object.keys(target ?? {})): Promise<string> {
    const { logger } = this.log;
    const plane = new InternalPlane(logger);
    if (target !== undefined) plane.serve([{ name: 'queries', methods: Object.fromEntries(methods.map((name) => [name, true])), target }]);
    const metrics = createMetrics({ service: 'spec' });
    const listening = await listen({ host: 'localhost', port: 0, token: TOKEN, plane, health: new Health(), metrics, logger });
    this.closers.push(() => listening.close());
    return listening.origin;
  }

  /** A server that does as `answer` says, and counts. */
  async server(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ readonly origin: string; readonly seen: string[] }> {
    const seen: string[] = [];
    const server: Server = createServer((request, response) => {
      seen.push(request.url ?? '');
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    this.closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, seen };
  }

  /** An address where nobody listens. */
  async nobody(): Promise<string> {
    const { origin } = await this.server(() => undefined);
    const close = this.closers.pop();
    await close?.();
    return origin;
  }

  client(...origins: readonly string[]): PeerClient {
    return this.clientWith(TOKEN, origins);
  }

  clientWith(token: string, origins: readonly string[]): PeerClient {
    const client = new PeerClient({ peer: 'accounts', origins, token, logger: this.log.logger });
    this.closers.unshift(() => client.close());
    return client;
  }

  async close(): Promise<void> {
    for (const close of this.closers.splice(0)) await close();
  }
}
