import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, freePort, temporaryFolder } from '@corridor/testing';
import { isAlive } from '@corridor/runtime';
import { aloneWithBuild, builtOnce } from '../support/build.js';
import { Client, ok } from '../support/client.js';
import { available, convert, quote, transactions } from '../support/flows.js';
import { patiently } from '../support/patiently.js';
import { livingBelow } from '../support/pid-files.js';
import type { Actor } from '../support/stage.js';
import type { Sandbox } from '../support/standalone.js';
import { Terminal } from '../support/terminal.js';

const PROGRAM = 'dist/deploy/local/src/main.js';
const START_TIMEOUT_MS = 240_000;
const TEST_TIMEOUT_MS = 400_000;
/** Eight apps, a broker and a database. */
const PROCESSES = 10;

describe('the system in a terminal', () => {
  const dataDir = temporaryFolder('terminal');
  let port: number;
  let terminal: Terminal;
  let sandbox: Sandbox;
  let state: string;
  let pids: number[];

  beforeAll(async () => {
    port = await freePort();
    await aloneWithBuild(builtOnce);
  }, TEST_TIMEOUT_MS);

  afterAll(async () => {
    terminal.signal('SIGTERM');
    await terminal.ended;
  }, TEST_TIMEOUT_MS);

  async function start(): Promise<void> {
    terminal = new Terminal({ program: PROGRAM, env: { CORRIDOR_DATA_DIR: dataDir, PORT: String(port) } });
    await terminal.prints('Ctrl-C stops everything', START_TIMEOUT_MS);
    pids = livingBelow(dataDir);
  }

  const kept = (): Sandbox => JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8')) as Sandbox;
  const actor = (): Actor => ({ api: new Client(sandbox.fleexpay.base_url, sandbox.secret_key), account: sandbox.account_id, tenantId: '', liveAccount: '' });
  const seen = async (): Promise<string> => JSON.stringify([await available(actor()), await transactions(actor())]);

  it('prints what a user needs, and each line of a process behind its name', async () => {
    await start();
    sandbox = kept();
    expect(sandbox.fleexpay.base_url).toBe(`http://localhost:${port}/fleexpay/v1`);
    for (const text of [sandbox.fleexpay.base_url, sandbox.secret_key, sandbox.account_id, '[ledger-1] ', '[kafka] ']) expect(terminal.output).toContain(text);
    expect(terminal.output).not.toContain('\u001b[');
    expect(pids).toHaveLength(PROCESSES);
  }, TEST_TIMEOUT_MS);

  it('serves the account that it printed', async () => {
    const { api, account } = actor();
    ok(await patiently(() => api.post('/sandbox/fund', { account_id: account, currency: 'EUR', amount: '1000.00' }, { idempotencyKey: 'fund' })));
    const { id } = await quote(actor());
    ok(await patiently(() => convert(actor(), id, 'convert')));
    state = await seen();
    expect(JSON.parse(state)).toMatchObject([{ EUR: '899.95' }, expect.any(Array)]);
  }, TEST_TIMEOUT_MS);

  it('leaves no process when Ctrl-C stops it', async () => {
    terminal.signal('SIGINT');
    expect(await terminal.ended).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(terminal.output).not.toContain('unexpectedly');
  }, TEST_TIMEOUT_MS);

  it('has the same keys and data when it is started again', async () => {
    await start();
    expect(kept()).toEqual(sandbox);
    expect(await seen()).toBe(state);
  }, TEST_TIMEOUT_MS);

  it('refuses to start beside itself on the same folder, and says why', async () => {
    const second = new Terminal({ program: PROGRAM, env: { CORRIDOR_DATA_DIR: dataDir, PORT: '0' } });
    expect(await second.ended).toBe(1);
    expect(second.output).toContain('is in use by process');
    expect(pids.filter(isAlive)).toHaveLength(PROCESSES);
  }, TEST_TIMEOUT_MS);

  it('refuses a port that somebody else has, and says so', async () => {
    const second = new Terminal({ program: PROGRAM, env: { CORRIDOR_DATA_DIR: temporaryFolder('terminal-port'), PORT: String(port) } });
    expect(await second.ended).toBe(1);
    expect(second.output).toContain(`port ${port} is taken`);
    expect(pids.filter(isAlive)).toHaveLength(PROCESSES);
  }, TEST_TIMEOUT_MS);

  it('starts again after kill -9, and ends what that has left', async () => {
    terminal.signal('SIGKILL');
    await terminal.ended;
    const left = pids;
    await start();
    // The database was taken over.
    expect(left.filter((pid) => isAlive(pid) && !pids.includes(pid))).toEqual([]);
    expect(pids).toHaveLength(PROCESSES);
    expect(kept()).toEqual(sandbox);
    expect(await seen()).toBe(state);
  }, TEST_TIMEOUT_MS);

  it('leaves no process when Ctrl-C comes twice', async () => {
    const before = terminal.output.length;
    terminal.signal('SIGINT');
    // Two at once would be one.
    await eventually(() => expect(terminal.output.slice(before)).toContain('shutting down'));
    terminal.signal('SIGINT');
    expect(await terminal.ended).toBe(130);
    await eventually(() => expect(pids.filter(isAlive)).toEqual([]), { timeoutMs: 10_000 });
  }, TEST_TIMEOUT_MS);

  it('leaves no process when Ctrl-C comes during the start', async () => {
    terminal = new Terminal({ program: PROGRAM, env: { CORRIDOR_DATA_DIR: dataDir, PORT: String(port) } });
    await terminal.prints('[kafka] ', START_TIMEOUT_MS);
    terminal.signal('SIGINT');
    expect(await terminal.ended).toBe(0);
    expect(livingBelow(dataDir)).toEqual([]);
  }, TEST_TIMEOUT_MS);
});
