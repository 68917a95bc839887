import { idOf } from '@corridor/contracts';
import type { AutomaticPayoutIntent, BookTransferView, PayoutsEvent } from '@corridor/contracts/payouts';
import type { RecordedEvent } from '@corridor/event-store';
import type { Finished } from '@corridor/messaging';
import { PostingLedger } from '@corridor/testing';
import { ADDRESS, DEBITED, FakeAccounts, money, PLAN } from './automatic/automatic.fixture.js';
import { automaticProcess } from './automatic/automatic.process.js';
import { initializePayout } from './automatic/domain/automatic-payout.decide.js';
import type { PayoutsDeps } from './payouts.deps.js';
import { BOOK, PLATFORM, TRANSFER_ID, USER } from './transfers/transfers.fixture.js';
import { transfersProcess } from './transfers/transfers.process.js';

const STREAM = 'a-stream';
const AT = '2026-07-10T06:00:00.000Z';

const INTENT: AutomaticPayoutIntent = {
  ...{ id: idOf<'payout'>('01997a3e-5d2c-7abc-8def-0000000000b0'), accountId: USER.id, book: BOOK, addressId: ADDRESS, rail: 'neft', currency: 'USD', destinationCurrency: 'INR' } as const,
  ...{ eligibleBy: AT, expectedArrival: AT, requestedAt: AT },
};
const TERMS = { fee: { feePlanId: PLAN, fee: money('0.30'), passthrough: null }, price: null, amount: money('1600.57', 'INR') };
const BEGUN = initializePayout(INTENT, DEBITED, TERMS, 'DESCRIPTOR');

const recorded = ({ type, data }: PayoutsEvent, revision: number) =>
  ({ type, body: JSON.stringify(data), version: 1, stream: STREAM, revision, position: revision + 1, tenant: idOf<'tenant'>('01997a3e-5d2c-7abc-8def-0000000000ff'), mode: 'test', correlation: 'req_1', commandId: null, causation: null, recordedAt: AT }) as never as RecordedEvent;

/** A stream to which `late` is appended between its first reading and whatever follows. */
function overtaken(events: readonly PayoutsEvent[], late: PayoutsEvent): Pick<PayoutsDeps, 'store'> {
  let reads = 0;
  const readStream = async () => [...events, ...(reads++ === 0 ? [] : [late])].map(recorded);
  return { store: { readStream } as never };
}

function deps(store: Pick<PayoutsDeps, 'store'>): PayoutsDeps {
  const [accounts, ledger] = [new FakeAccounts(), new PostingLedger()];
  const send: PayoutsDeps['bus']['send'] = async (type, command) => {
    const whole = { ...command, type: type.name } as never;
    return (type.service === 'ledger' ? ledger.post(whole) : accounts.answer(whole)) as never;
  };
  return { ...store, bus: { send }, accounts: accounts.queries, domesticBanks: {}, now: () => new Date(AT) } as never;
}

const expected = (finished: Finished<unknown, unknown>) => finished.unit.appends[0]?.expectedRevision;

/** A view is only as new as the stream that it was made of: the store refuses the append, and the step is done again. */
describe('the end of a step', () => {
  it('is not appended behind a payout that came back while its document was written', async () => {
    const { payout } = BEGUN.data;
    const settled: PayoutsEvent = { type: 'AutomaticPayoutSettled', data: { payout: { ...payout, status: 'settled', settledAt: AT } } };
    const failed: PayoutsEvent = { type: 'AutomaticPayoutFailed', data: { payout: { ...payout, status: 'failed', failedAt: AT } } };
    const process = automaticProcess(deps(overtaken([BEGUN, settled], failed)));
    expect(expected(await process.resume(recorded(settled, 1)))).toBe(1);
  });

  it('is not appended behind what is noted on a transfer while the ledger is told of it', async () => {
    const transfer: BookTransferView = {
      ...{ id: TRANSFER_ID, type: 'platform_debit', status: 'processing', owner: PLATFORM.id, concerns: [PLATFORM.id, USER.id], book: BOOK, description: null },
      from: { accountId: PLATFORM.id, currency: 'USD', amount: '1.00' as never },
      to: { accountId: USER.id, currency: 'USD', amount: '1.00' as never },
      ...{ exchange: null, payoutId: null, metadata: {}, createdAt: AT, completedAt: null, failedAt: null },
    };
    const reported: PayoutsEvent = { type: 'BookTransferReported', data: { transfer, report: 'completed' } };
    const noted: PayoutsEvent = { type: 'BookTransferUpdated', data: { transfer: { ...transfer, metadata: { order: 'A-1' } } } };
    const process = transfersProcess(deps(overtaken([reported], noted)));
    expect(expected(await process.resume(recorded(reported, 0)))).toBe(0);
  });
});
