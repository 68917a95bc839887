import type { Command, CustomerId } from '@corridor/contracts';
import { type CustomerView, DecideCustomer, type DecideCustomerPayload } from '@corridor/contracts/accounts';
import { derivedCommandId, fingerprintOf, setTimer, type Timer } from '@corridor/messaging';
import type { RowWrite } from '@corridor/event-store';
import type { SandboxVerdict } from './domain/sandbox-verdict.js';

export function verificationTimerId(id: CustomerId): string {
  return `customer-${id}/verify`;
}

/** The simulated verification of test mode: it comes to its end by itself, after a while. */
export function beginVerification(
  { id, createdAt }: CustomerView,
  outcome: SandboxVerdict,
  { command: { scope, correlation }, delayMs }: { readonly command: Command; readonly delayMs: number },
): RowWrite {
  const payload: DecideCustomerPayload = { customerId: id, ...outcome, by: 'verification' };
  const dueAt = new Date(Date.parse(createdAt) + delayMs).toISOString();
  const timer: Timer = {
    id: verificationTimerId(id),
    dueAt,
    command: {
      id: derivedCommandId(id, 'verify'),
      type: DecideCustomer.name,
      key: DecideCustomer.keyOf(payload),
      scope,
      fingerprint: fingerprintOf(payload),
      correlation,
      causation: null,
      issuedAt: dueAt,
      payload,
    },
  };
  return setTimer(timer);
}
