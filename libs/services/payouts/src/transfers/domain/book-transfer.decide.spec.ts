import type { BookTransferView, CreateBookTransferPayload } from '@corridor/contracts/payouts';
import { asked, AT, EXCHANGE, money, OTHER_USER, PARTIES, PARTNER, PLATFORM, SECOND_PARTNER, TRANSFER_ID, USER } from '../transfers.fixture.js';
import { type BookTransferEvent, transferOf } from './book-transfer.js';
import { concludeTransfer, type CreateTransferFacts, createTransfer, processTransfer, reportTransfer, updateTransfer } from './book-transfer.decide.js';

const LATER = '2026-07-10T07:00:00.000Z';
const partyOf = (id: string) => PARTIES.find((each) => each.id === id) ?? null;

function create(over: Partial<CreateBookTransferPayload> = {}, facts: Partial<CreateTransferFacts> = {}) {
  const payload = asked(over);
  const decision = createTransfer(payload, { from: partyOf(payload.from.accountId), to: partyOf(payload.to.accountId), exchange: null, at: AT, ...facts });
  return decision.kind === 'rejected' ? decision.rejection : decision.event;
}

function transfer(...given: Parameters<typeof create>): BookTransferView {
  const event = create(...given);
  if ('reason' in event) throw new Error(event.reason);
  return event.data.transfer;
}

const between = (type: CreateBookTransferPayload['type'], from: { readonly id: string }, to: { readonly id: string }) =>
  create({ type, from: { accountId: from.id as never, ...money('1.00') }, to: { accountId: to.id as never, currency: 'USD' } });

describe('a transfer between accounts', () => {
  it('is initialized, and concerns both accounts and who made them', () => {
    expect(transfer()).toMatchObject({
      ...{ id: TRANSFER_ID, status: 'initialized', from: { accountId: PARTNER.id, ...money('100.00') }, to: { accountId: USER.id, ...money('100.00') } },
      ...{ owner: USER.id, concerns: [PARTNER.id, USER.id, PLATFORM.id], exchange: null, createdAt: AT, completedAt: null },
    });
  });

  it('across currencies gives what its price gives', () => {
    const sold = transfer({ to: { accountId: USER.id, currency: 'INR' } }, { exchange: EXCHANGE });
    expect([sold.from, sold.to]).toEqual([{ accountId: PARTNER.id, ...money('100.00') }, { accountId: USER.id, ...money('8145.40', 'INR') }]);
    expect(create({ to: { accountId: USER.id, currency: 'INR' } }, { exchange: { reason: 'amount_too_small', currency: 'INR' } })).toEqual({ reason: 'amount_too_small', currency: 'INR' });
  });

  it('is made between a user and its partners, among those, and between a platform and its user', () => {
    for (const [type, from, to] of [
      ['internal_transfer', PARTNER, USER],
      ['internal_transfer', USER, PARTNER],
      ['internal_transfer', PARTNER, SECOND_PARTNER],
      ['platform_credit', USER, PLATFORM],
      ['platform_debit', PLATFORM, USER],
    ] as const) {
      expect(between(type, from, to)).toMatchObject({ type: 'BookTransferRequested' });
    }
  });

  it('is made between no others', () => {
    for (const [type, from, to] of [
      ['internal_transfer', USER, OTHER_USER],
      ['internal_transfer', PARTNER, OTHER_USER],
      ['internal_transfer', PLATFORM, USER],
      ['platform_credit', PLATFORM, USER],
      ['platform_credit', PARTNER, PLATFORM],
      ['platform_debit', USER, PLATFORM],
      ['platform_debit', PLATFORM, PARTNER],
    ] as const) {
      expect(between(type, from, to)).toEqual({ reason: 'transfer_accounts_unfit', type });
    }
  });

  it('within one account is only from one currency to another', () => {
    expect(between('internal_transfer', USER, USER)).toEqual({ reason: 'transfer_to_itself' });
    const other = create({ from: { accountId: USER.id, ...money('100.00') }, to: { accountId: USER.id, currency: 'INR' } }, { exchange: EXCHANGE });
    expect(other).toMatchObject({ type: 'BookTransferRequested' });
  });

  it.each<[string, Partial<CreateBookTransferPayload>, Partial<CreateTransferFacts>, object]>([
    ['from nobody', {}, { from: null }, { reason: 'transfer_account_not_found', end: 'from' }],
    ['to nobody', {}, { to: null }, { reason: 'transfer_account_not_found', end: 'to' }],
    ['from who is not active', {}, { from: { ...PARTNER, status: 'deactivated' } }, { reason: 'transfer_account_not_active', end: 'from' }],
    ['to a platform in another currency', { type: 'platform_credit', from: { accountId: USER.id, ...money('1.00') }, to: { accountId: PLATFORM.id, currency: 'INR' } }, {}, { reason: 'transfer_across_currencies' }],
    ['with too much noted on it', { metadata: Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`k${at}`, 'v'])) }, {}, { reason: 'metadata_too_large' }],
  ])('%s is refused', (_what, over, facts, rejection) => expect(create(over, facts)).toMatchObject(rejection));
});

describe('the life of a transfer', () => {
  const initialized: BookTransferEvent = { type: 'BookTransferInitialized', data: { transfer: transfer() } };
  const state = (...events: readonly BookTransferEvent[]) => transferOf(events);
  const step = { transferId: TRANSFER_ID };
  const eventOf = (decision: ReturnType<typeof processTransfer> | ReturnType<typeof reportTransfer> | ReturnType<typeof updateTransfer>) => {
    if (decision.kind === 'rejected') throw new Error(decision.rejection.reason);
    return decision.event;
  };
  const processed = eventOf(processTransfer(state(initialized), step));
  const reported = (report: 'completed' | 'failed', areActive = true) => eventOf(reportTransfer(state(initialized, processed), { ...step, report }, { areActive }));

  it('goes from initialized over processing to completed, or failed', () => {
    expect(processed.data).toMatchObject({ transfer: { status: 'processing' } });
    expect(concludeTransfer(state(initialized, processed, reported('completed')), LATER)).toMatchObject({ type: 'BookTransferCompleted', data: { transfer: { status: 'completed', completedAt: LATER } } });
    expect(concludeTransfer(state(initialized, processed, reported('failed')), LATER)).toMatchObject({ type: 'BookTransferFailed', data: { transfer: { status: 'failed', failedAt: LATER } } });
  });

  it('ends in failure where an account is not active any more', () => {
    expect(reported('completed', false).data).toMatchObject({ report: 'failed' });
  });

  it('takes each step once, and none before it is known to anybody', () => {
    const requested: BookTransferEvent = { type: 'BookTransferRequested', data: { transfer: transfer() } };
    expect(processTransfer(state(requested), step)).toMatchObject({ rejection: { reason: 'transfer_not_found' } });
    expect(processTransfer(state(initialized, processed), step)).toMatchObject({ rejection: { reason: 'transfer_in_other_state', status: 'processing' } });
    expect(reportTransfer(state(initialized, processed, reported('completed')), { ...step, report: 'failed' }, { areActive: true })).toMatchObject({ rejection: { reason: 'transfer_in_other_state' } });
    expect(updateTransfer(state(requested), { ...step, description: 'x' })).toMatchObject({ rejection: { reason: 'transfer_not_found' } });
  });

  it('keeps what is noted on it between two steps', () => {
    const noted = eventOf(updateTransfer(state(initialized, processed, reported('completed')), { ...step, description: 'For shoes', metadata: { a: 'b' } }));
    const end = concludeTransfer(state(initialized, processed, reported('completed'), noted), LATER);
    expect(end.data.transfer).toMatchObject({ status: 'completed', description: 'For shoes', metadata: { a: 'b' } });
    expect(eventOf(updateTransfer(state(initialized, noted), { ...step, description: null, metadata: { a: '' } })).data.transfer).toMatchObject({ description: null, metadata: {} });
  });
});
