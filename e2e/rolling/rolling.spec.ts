import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '@corridor/testing';
import type { Complaint, Gateways } from '../load/patient-client.js';
import { Client } from '../support/client.js';
import { BalancedClient } from './balanced-client.js';
import { Balancer } from './balancer.js';
import { Latencies, summaryOf } from './latencies.js';

interface Gateway {
  readonly origin: string;
  readonly server: Server;
  isReady: boolean;
  answers: number[];
  asked: number;
}

/** Not a status: the connection is cut instead. */
const BROKEN = 0;
const gateways: Gateway[] = [];

async function startGateway(): Promise<Gateway> {
  const gateway = { origin: '', isReady: true, answers: [] as number[], asked: 0, server: createServer() };
  gateway.server.on('request', (request, response) => {
    if (request.url === '/health/ready') return void response.writeHead(gateway.isReady ? 200 : 503).end();
    gateway.asked += 1;
    const status = gateway.answers.shift() ?? 201;
    if (status === BROKEN) response.destroy();
    else response.writeHead(status).end('{}');
  });
  await new Promise<void>((resolve) => gateway.server.listen(0, '127.0.0.1', resolve));
  gateway.origin = `http://127.0.0.1:${(gateway.server.address() as AddressInfo).port}`;
  gateways.push(gateway);
  return gateway;
}

const write = { path: '/things', body: {}, idempotencyKey: 'key' };

async function clientOf(...of: readonly Gateway[]) {
  const balancer = new Balancer();
  balancer.watch(of.map(({ origin }) => origin));
  const complaints: Complaint[] = [];
  const latencies = new Latencies();
  const clientsOf = ({ origin }: Gateway) => {
    const client = new Client(`${origin}/v1`, 'secret');
    return { fleexpay: client, xflow: client, ops: client };
  };
  const client = new BalancedClient({ gateways: of.map(clientsOf) as unknown as Gateways, balancer, latencies, complain: (complaint) => complaints.push(complaint) });
  return { client, complaints, latencies, balancer };
}

afterEach(() => {
  for (const { server } of gateways.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('a client behind a load balancer', () => {
  it('asks ready gateways only', async () => {
    const [one, two] = [await startGateway(), await startGateway()];
    const { client, balancer } = await clientOf(one, two);
    one.isReady = false;
    await eventually(async () => expect([await balancer.next(), await balancer.next()]).toEqual([two.origin, two.origin]));
    for (let count = 0; count < 4; count += 1) await client.write(write);
    balancer.stop();
    expect([one.asked, two.asked]).toEqual([0, 4]);
  });

  it('comes back to a gateway that is ready again', async () => {
    const [one, two] = [await startGateway(), await startGateway()];
    one.isReady = false;
    const { balancer } = await clientOf(one, two);
    await eventually(async () => expect([await balancer.next(), await balancer.next()]).toEqual([two.origin, two.origin]));
    one.isReady = true;
    await eventually(async () => expect([await balancer.next(), await balancer.next()]).toContain(one.origin));
    balancer.stop();
  });

  it('holds requests while no gateway is ready', async () => {
    const gateway = await startGateway();
    gateway.isReady = false;
    const { client, complaints, balancer, latencies } = await clientOf(gateway);
    const answered = client.write(write);
    await eventually(() => expect(balancer.held).toBe(1));
    expect(gateway.asked).toBe(0);
    gateway.isReady = true;
    expect((await answered).answer.status).toBe(201);
    balancer.stop();
    expect([complaints, latencies.summary(() => true)]).toEqual([[], expect.stringMatching(/^1 requests, p50 \d+ ms/)]);
  });

  it('complains of the first answer that is not definite, and still gets one', async () => {
    const gateway = await startGateway();
    const { client, complaints, balancer } = await clientOf(gateway);
    gateway.answers = [503];
    expect((await client.write(write)).answer.status).toBe(201);
    balancer.stop();
    expect(complaints.map(({ what }) => what)).toEqual([`answered 503 at ${gateway.origin}: {}`]);
  });

  it('complains of a connection that broke', async () => {
    const gateway = await startGateway();
    const { client, complaints, balancer } = await clientOf(gateway);
    gateway.answers = [BROKEN];
    await client.read('/things');
    balancer.stop();
    expect(complaints.map(({ what }) => what)).toEqual([expect.stringContaining(`broke at ${gateway.origin}: `)]);
  });
});

describe('latencies', () => {
  it('are summed up by what went on', () => {
    const latencies = new Latencies();
    latencies.add(10);
    latencies.begin('ledger-1');
    for (const durationMs of [1, 2, 300]) latencies.add(durationMs);
    expect(latencies.summary((phase) => phase === 'at first')).toBe('1 requests, p50 10 ms, p99 10 ms, max 10 ms');
    expect(latencies.summary((phase) => phase !== 'at first')).toBe('3 requests, p50 2 ms, p99 300 ms, max 300 ms');
  });

  it('name the 99th of a hundred', () => {
    expect(summaryOf(Array.from({ length: 100 }, (_, index) => index + 1))).toBe('100 requests, p50 50 ms, p99 99 ms, max 100 ms');
  });
});
