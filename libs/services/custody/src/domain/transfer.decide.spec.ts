import type { RequestTransferPayload, TransferPolicyView } from '@corridor/contracts/custody';
import { ACCOUNT, CLEAR, FACTS, KEY, OTHER_KEY, REQUEST, WALLET } from './custody.given.js';
import { DEFAULT_POLICY } from './policy.js';
import { transferOf, type TransferEvent } from './transfer.js';
import { approveAndSettle, approveTransfer, broadcastTransfer, concludeTransfer, endTransfer, holdTransfer, rejectTransfer, type RequestFacts, requestTransfer } from './transfer.decide.js';

const ID = REQUEST.transferId;
const HASH = `0x${'ab'.repeat(32)}`;
const POSTED = { revision: 1, recordedAt: '2026-07-10T12:05:00.000Z' };

function eventOf<Event>(decision: { kind: 'event'; event: Event } | { kind: 'rejected'; rejection: unknown }): Event {
  if (decision.kind === 'rejected') throw new Error(JSON.stringify(decision.rejection));
  return decision.event;
}

const asked = (over: Partial<RequestTransferPayload> = {}, facts: Partial<RequestFacts> = {}) => requestTransfer({ ...REQUEST, ...over }, { ...FACTS, ...facts });
const policy = (over: Partial<TransferPolicyView>): Partial<RequestFacts> => ({ policy: { ...DEFAULT_POLICY, ...over } });
const person = (ref: string, key: typeof KEY | null = null) => ({ kind: 'person', ref, key }) as const;
const held = (facts: Partial<RequestFacts> = {}): TransferEvent[] => {
  const requested = eventOf(asked({}, facts));
  return [requested, holdTransfer(requested.data, null)];
};
const cleared = (): TransferEvent[] => [...held(), eventOf(approveTransfer(transferOf(held()), ID, { kind: 'sandbox' }))];
const broadcasting = (): TransferEvent[] => {
  const last = cleared().at(-1) as Extract<TransferEvent, { type: 'TransferCleared' }>;
  return [...cleared(), broadcastTransfer(last.data, HASH)];
};

describe('a request for a transfer', () => {
  it('says what is held: amount and network fee, and nothing of a hash', () => {
    expect(eventOf(asked())).toMatchObject({
      type: 'TransferRequested',
      data: { transfer: { status: 'pending_approval', amount: { currency: 'USDC', amount: '10000.00' }, networkFee: { currency: 'USDC', amount: '1.20' }, txHash: null, approvers: 'sandbox', approvalsNeeded: 1, requestedBy: KEY } },
    });
  });

  it.each<[string, Partial<RequestTransferPayload>, Partial<RequestFacts>]>([
    ['wallet_not_found', {}, { wallet: null }],
    ['wallet_not_found', {}, { account: null }],
    ['customer_not_approved', {}, { account: { ...ACCOUNT, customerId: 'c' as never, customerStatus: 'pending' } }],
    ['wallet_holds_other', { asset: 'USDT' }, {}],
    ['wallet_holds_other', { network: 'polygon' }, {}],
    ['network_not_connected', {}, { connected: false }],
    ['address_not_valid', {}, { toAddress: null }],
    ['address_is_own', {}, { receiver: WALLET }],
    ['address_holds_other', {}, { receiver: { ...WALLET, id: 'w' as never, asset: 'ETH' } }],
    ['screening_not_available', {}, { screening: null }],
    ['receiver_screened', {}, { screening: { address: { ...CLEAR, outcome: 'reject', score: 100, entry: 'X' }, name: null } }],
    ['receiver_screened', {}, { screening: { address: CLEAR, name: { ...CLEAR, outcome: 'reject', score: 100, entry: 'X' } } }],
    ['amount_over_policy', {}, policy({ maxAmounts: [{ currency: 'USDC', amount: '9999.999999' as never }] })],
    ['address_not_allowed', {}, policy({ allowList: [] })],
    ['travel_rule_data_missing', {}, policy({ travelRuleFrom: [{ currency: 'USDC', amount: '10000' as never }] })],
  ])('is refused: %s', (reason, over, facts) => {
    expect(asked(over, facts)).toMatchObject({ kind: 'rejected', rejection: { reason } });
  });

  it('is let go at the very limit, and when it says who receives', () => {
    const strict = policy({ maxAmounts: [{ currency: 'USDC', amount: '10000' as never }], travelRuleFrom: [{ currency: 'USDC', amount: '10000.00' as never }], allowList: [REQUEST.toAddress], approvals: 2 });
    expect(eventOf(asked({ beneficiaryName: 'Globex' }, strict)).data.transfer).toMatchObject({ travelRule: 'provided', approvers: 'people', approvalsNeeded: 2 });
    expect(asked({}, policy({ maxAmounts: [{ currency: 'BTC', amount: '1' as never }] })).kind).toBe('event');
  });

  it('is for people to approve outside the sandbox, and where screening is in doubt', () => {
    expect(eventOf(asked({}, { isSandbox: false })).data.transfer.approvers).toBe('people');
    expect(eventOf(asked({}, { screening: { address: CLEAR, name: { ...CLEAR, outcome: 'review', score: 90, entry: 'X' } } })).data.transfer.approvers).toBe('people');
  });

  it.each(['0.00', '-1.00'])('of %s is a broken invariant', (amount) => {
    expect(() => asked({ amount: amount as never })).toThrow('is of');
  });
});

describe('an approval', () => {
  const two = () => held(policy({ approvals: 2 }));

  it('clears the transfer when it is the last, and only then', () => {
    const first = eventOf(approveTransfer(transferOf(two()), ID, person('a')));
    expect(first).toMatchObject({ type: 'TransferApproved', data: { transfer: { status: 'pending_approval', approvedBy: ['a'] } } });
    const last = eventOf(approveTransfer(transferOf([...two(), first]), ID, person('b')));
    expect(last).toMatchObject({ type: 'TransferCleared', data: { settle: null, transfer: { status: 'broadcasting', txHash: null, approvedBy: ['a', 'b'] } } });
  });

  it('counts once for each person, not for the key that asked, and for the sandbox only where it decides', () => {
    const first = eventOf(approveTransfer(transferOf(two()), ID, person('a')));
    const state = transferOf([...two(), first]);
    expect(approveTransfer(state, ID, person('a'))).toMatchObject({ rejection: { reason: 'approved_before' } });
    expect(approveTransfer(state, ID, person('b', KEY))).toMatchObject({ rejection: { reason: 'approver_is_requester' } });
    expect(approveTransfer(state, ID, person('b', OTHER_KEY)).kind).toBe('event');
    expect(approveTransfer(state, ID, { kind: 'sandbox' })).toMatchObject({ rejection: { reason: 'approval_needed' } });
    expect(approveAndSettle(state, ID, 'confirmed')).toMatchObject({ rejection: { reason: 'approval_needed' } });
  });

  it('is for what waits for it alone', () => {
    const requested = [eventOf(asked())];
    expect(approveTransfer(transferOf([]), ID, person('a'))).toMatchObject({ rejection: { reason: 'transfer_not_found' } });
    expect(approveTransfer(transferOf(requested), ID, person('a'))).toMatchObject({ rejection: { reason: 'transfer_not_found' } });
    for (const events of [cleared(), broadcasting()]) {
      expect(approveTransfer(transferOf(events), ID, person('a'))).toMatchObject({ rejection: { reason: 'transfer_in_other_state', status: 'broadcasting' } });
      expect(rejectTransfer(transferOf(events), ID)).toMatchObject({ rejection: { reason: 'transfer_in_other_state' } });
    }
  });
});

describe('the end of a transfer', () => {
  it('follows from its chain alone once it is broadcast', () => {
    expect(endTransfer(transferOf(held()), ID, 'confirmed')).toMatchObject({ rejection: { reason: 'transfer_in_other_state' } });
    expect(endTransfer(transferOf(cleared()), ID, 'failed')).toMatchObject({ rejection: { reason: 'transfer_in_other_state' } });
    const confirmed = eventOf(endTransfer(transferOf(broadcasting()), ID, 'confirmed'));
    expect(concludeTransfer(confirmed.data, POSTED)).toMatchObject({ type: 'TransferConfirmed', data: { transfer: { status: 'confirmed', txHash: HASH, confirmedAt: POSTED.recordedAt } } });
    const failed = eventOf(endTransfer(transferOf(broadcasting()), ID, 'failed'));
    expect(concludeTransfer(failed.data, POSTED)).toMatchObject({ type: 'TransferFailed', data: { transfer: { status: 'failed', failureCode: 'transaction_failed', txHash: HASH, confirmedAt: null } } });
  });

  it('is told to nobody until the ledger has it, and nothing else may happen meanwhile', () => {
    const events = [...broadcasting(), eventOf(endTransfer(transferOf(broadcasting()), ID, 'failed'))];
    expect(transferOf(events)).toMatchObject({ status: 'settling', transfer: { status: 'broadcasting' } });
    expect(endTransfer(transferOf(events), ID, 'confirmed')).toMatchObject({ rejection: { reason: 'transfer_in_other_state', status: 'broadcasting' } });
  });

  it('is a rejection while it waits', () => {
    const ending = eventOf(rejectTransfer(transferOf(held()), ID));
    expect(concludeTransfer(ending.data, POSTED)).toMatchObject({ type: 'TransferFailed', data: { transfer: { failureCode: 'rejected_by_approver', txHash: null } } });
  });
});
