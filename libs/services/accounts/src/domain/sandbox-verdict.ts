import type { CustomerProfile, CustomerVerdict } from '@corridor/contracts/accounts';

export interface SandboxVerdict {
  readonly verdict: CustomerVerdict;
  readonly reason: string | null;
}

/** Words in a legal name that decide a verification in test mode. Nobody is called so. */
const REJECTED = '[reject]';
const REVIEW = '[review]';
const HELD = '[pending]';

/** What the simulated verification of test mode comes to; null when it never ends by itself. */
export function sandboxVerdict({ legalName }: Pick<CustomerProfile, 'legalName'>): SandboxVerdict | null {
  const name = legalName.toLowerCase();
  if (name.includes(HELD)) return null;
  if (name.includes(REJECTED)) return { verdict: 'rejected', reason: 'identity_not_verified' };
  if (name.includes(REVIEW)) return { verdict: 'review', reason: 'manual_review' };
  return { verdict: 'approved', reason: null };
}
