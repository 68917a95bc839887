import type { DepositId } from '@corridor/contracts';

/** Where all that happens to a deposit, or to money that may become one, is written. */
export function depositStream(id: DepositId): string {
  return `deposit-${id}`;
}
