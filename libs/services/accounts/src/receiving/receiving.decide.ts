import type { AccountId, Mode } from '@corridor/contracts';
import type {
  AdvanceReceivingRejection,
  DecideReceivingPayload,
  DecideReceivingRejection,
  EndReceivingRejection,
  PartyRecord,
  ReceivingCurrency,
  RequestReceivingRejection,
} from '@corridor/contracts/accounts';
import { rejected } from '../parties/domain/decision.js';
import type { PartyState, ReceivingEvent } from '../parties/domain/party.js';

/** What becomes of a party and of its addresses. `opens`: where it is to have one that is activated. */
export interface ReceivingChange {
  readonly kind: 'changed';
  readonly party: PartyRecord;
  readonly event: ReceivingEvent | null;
  readonly addresses: { readonly kind: 'stay' } | { readonly kind: 'open'; readonly currencies: readonly ReceivingCurrency[] } | { readonly kind: 'close' };
}

type Decision<Rejection> = ReceivingChange | { readonly kind: 'rejected'; readonly rejection: Rejection };

interface Asked {
  readonly by: AccountId;
  readonly mode: Mode;
  /** In which currencies the settings let the party receive money. */
  readonly currencies: readonly ReceivingCurrency[];
}

export function requestReceiving(state: PartyState, partyId: AccountId, { by, mode, currencies }: Asked): Decision<RequestReceivingRejection> {
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: partyId });
  const { party } = state;
  if (isOfUserItself(party, by)) return rejected({ reason: 'receiving_by_platform_only' });
  const { type, status } = party;
  const isStopped = status === 'hold' || status === 'deactivated';
  if (isStopped || (mode === 'live' && status !== 'activated')) return rejected({ reason: 'party_in_wrong_status', type, status });
  if (currencies.length === 0) return rejected({ reason: 'receiving_in_no_currency' });
  switch (party.receiving) {
    case 'requested':
    case 'processing':
      return { kind: 'changed', party, event: null, addresses: { kind: 'stay' } };
    case 'activated':
      // In live mode a bank has to open them, so they come with the next activation.
      return { kind: 'changed', party, event: null, addresses: mode === 'test' ? { kind: 'open', currencies } : { kind: 'stay' } };
    case 'deactivated':
      return changed(party, 'ReceivingRequested');
  }
}

export function advanceReceiving(state: PartyState, partyId: AccountId, currencies: readonly ReceivingCurrency[]): Decision<AdvanceReceivingRejection> {
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: partyId });
  const { party } = state;
  switch (party.receiving) {
    case 'requested':
      return changed(party, 'ReceivingProcessing');
    case 'processing':
      return { ...changed(party, 'ReceivingActivated'), addresses: { kind: 'open', currencies } };
    case 'activated':
    case 'deactivated':
      return rejected({ reason: 'receiving_not_on_its_way', receiving: party.receiving });
  }
}

export function endReceiving(state: PartyState, partyId: AccountId, by: AccountId): Decision<EndReceivingRejection> {
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: partyId });
  const { party } = state;
  if (isOfUserItself(party, by)) return rejected({ reason: 'receiving_by_platform_only' });
  switch (party.receiving) {
    case 'requested':
    case 'processing':
      return rejected({ reason: 'receiving_on_its_way', receiving: party.receiving });
    case 'deactivated':
      return { kind: 'changed', party, event: null, addresses: { kind: 'stay' } };
    case 'activated':
      return { ...changed(party, 'ReceivingDeactivated'), addresses: { kind: 'close' } };
  }
}

/** A person names a bank for every currency that the settings allow, and for no other. */
export function decideReceiving(state: PartyState, payload: DecideReceivingPayload, currencies: readonly ReceivingCurrency[]): Decision<DecideReceivingRejection> {
  if (state.status === 'none') return rejected({ reason: 'party_not_found', party: payload.partyId });
  const { party } = state;
  if (party.receiving !== 'requested' && party.receiving !== 'processing') return rejected({ reason: 'receiving_not_on_its_way', receiving: party.receiving });
  if (payload.verdict === 'refuse') return changed(party, 'ReceivingDeactivated');
  const named = payload.banks.map(({ currency }) => currency);
  const isWhole = named.length === currencies.length && currencies.every((each) => named.includes(each));
  if (!isWhole) return rejected({ reason: 'receiving_currencies_differ', currencies });
  return { ...changed(party, 'ReceivingActivated'), addresses: { kind: 'open', currencies } };
}

/** A connected user that acts in its own name. */
function isOfUserItself({ id, type, parent }: PartyRecord, by: AccountId): boolean {
  return type === 'user' && parent !== null && by === id;
}

const STATES = {
  ReceivingRequested: 'requested',
  ReceivingProcessing: 'processing',
  ReceivingActivated: 'activated',
  ReceivingDeactivated: 'deactivated',
} as const;

function changed(before: PartyRecord, type: ReceivingEvent['type']): ReceivingChange {
  const party: PartyRecord = { ...before, receiving: STATES[type] };
  return { kind: 'changed', party, event: { type, data: { party } }, addresses: { kind: 'stay' } };
}
