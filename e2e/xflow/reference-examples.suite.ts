import { eventually } from '@corridor/testing';
import { type Answer, ok } from '../support/client.js';
import { rawRequest } from '../support/raw-request.js';
import type { Stage } from '../support/stage.js';
import { activePartner } from './active-user.js';
import { ADDRESS } from './addresses.suite.js';
import { paid, type Payer } from './deposits.suite.js';
import { EXAMPLE_REQUESTS, type ExampleRequest, PRINTED } from './example-requests.js';
import { dollarAddress } from './payable.js';
import { newPlatform, newUser, PARTNER, type Platform, type XflowAccount, type XflowList } from './platform.js';
import { drafted, type XflowReceivable } from './receivable.js';
import { upload } from './uploads.js';

/** What a partner's balance must hold for all that the examples move. */
const ENOUGH = '200.00';
/** Not one of these is printed as a list with something in it, at a moment that nobody chooses. */
const MAY_BE_EMPTY = ['GET /deposits?', 'GET /payment_links?expires_at', 'GET /payouts?status=processing', 'GET /receivables?status=verifying', 'GET /transfers?'];

type Ids = Readonly<Record<string, string>>;

/** What must be there before the examples can be sent: everything belongs to the platform itself, as none but one of them has a header. */
async function prepared(stage: Stage): Promise<{ readonly platform: Platform; readonly ids: Ids }> {
  const platform = await newPlatform(stage, 'Every example');
  const { api } = platform;
  const own = ok(await api.get<XflowAccount>(`/accounts/${platform.account}`));
  ok(await api.post('/addresses', { ...ADDRESS, linked_id: own.id }));
  const partner = await activePartner(platform, 'Pays');
  const address = await dollarAddress(platform, partner.id);
  const payer: Payer = { platform, user: own, partner, address };
  const closing = await activePartner(platform, 'Closes');
  await dollarAddress(platform, closing.id);
  const other = ok(await api.post<XflowAccount>('/accounts', { ...PARTNER, nickname: 'Comes' }));
  const deposit = await paid(payer, ENOUGH);
  const receivable = await activatedOwn(payer);
  ok(await api.post(`/receivables/${receivable}/reconcile`, { account_id: partner.id, amount: '20.00' }));
  const payout = await newPayoutOf(platform);
  const first = async (path: string) => ok(await api.get<XflowList<{ readonly id: string }>>(path)).data[0]?.id ?? '';
  const event = await eventually(async () => {
    const id = await first(`/events?linked_id=${deposit.id}`);
    expect(id).not.toBe('');
    return id;
  });
  const ids = {
    ...{ platform: own.id, partner: partner.id, closing: closing.id, other: other.id, user: (await newUser(platform)).id, address: address.id, deposit: deposit.id, event, payout, receivable },
    ...{ cancelled: await activatedOwn(payer), setting: platform.account.replace('account_', 'account_setting_'), file: (await upload(api, 'identity_document')).id, invoice: (await upload(api, 'finance_document')).id },
    ...{ balance_transaction: await first('/balance_transactions'), exchange_rate: await first('/exchange_rates'), payment: await first('/payments') },
  };
  return { platform, ids };
}

async function activatedOwn(payer: Payer): Promise<string> {
  const { api } = payer.platform;
  const { id } = await drafted(payer);
  ok(await api.send('POST', `/receivables/${id}/confirm`, undefined));
  await eventually(async () => expect(ok(await api.get<XflowReceivable>(`/receivables/${id}`)).status).toBe('activated'));
  return id;
}

async function newPayoutOf(platform: Platform): Promise<string> {
  return eventually(
    async () => {
      const [payout] = ok(await platform.api.get<XflowList<{ readonly id: string; readonly status: string }>>('/payouts')).data;
      expect(payout?.status).toBe('settled');
      return payout?.id ?? '';
    },
    { timeoutMs: 30_000 },
  );
}

export function referenceExamples(stage: () => Stage): void {
  describe('an example of the reference', () => {
    let platform: Platform;
    /** Creating examples say what the examples after them are about. */
    const ids: Record<string, string> = {};
    beforeAll(async () => {
      const made = await prepared(stage());
      ({ platform } = made);
      Object.assign(ids, made.ids);
    }, 120_000);
    const filled = (text: string) =>
      text.replace(/\{(\w+)\}/g, (_all, name: string) => {
        const id = ids[name];
        if (id === undefined) throw new Error(`nothing is known as ${name}`);
        return id;
      });
    const sent = async ({ call, body, json, headers = {} }: ExampleRequest): Promise<Answer<Record<string, unknown>>> => {
      const [method = '', path = ''] = filled(call).split(' ');
      const extra = Object.fromEntries(Object.entries({ ...(json === true ? { 'content-type': 'application/json' } : {}), ...headers }).map(([name, value]) => [name, filled(value)]));
      return platform.api.send(method, path, body === undefined ? undefined : filled(JSON.stringify(body, null, 0).replaceAll('":', '": ')), { headers: extra });
    };

    it.each(EXAMPLE_REQUESTS.map((example) => [example.call, example] as const))('is answered as it is printed: %s', async (call, example) => {
      const { status, body, text } = await sent(example);
      expect([status, status === 200 ? '' : text]).toEqual([200, '']);
      const [kind = '', isList] = example.gives.startsWith('list of ') ? [example.gives.slice('list of '.length), true] : [example.gives, false];
      const objects = isList ? (body['data'] as Record<string, unknown>[]) : [body];
      if (isList) expect(Object.keys(body).sort()).toEqual(['data', 'has_next', 'object']);
      if (!MAY_BE_EMPTY.some((start) => call.startsWith(start))) expect(objects.length).toBeGreaterThan(0);
      for (const each of objects) expect([each['object'], Object.keys(each).sort()]).toEqual([kind, [...(PRINTED[kind] ?? [])].sort()]);
      if (call === 'POST /receivables') ids['drafted'] = String(body['id']);
      else if (/^POST \/\w+$/.test(call) && ids[kind] === undefined) ids[kind] = String(body['id']);
    });

    it('says what the reference prints of a receivable, but for what contradicts its own formula', async () => {
      expect(ok(await sent({ call: 'GET /receivables/{receivable}', gives: 'receivable' }))).toMatchObject({ amount_maximum_reconcilable: '45.00', amount_reconciled: '30.00', amount_reconcilable: '15.00', description: 'This is a useful description', metadata: { internal_reference: 'ABC-1234' } });
    });

    it('is one that acts, sent as curl does: a content type, and neither a body nor its length', async () => {
      const { host, pathname } = new URL(`${platform.api.baseUrl}/accounts/${ids['other']}/activate`);
      const answer = await rawRequest(stage().origin, `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${platform.api.key}\r\nContent-Type: application/json\r\n\r\n`);
      expect([answer.status, (JSON.parse(answer.text) as XflowAccount).status]).toEqual([200, 'activated']);
    });

    it('downloads a file, and is let in by a user name without a password', async () => {
      const authorization = `Basic ${Buffer.from(`${platform.api.key}:`).toString('base64')}`;
      const answer = await fetch(`${platform.api.baseUrl}/files/${ids['file']}/contents`, { headers: { authorization } });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    });
  });
}
