import { createLogger } from '@corridor/runtime';
import { createHttpApp, type HttpAppOptions, routesOf } from '@corridor/surfaces/http';
import type { AddressInfo } from 'node:net';
import { FleexPayModule } from '../fleexpay.module.js';
import { World, worldModule } from './fakes.js';
import { SECRETS } from './views.js';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface Asked {
  readonly method?: string;
  readonly key?: string | null;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

/** A real server with the surface on it, and a client for it. */
export async function boot(options: Partial<HttpAppOptions> = {}, host = '127.0.0.1') {
  const world = new World();
  const logged: string[] = [];
  const logger = createLogger({ name: 'spec', level: 'info', destination: { write: (line) => void logged.push(line) } });
  const module = FleexPayModule.register({ logger, imports: [worldModule(world)] });
  const app = await createHttpApp(module, { logger, ...options });
  await app.listen(0, host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  async function ask(path: string, { method = 'GET', key = SECRETS.test, json, body, headers = {} }: Asked = {}): Promise<Answered> {
    const sent = json === undefined ? body : JSON.stringify(json);
    const response = await fetch(path.startsWith('/') ? origin + path : `${origin}/fleexpay/v1/${path}`, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
  }
  const post = async (path: string, json: unknown, headers: Record<string, string> = {}) => ask(path, { method: 'POST', json, headers });
  return { world, ask, post, port, logged, routes: routesOf(app), close: async () => app.close() };
}

export type Booted = Awaited<ReturnType<typeof boot>>;
