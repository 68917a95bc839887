import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '@corridor/testing';
import { Client } from '../support/client.js';
import { type Complaint, type Gateway, PatientClient } from './patient-client.js';

type Behaviour = (response: ServerResponse) => void;

const seen: { readonly path: string; readonly actingFor: unknown; readonly key: string; readonly body: string }[] = [];
let behaviours: Behaviour[] = [];
let server: Server;
let origin: string;

const say = (status: number, headers: Record<string, string> = {}): Behaviour => (response) => response.writeHead(status, headers).end('{}');
const write = { path: '/things', body: { amount: '1.00' }, idempotencyKey: 'a key' };
const gatewayOf = (base: string): Gateway => ({ fleexpay: new Client(base, 'secret'), xflow: new Client(`${base}/xflow`, 'secret'), ops: new Client(`${base}/ops`, 'secret') });
const clientOf = (origins: readonly string[], complaints: Complaint[], giveUpMs = 10_000) => {
  const gateways = origins.map(gatewayOf) as [Gateway, ...Gateway[]];
  return new PatientClient({ gateways, complain: (complaint) => complaints.push(complaint), giveUpMs, attemptTimeoutMs: 1_000 });
};

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ path: String(request.url), actingFor: request.headers['xflow-account'], key: String(request.headers['idempotency-key']), body });
      (behaviours.shift() ?? say(201))(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  seen.length = 0;
  behaviours = [];
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a patient client', () => {
  it('repeats a write with the same key and the same bytes until it is answered', async () => {
    const complaints: Complaint[] = [];
    behaviours = [(response) => response.destroy(), say(503, { 'retry-after': '1' }), say(429, { 'retry-after': '1' })];
    const { answer, attempts } = await clientOf([origin], complaints).write(write);
    expect([answer.status, attempts, complaints]).toEqual([201, 4, []]);
    expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('asks the API that a request is for, in the name that it is made in', async () => {
    const client = clientOf([origin], []);
    await client.write({ ...write, api: 'xflow', actingFor: 'account_1' });
    await client.read('/things/1', { api: 'ops' });
    expect(seen.map(({ path, actingFor }) => [path, actingFor])).toEqual([['/xflow/things', 'account_1'], ['/ops/things/1', undefined]]);
  });

  it('counts no answer in time as a broken connection', async () => {
    behaviours = [() => undefined];
    expect((await clientOf([origin], []).write(write)).attempts).toBe(2);
  });

  it('turns to the next gateway when one is gone', async () => {
    const gone = `http://127.0.0.1:${await freePort()}`;
    expect((await clientOf([gone, origin], []).write(write)).attempts).toBe(2);
  });

  it('complains of an error of ours, and of a 503 that does not say when to come back', async () => {
    const complaints: Complaint[] = [];
    behaviours = [say(500), say(503), say(429, { 'retry-after': 'soon' })];
    await clientOf([origin], complaints).write(write);
    expect(complaints.map(({ what }) => what)).toEqual(['answered 500: {}', 'answered 503 without Retry-After: {}', 'answered 429 without Retry-After: {}']);
  });

  it('sends a write twice at once when it is told to, and complains of two answers', async () => {
    const complaints: Complaint[] = [];
    const client = new PatientClient({ gateways: [gatewayOf(origin)], complain: (complaint) => complaints.push(complaint), sendsTwice: () => true });
    await client.write(write);
    expect([seen.length, complaints]).toEqual([2, []]);
    behaviours = [say(201), say(409)];
    await client.write(write);
    expect(complaints.map(({ what }) => what)).toEqual([expect.stringMatching(/^answered (?:201: {} and 409|409: {} and 201): {}, sent twice at once$/)]);
  });

  it('waits as long as it is told to when it heeds that', async () => {
    behaviours = [say(503, { 'retry-after': '1' })];
    const startedAt = performance.now();
    await new PatientClient({ gateways: [gatewayOf(origin)], complain: () => undefined, heedsRetryAfter: true }).write(write);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
  });

  it('fails the run when there is no definite answer for too long', async () => {
    behaviours = Array.from({ length: 100 }, () => say(503, { 'retry-after': '1' }));
    await expect(clientOf([origin], [], 300).write(write)).rejects.toThrow(/no definite answer within 300 ms; at last answered 503/);
  });
});
