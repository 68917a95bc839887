import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, temporaryFolder } from '@corridor/testing';
import { aloneWithBuild, builtOnce } from '../support/build.js';
import { Client, ok } from '../support/client.js';
import { available, convert, fund, quote, transactions } from '../support/flows.js';
import { postmasterBelow } from '../support/postmaster.js';
import type { Actor } from '../support/stage.js';
import { type Sandbox, type Standalone, startStandalone } from '../support/standalone.js';

describe('the single process', () => {
  let dataDir: string;
  let port: number;
  let running: Standalone | null = null;

  beforeAll(async () => {
    dataDir = temporaryFolder('lifecycle');
    port = await freePort();
  });
  afterAll(() => running?.stop(), 60_000);

  async function start(): Promise<Standalone> {
    running = await aloneWithBuild(async () => {
      await builtOnce();
      return startStandalone({ dataDir, port });
    });
    return running;
  }

  const actorOf = ({ sandbox }: Standalone): Actor => ({
    api: new Client(sandbox.fleexpay.base_url, sandbox.secret_key),
    account: sandbox.account_id,
    tenantId: '',
    liveAccount: '',
  });
  const seen = async (of: Standalone) => JSON.stringify([await available(actorOf(of)), await transactions(actorOf(of))]);
  let sandbox: Sandbox;
  let state: string;

  it('prints what a user needs, and writes it where only they can read it', async () => {
    const standalone = await start();
    sandbox = standalone.sandbox;
    const base = `http://localhost:${port}`;
    expect(sandbox).toMatchObject({
      fleexpay: { base_url: `${base}/fleexpay/v1` },
      xflow: { base_url: `${base}/xflow/v1` },
      secret_key: expect.stringMatching(/^sk_test_[0-9A-Za-z]+$/),
      publishable_key: expect.stringMatching(/^pk_test_[0-9A-Za-z]+$/),
      ops_key: expect.any(String),
      account_id: expect.stringMatching(/^acc_[0-9A-Za-z]{22}$/),
      platform_account_id: expect.stringMatching(/^account_[0-9A-Za-z]{22}$/),
    });
    for (const text of [sandbox.fleexpay.base_url, sandbox.secret_key, sandbox.account_id]) expect(standalone.output()).toContain(text);
    expect(statSync(join(dataDir, 'sandbox.json')).mode & 0o077).toBe(0);
  }, 120_000);

  it('serves the account that it printed', async () => {
    const actor = actorOf(running!);
    await fund(actor, 'EUR', '1000.00');
    expect((await convert(actor, (await quote(actor)).id)).status).toBe(201);
    state = await seen(running!);
  });

  it('resumes with the same keys and data after it was stopped', async () => {
    await running!.stop();
    const again = await start();
    expect(again.sandbox).toEqual(sandbox);
    expect(await seen(again)).toBe(state);
  }, 120_000);

  it('resumes with the same keys and data after kill -9, and takes over its PostgreSQL (invariant 7)', async () => {
    const before = postmasterBelow(dataDir);
    await running!.kill();
    const again = await start();
    expect(before).not.toBeNull();
    expect(postmasterBelow(dataDir)).toBe(before);
    expect(again.sandbox).toEqual(sandbox);
    expect(await seen(again)).toBe(state);
    ok(await convert(actorOf(again), (await quote(actorOf(again))).id));
  }, 120_000);

  it('answers a request of before kill -9 again as it did then (invariant 8)', async () => {
    const { id } = await quote(actorOf(running!));
    const first = await convert(actorOf(running!), id, 'before-the-kill');
    await running!.kill();
    const again = await start();
    const second = await convert(actorOf(again), id, 'before-the-kill');
    expect([second.status, second.text, second.headers.get('idempotent-replayed')]).toEqual([201, first.text, 'true']);
  }, 120_000);

  it('refuses to start beside itself on the same folder, and says why', async () => {
    const second = startStandalone({ dataDir, port: await freePort() });
    await expect(second).rejects.toThrow(/ended[\s\S]*(in use|already)/i);
    expect((await fetch(`${running!.origin}/health/ready`)).status).toBe(200);
  }, 120_000);

  it('leaves no PostgreSQL behind when it is stopped', async () => {
    await running!.stop();
    running = null;
    expect(postmasterBelow(dataDir)).toBeNull();
  }, 60_000);

  it.each([
    ['personal-data.key', 'PERSONAL_DATA_KEY'],
    ['custody-sealing.key', 'CUSTODY_SEALING_KEY'],
  ])('does not start with another %s, says why, and leaves no PostgreSQL behind', async (file, variable) => {
    const path = join(dataDir, file);
    const kept = readFileSync(path, 'utf8');
    writeFileSync(path, `${'0f'.repeat(32)}\n`);
    try {
      await expect(startStandalone({ dataDir, port })).rejects.toThrow(new RegExp(`ended[\\s\\S]*not usable:\\s+${variable}: `));
      expect(postmasterBelow(dataDir)).toBeNull();
    } finally {
      writeFileSync(path, kept);
    }
  }, 120_000);
});
