import type { Command, CustomerId, OnboardingLinkId } from '@corridor/contracts';
import { type CustomerView, DecideCustomer, type DecideCustomerPayload } from '@corridor/contracts/accounts';
import { derivedCommandId, fingerprintOf, setTimer, type Timer } from '@corridor/messaging';
import type { RowWrite } from '@corridor/event-store';
import type { AccountsDeps } from './accounts.deps.js';
import { sandboxVerdict, type SandboxVerdict } from './domain/sandbox-verdict.js';
import { ProfileVault } from './vault/profile-vault.js';

export function verificationTimerId(id: CustomerId): string {
  return `customer-${id}/verify`;
}

/**
 * Has a customer verified by what is known of it now. In test mode that is simulated and comes to its end by itself; in live
 * mode nothing begins, and one in review is left to a person too.
 */
export async function verificationOf(
  deps: AccountsDeps,
  command: Command,
  customer: CustomerView,
  about: Verification['about'],
): Promise<readonly RowWrite[]> {
  if (command.scope.mode === 'live' || customer.status !== 'pending') return [];
  const profile = await new ProfileVault(deps).open(command.scope, customer.id, customer.sealedProfile);
  if (profile === null) throw new Error(`what customer ${customer.id} is called was sealed in another scope`);
  const outcome = sandboxVerdict(profile);
  return outcome === null ? [] : [beginVerification(customer, outcome, { command, delayMs: deps.sandboxDelayMs, about })];
}

interface Verification {
  readonly command: Command;
  readonly delayMs: number;
  /** The id of what it judges: a customer as it was registered, or what was sent in by a link. */
  readonly about: CustomerId | OnboardingLinkId;
}

function beginVerification(
  { id }: CustomerView,
  outcome: SandboxVerdict,
  { command: { scope, correlation, issuedAt }, delayMs, about }: Verification,
): RowWrite {
  const payload: DecideCustomerPayload = { customerId: id, ...outcome, by: 'verification' };
  const dueAt = new Date(Date.parse(issuedAt) + delayMs).toISOString();
  const timer: Timer = {
    id: verificationTimerId(id),
    dueAt,
    command: {
      id: derivedCommandId(about, 'verify'),
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
