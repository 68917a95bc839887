import { type AutomaticPayoutView, listedAutomatic, listedRequested, type PayoutView } from '@corridor/contracts/payouts';
import { accountIds, addressIds, fileIds, payoutIds } from '../ids.js';
import { boot, type Booted, OTHER_ACCOUNT, PLATFORM, SECRETS, uuid } from '../testing/boot.js';

const money = (currency: string, amount: string) => ({ currency, amount }) as never;

const AUTOMATIC: AutomaticPayoutView = {
  id: uuid(50),
  accountId: PLATFORM.test,
  addressId: uuid(51),
  rail: 'neft',
  source: money('USD', '19.95'),
  allocations: [],
  fee: money('USD', '0.30'),
  amount: money('INR', '1600.57'),
  terms: null,
  status: 'processing',
  holdReason: null,
  expectedArrival: '2026-11-27T12:30:00.000Z',
  arrivesAt: null,
  referenceNumber: null,
  statementDescriptor: 'PAYOUT 1',
  confirmation: null,
  failureCode: null,
  failureReason: null,
  createdAt: '2022-10-19T06:26:16.922Z',
  settledAt: null,
  failedAt: null,
};

const REQUESTED: PayoutView = {
  id: uuid(52),
  accountId: PLATFORM.test,
  beneficiaryId: uuid(53),
  amount: money('USD', '25.00'),
  fee: money('USD', '12.00'),
  rail: 'swift',
  reference: 'Invoice 8841',
  status: 'completed',
  estimatedArrival: '2026-07-01T16:00:00.000Z',
  bankReference: 'BANK1',
  failureCode: null,
  failureReason: null,
  createdAt: '2026-06-30T12:03:11.000Z',
  completedAt: '2026-07-01T12:00:00.000Z',
  failedAt: null,
};

let api: Booted;
beforeAll(async () => {
  api = await boot();
});
afterAll(async () => api.close());

const read = async (payout: { readonly id: string }) => (await api.ask(`payouts/${payoutIds.print(payout.id as never)}`)).body;
const post = async (id: string, body: object) =>
  api.ask(`payouts/${id}`, { authorization: `Bearer ${SECRETS.test}`, 'content-type': 'application/json' }, { method: 'POST', body: JSON.stringify(body) });

describe('a payout', () => {
  it('is printed as the reference prints one that is processing', async () => {
    api.world.payouts = [listedAutomatic(AUTOMATIC, {})];
    expect(await read(AUTOMATIC)).toEqual({
      amount: '1600.57',
      arrival_date: null,
      arrival_time: null,
      automatic: true,
      created: 1666160776,
      currency: 'INR',
      id: payoutIds.print(AUTOMATIC.id),
      livemode: false,
      metadata: null,
      object: 'payout',
      payment_method: 'domestic_credit',
      payment_method_details: null,
      payout_confirmation: null,
      statement_descriptor: 'XFLOW PAYOUT 1',
      status: 'processing',
      to: { account_id: accountIds.print(PLATFORM.test), address_id: addressIds.print(AUTOMATIC.addressId) },
    });
  });

  it('shows what is known once the money has left', async () => {
    const settled = { ...AUTOMATIC, status: 'settled', arrivesAt: '2026-11-27T12:30:00.000Z', referenceNumber: 'SNBXN1', confirmation: uuid(60) } as const;
    api.world.payouts = [listedAutomatic(settled, { order: 'A-1' })];
    expect(await read(settled)).toMatchObject({
      status: 'settled', arrival_date: 1795782600, arrival_time: 1795782600, payment_method_details: { reference_number: 'SNBXN1' }, payout_confirmation: fileIds.print(uuid(60)), metadata: { order: 'A-1' },
    });
  });

  it.each(['initialized', 'processing', 'settled', 'hold', 'failed'] as const)('can be %s', async (status) => {
    api.world.payouts = [listedAutomatic({ ...AUTOMATIC, status }, {})];
    expect((await read(AUTOMATIC)).status).toBe(status);
  });

  it.each([['processing', 'processing'], ['completed', 'settled'], ['failed', 'failed'], ['returned', 'failed']] as const)('that was asked for and is %s reads as %s', async (status, shown) => {
    api.world.payouts = [listedRequested({ ...REQUESTED, status }, {})];
    expect(await read(REQUESTED)).toMatchObject({
      status: shown, automatic: false, payment_method: 'global_wire', statement_descriptor: 'Invoice 8841', arrival_date: 1782921600, payment_method_details: { reference_number: 'BANK1' },
      to: { account_id: accountIds.print(PLATFORM.test), address_id: null },
    });
  });

  it('is listed by every filter', async () => {
    api.world.payouts = [listedAutomatic(AUTOMATIC, {})];
    const [account, address] = [accountIds.print(PLATFORM.test), addressIds.print(AUTOMATIC.addressId)];
    const { body } = await api.ask(`payouts?status=hold&status=settled,failed&to.account_id=${account}&to.address_id=${address}&created.gte=1666160776&created.lt=1666160780`);
    expect([body.object, body.has_next, body.data.length]).toEqual(['list', false, 1]);
    expect(api.world.filter).toEqual({
      accountId: PLATFORM.test, addressId: AUTOMATIC.addressId, progress: ['hold', 'settled', 'failed'], createdFrom: '2022-10-19T06:26:16.000Z', createdBefore: '2022-10-19T06:26:20.000Z',
    });
  });

  it.each([
    ['status=lost', 'parameter_value_invalid', 'payout.status'],
    ['to.account_id=acc_1', 'parameter_value_invalid', 'payout.to.account_id'],
    ['to.address_id=pl_1', 'parameter_value_invalid', 'payout.to.address_id'],
    ['limit=11', 'parameter_range_invalid', 'payout.limit'],
    ['created.gt=soon', 'timestamp_invalid', 'payout.created.gt'],
    ['colour=red', 'parameter_unexpected', 'payout.colour'],
  ])('is not listed by %s', async (query, code, field) => {
    const { status, body } = await api.ask(`payouts?${query}`);
    expect([status, body.errors[0].code, body.errors[0].metadata.field_name]).toEqual([400, code, field]);
  });

  it.each([
    [{ amount: '1.00' }, 'payout_parameter_not_editable', 'payout.amount'],
    [{ status: 'settled', metadata: {} }, 'payout_parameter_not_editable', 'payout.status'],
    [{ colour: 'red' }, 'parameter_unexpected', 'payout.colour'],
    [{ metadata: { '': 'x' } }, 'metadata_key_min_length_invalid', 'payout.metadata'],
  ])('is not changed by %j', async (json, code, field) => {
    api.world.payouts = [listedAutomatic(AUTOMATIC, {})];
    const { status, body } = await post(payoutIds.print(AUTOMATIC.id), json);
    expect([status, body.errors[0].code, body.errors[0].metadata.field_name]).toEqual([400, code, field]);
  });

  it("is nobody's who may not see its account", async () => {
    api.world.payouts = [listedAutomatic({ ...AUTOMATIC, accountId: OTHER_ACCOUNT }, {})];
    for (const id of [payoutIds.print(uuid(99)), 'payout_1', 'pay_01KF2Wm0Zp7vT9sQd4xYbA']) expect((await api.ask(`payouts/${id}`)).status).toBe(404);
    expect((await read(AUTOMATIC)).object).toBe('payout');
  });
});
