import type { AccountId, Command } from '@corridor/contracts';
import { AdvanceReceiving } from '@corridor/contracts/accounts';
import type { RowWrite } from '@corridor/event-store';
import { cancelTimer, derivedCommandId, fingerprintOf, setTimer } from '@corridor/messaging';

/** Requested, processing, activated: two steps within the delay of everything that is simulated. */
const STEPS = 2;

/** Moves what was requested one step on after a while: in test mode alone, because in live mode a person does. */
export function nextStep({ id, scope, correlation, issuedAt }: Command, partyId: AccountId, sandboxDelayMs: number): readonly RowWrite[] {
  if (scope.mode === 'live') return [];
  const dueAt = new Date(Date.parse(issuedAt) + sandboxDelayMs / STEPS).toISOString();
  const payload = { partyId };
  const command = {
    id: derivedCommandId(id, 'advance-receiving'),
    type: AdvanceReceiving.name,
    key: AdvanceReceiving.keyOf(payload),
    scope,
    fingerprint: fingerprintOf(payload),
    correlation,
    causation: null,
    issuedAt: dueAt,
    payload,
  };
  return [setTimer({ id: timerOf(partyId), dueAt, command })];
}

export function noNextStep(partyId: AccountId): RowWrite {
  return cancelTimer(timerOf(partyId));
}

function timerOf(partyId: AccountId): string {
  return `party-${partyId}/receiving`;
}
