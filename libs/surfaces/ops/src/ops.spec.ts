import { type CommandType, idOf, type Page, type Reply } from '@corridor/contracts';
import { ACCOUNTS_QUERIES, type CreateKeyPayload, type KeyView, type RollKeyPayload } from '@corridor/contracts/accounts';
import { COLLECTIONS_QUERIES } from '@corridor/contracts/collections';
import { CUSTODY_QUERIES } from '@corridor/contracts/custody';
import { type AutomaticPayoutView, listedAutomatic, PAYOUTS_QUERIES } from '@corridor/contracts/payouts';
import { WEBHOOKS_QUERIES } from '@corridor/contracts/webhooks';
import { COMMAND_BUS, type NewCommand } from '@corridor/messaging';
import { createLogger } from '@corridor/runtime';
import { createHttpApp, hashOfKey } from '@corridor/surfaces/http';
import { Module } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import type { OpsDesk } from './desk/ops-desk.js';
import { accountIds, addressIds, endpointIds, keyIds, payoutIds, tenantIds } from './ids.js';
import { OpsModule } from './ops.module.js';

const uuid = (number: number) => idOf<never>(`01997a3e-5d2c-7abc-8def-${number.toString().padStart(12, '0')}`);
const OPS_KEY = 'ops_0123456789abcdef';
const tenant = tenantIds.print(uuid(1));
const scope = `tenant_id=${tenant}&mode=test`;

const key: KeyView = {
  id: uuid(5),
  tenant: uuid(1),
  mode: 'test',
  kind: 'secret',
  hint: 'wxyz',
  label: null,
  scopes: ['*'],
  limits: null,
  status: 'active',
  endsAt: null,
  createdAt: '2026-06-30T11:00:00.000Z',
};
const sent: { type: string; command: NewCommand<unknown> }[] = [];
let reply: Reply<unknown, unknown>;
const bus = {
  async send(type: CommandType<never, unknown, { reason: string }>, command: NewCommand<unknown>) {
    sent.push({ type: type.name, command });
    return reply;
  },
};
const page = <Item>(items: readonly Item[]): Page<Item> => ({ kind: 'page', items, hasMore: false });
const attempt = { attemptedAt: '2026-06-30T11:00:00.000Z', answerCode: null, durationMs: 30_000, answer: 'no answer in 30 s' };
const delivery = { id: uuid(7), endpoint: uuid(8), event: uuid(9), type: 'deposit.completed', status: 'pending', nextAttemptAt: null, attempts: [attempt] };
const queries = [
  { provide: COMMAND_BUS, useValue: bus },
  { provide: ACCOUNTS_QUERIES, useValue: { key: async (_scope: object, id: string) => (id === key.id ? key : null), keys: async () => page([key]), partySettings: async ({ mode }: { mode: string }, id: string) => (id === uuid(2) && mode === 'test' ? {} : null) } },
  { provide: COLLECTIONS_QUERIES, useValue: { suspendedFunds: async () => page([]) } },
  { provide: CUSTODY_QUERIES, useValue: {} },
  {
    provide: PAYOUTS_QUERIES,
    useValue: {
      payout: async ({ mode }: { mode: string }, id: string) => (id === payout.id && mode === 'test' ? listedAutomatic(payout, {}) : null),
      payouts: async () => page([listedAutomatic(payout, {})]),
    },
  },
  { provide: WEBHOOKS_QUERIES, useValue: { deliveries: async () => page([delivery]) } },
];
const payout = {
  id: uuid(30), accountId: uuid(2), addressId: uuid(31), rail: 'neft', status: 'hold', holdReason: 'by_person', amount: { currency: 'INR', amount: '1600.57' },
  source: { currency: 'USD', amount: '19.95' }, fee: { currency: 'USD', amount: '0.30' }, createdAt: '2026-06-30T11:00:00.000Z',
} as unknown as AutomaticPayoutView;
const desk: OpsDesk = {
  parked: async (service, { limit }) => ({ items: [{ id: `${service}-${limit}`, service, kind: 'event', type: 'x', key: 'k', error: 'e', attempts: 5, parkedAt: 't' }], hasMore: true }),
  redrive: async (_service, id) => id === 'known',
  verifyLedger: async () => ({ books: 2, events: 10, problems: ['book 1 does not sum to zero'] }),
};

@Module({ providers: queries, exports: queries.map(({ provide }) => provide) })
class Outside {}

describe('the operator', () => {
  let close: () => Promise<void>;
  let origin = '';
  async function ask(path: string, method = 'GET', json?: unknown, credential = OPS_KEY): Promise<{ status: number; body: ReturnType<typeof JSON.parse> }> {
    const body = json === undefined ? {} : { body: JSON.stringify(json) };
    const type = json === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { authorization: `Bearer ${credential}`, ...type };
    const response = await fetch(`${origin}/ops/v1/${path}`, { method, headers, ...body });
    return { status: response.status, body: await response.json() };
  }
  beforeAll(async () => {
    const logger = createLogger({ name: 'spec', level: 'silent' });
    const app = await createHttpApp(OpsModule.register({ logger, keyHash: hashOfKey(OPS_KEY), desk, imports: [Outside] }), { logger });
    await app.listen(0, '127.0.0.1');
    origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    close = async () => app.close();
  });
  beforeEach(() => {
    sent.length = 0;
    reply = { kind: 'accepted', view: key, replayed: false, correlation: 'req_1' };
  });
  afterAll(async () => close());

  it.each(['ops_wrong', `sk_test_${'a'.repeat(32)}`, 'nothing'])('is not whoever sends %s', async (credential) => {
    const { status, body } = await ask(`keys?${scope}`, 'GET', undefined, credential);
    expect([status, body.error.type]).toEqual([401, 'unauthenticated']);
  });

  it.each(['/ops/%761/tenants', '/%6fps/v1/tenants', '/o%70s/%76%31/%74enants', '/ops/v1/t%65nants'])('is nobody without a key at %s', async (path) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify({ name: 'Intruder' }) });
    expect([response.status, sent]).toEqual([401, []]);
  });

  it('makes a key whose secret is told once and never sent on', async () => {
    const { status, body } = await ask('keys', 'POST', { tenant_id: tenant, mode: 'test', kind: 'secret', limits: { reads_per_second: 5, writes_per_second: 2 } });
    expect(status).toBe(201);
    expect(body.secret).toMatch(/^sk_test_[0-9A-Za-z]{32}$/);
    const payload = sent[0]?.command.payload as CreateKeyPayload;
    expect(payload).toMatchObject({ hash: hashOfKey(body.secret), hint: body.secret.slice(-4), scopes: ['*'], limits: { readsPerSecond: 5, writesPerSecond: 2 } });
    expect(JSON.stringify(sent)).not.toContain(body.secret);
  });

  it('can not be told the secret again by a repeat', async () => {
    reply = { kind: 'accepted', view: key, replayed: true, correlation: 'req_1' };
    expect((await ask('keys', 'POST', { tenant_id: tenant, mode: 'test', kind: 'secret' })).body.secret).toBeNull();
  });

  it.each([
    [{ kind: 'secret', mode: 'test' }, 'tenant_id'],
    [{ tenant_id: tenant, mode: 'demo', kind: 'secret' }, 'mode'],
    [{ tenant_id: tenant, mode: 'test', kind: 'secret', scopes: ['quotes'] }, 'scopes'],
    [{ tenant_id: tenant, mode: 'test', kind: 'secret', scopes: [] }, 'scopes'],
    [{ tenant_id: tenant, mode: 'test', kind: 'secret', scopes: ['quotes:read', 'quotes:read'] }, 'scopes'],
    [{ tenant_id: tenant, mode: 'test', kind: 'secret', limits: 5 }, 'limits'],
    [{ tenant_id: tenant, mode: 'test', kind: 'secret', limits: { reads_per_second: 5 } }, 'limits.writes_per_second'],
    [{ tenant_id: tenant, mode: 'test', kind: 'secret', limits: { reads_per_second: 0, writes_per_second: 1 } }, 'limits.reads_per_second'],
    [{ tenant_id: tenant, mode: 'test', kind: 'secret', limits: { reads_per_second: 5, writes_per_second: 1, extra: 1 } }, 'limits.extra'],
  ])('is told which field is wrong in %j', async (json, param) => {
    const { status, body } = await ask('keys', 'POST', json);
    expect([status, body.error.param]).toEqual([400, param]);
    expect(sent).toEqual([]);
  });

  it('may give a key fifty scopes and no more', async () => {
    const scopes = Array.from({ length: 51 }, (_, index) => `${'x'.repeat(index + 1)}:read`);
    expect((await ask('keys', 'POST', { tenant_id: tenant, scopes: scopes.slice(1) })).status).toBe(201);
    expect((sent[0]?.command.payload as CreateKeyPayload).scopes).toHaveLength(50);
    expect((await ask('keys', 'POST', { tenant_id: tenant, scopes })).body.error.param).toBe('scopes');
  });

  it.each([
    ['keys', 'scopes', { tenant_id: tenant, scopes: [`${'x'.repeat(65)}:read`] }],
    ['keys', 'label', { tenant_id: tenant, label: 'x'.repeat(201) }],
    ['tenants', 'name', { name: 'x'.repeat(201) }],
  ])('may not make %s with %s beyond their length', async (path, param, json) => {
    const { status, body } = await ask(path, 'POST', json);
    expect([status, body.error.param]).toEqual([400, param]);
    expect(sent).toEqual([]);
  });

  it('rolls a key into one of the same kind, which ends the old one when asked', async () => {
    const before = Date.now();
    const { status, body } = await ask(`keys/${keyIds.print(key.id)}/roll?${scope}`, 'POST', { expires_in_seconds: 60 });
    expect([status, body.secret.slice(0, 8)]).toEqual([201, 'sk_test_']);
    const { oldEndsAt } = sent[0]?.command.payload as RollKeyPayload;
    expect(Date.parse(oldEndsAt) - before).toBeGreaterThanOrEqual(60_000);
    expect(Date.parse(oldEndsAt) - before).toBeLessThan(70_000);
    expect((await ask(`keys/${keyIds.print(key.id)}/roll?${scope}`, 'POST', { expires_in_seconds: 604_801 })).body.error.param).toBe('expires_in_seconds');
  });

  it('revokes, reads and lists keys', async () => {
    const id = keyIds.print(key.id);
    expect((await ask(`keys/${id}?${scope}`, 'DELETE')).body.id).toBe(id);
    expect(sent[0]).toMatchObject({ type: 'accounts.RevokeKey', command: { payload: { keyId: key.id } } });
    expect((await ask(`keys/${id}?${scope}`)).body).toMatchObject({ id, hint: 'wxyz', tenant_id: tenant });
    expect((await ask(`keys/${keyIds.print(uuid(99))}?${scope}`)).status).toBe(404);
    expect((await ask(`keys?${scope}`)).body.data).toHaveLength(1);
    expect((await ask('keys')).body.error.param).toBe('tenant_id');
  });

  it('makes a tenant with an account in each mode', async () => {
    const view = { id: uuid(1), name: 'Acme', defaultAccounts: { test: uuid(2), live: uuid(3) }, createdAt: '2026-06-30T11:00:00.000Z' };
    reply = { kind: 'accepted', view, replayed: false, correlation: 'req_1' };
    const { status, body } = await ask('tenants', 'POST', { name: 'Acme' });
    expect([status, body.id]).toEqual([201, tenant]);
    expect(body.default_accounts.test).toMatch(/^acc_/);
  });

  it('sees deliveries with their attempts', async () => {
    const { body } = await ask(`webhook_endpoints/${endpointIds.print(uuid(8))}/deliveries?${scope}`);
    expect(body.data[0].attempts[0]).toEqual({ attempted_at: attempt.attemptedAt, answer_code: null, duration_ms: 30_000, answer: 'no answer in 30 s' });
  });

  it('sees automatic payouts, holds them and lets them go on', async () => {
    const id = payoutIds.print(payout.id);
    expect((await ask(`payouts/${id.replace('pay_', 'payout_')}?${scope}`)).body).toMatchObject({ id, status: 'hold', hold_reason: 'by_person', amount: '1600.57', source: { amount: '19.95' } });
    expect((await ask(`payouts?${scope}&status=hold`)).body.data).toHaveLength(1);
    expect((await ask(`payouts?${scope}&status=lost`)).body.error.param).toBe('status');
    reply = { kind: 'accepted', view: payout, replayed: false, correlation: 'req_1' };
    for (const [move, type] of [['hold', 'HoldAutomaticPayout'], ['release', 'ReleaseAutomaticPayout']] as const) {
      expect((await ask(`payouts/${id}/${move}?${scope}`, 'POST')).status).toBe(200);
      expect(sent.at(-1)).toMatchObject({ type: `payouts.${type}`, command: { payload: { payoutId: payout.id } } });
    }
    expect((await ask(`payouts/${payoutIds.print(uuid(99))}/hold?${scope}`, 'POST')).status).toBe(404);
  });

  it('moves automatic payouts of test mode, and makes one at once', async () => {
    const id = payoutIds.print(payout.id);
    reply = { kind: 'accepted', view: payout, replayed: false, correlation: 'req_1' };
    for (const [move, payload] of [['process', {}], ['settle', { report: { kind: 'settled' } }], ['fail', { report: { kind: 'failed', failureCode: 'returned_by_bank' } }], ['hold', {}]] as const) {
      expect((await ask(`sandbox/payouts/${id}/${move}?tenant_id=${tenant}`, 'POST')).status).toBe(200);
      expect(sent.at(-1)).toMatchObject({ command: { scope: { mode: 'test' }, payload: { payoutId: payout.id, ...payload } } });
    }
    expect((await ask(`sandbox/accounts/${accountIds.print(uuid(2))}/payouts?tenant_id=${tenant}`, 'POST', {})).status).toBe(201);
    expect(sent.at(-1)).toMatchObject({ type: 'payouts.PayOutAutomatically', command: { payload: { accountId: uuid(2), currency: 'USD' } } });
    expect((await ask(`sandbox/accounts/${accountIds.print(uuid(2))}/payouts?tenant_id=${tenant}`, 'POST', { currency: 'XXX' })).body.error.param).toBe('currency');
    expect((await ask(`sandbox/accounts/${accountIds.print(uuid(9))}/payouts?tenant_id=${tenant}`, 'POST', {})).status).toBe(404);
    reply = { kind: 'rejected', rejection: { reason: 'payout_in_other_state', payout: payout.id, status: 'settled' }, replayed: false, correlation: 'req_1' };
    expect((await ask(`sandbox/payouts/${id}/process?tenant_id=${tenant}`, 'POST')).body.error).toMatchObject({ type: 'payout_in_other_state' });
  });

  it('lists and redrives parked messages and verifies the ledger', async () => {
    expect((await ask('parked?service=quotes&limit=7')).body).toMatchObject({ has_more: true, data: [{ id: 'quotes-7' }] });
    expect((await ask('parked?service=nobody')).body.error.param).toBe('service');
    expect((await ask('parked/known/redrive?service=quotes', 'POST')).status).toBe(200);
    expect((await ask('parked/other/redrive?service=quotes', 'POST')).status).toBe(404);
    expect((await ask('ledger/verify')).body).toMatchObject({ sound: false, books: 2, events: 10 });
  });

  describe("an entry of a bank's statement", () => {
    const entry = { tenant_id: tenant, method: 'sepa', currency: 'EUR', amount: '100.00', bank_reference: 'SEPA-1' };
    const funds = { id: uuid(40), accountId: uuid(2), amount: { currency: 'EUR', amount: '100.00' }, rail: 'sepa', status: 'completed', bankReference: 'SEPA-1', completedAt: '2026-06-30T11:00:00.000Z' };
    beforeEach(() => {
      reply = { kind: 'accepted', view: funds, replayed: false, correlation: 'req_1' };
    });

    it('is one command for one reference, whatever the Idempotency-Key', async () => {
      for (const json of [entry, entry, { ...entry, bank_reference: 'SEPA-2' }]) expect((await ask('funds', 'POST', json)).status).toBe(201);
      const [first, second, other] = sent.map(({ command }) => command.id);
      expect([second === first, other === first]).toEqual([true, false]);
    });

    it('that differs from the one before is a conflict that names the reference and the deposit', async () => {
      reply = { kind: 'conflict', object: uuid(40) };
      const { status, body } = await ask('funds', 'POST', { ...entry, amount: '10.00' });
      expect([status, body.error.message]).toEqual([409, expect.stringMatching(/^This bank_reference was used before.*dep_/)]);
    });
  });

  describe('money that the sandbox sends to an address', () => {
    const payment = { address_id: addressIds.print(uuid(21)), currency: 'USD', amount: '5.00', payment_method: 'global_wire' };

    it.each([
      [`?tenant_id=${tenant}`, {}],
      [`?${scope}`, {}],
      ['', { tenant_id: tenant }],
    ])('is of the tenant that query %j or body %j names', async (query, body) => {
      await ask(`sandbox/deposits${query}`, 'POST', { ...payment, ...body });
      expect(sent[0]?.command.scope).toEqual({ tenant: uuid(1), mode: 'test' });
    });

    it('is not of two', async () => {
      const { status, body } = await ask(`sandbox/deposits?tenant_id=${tenant}`, 'POST', { ...payment, tenant_id: tenantIds.print(uuid(3)) });
      expect([status, body.error.param]).toEqual([400, 'tenant_id']);
      expect(sent).toEqual([]);
    });
  });
});
