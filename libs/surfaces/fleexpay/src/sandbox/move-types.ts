/** What the sandbox can let happen. `moves.ts` says how; it compiles only while it does so for each. */
export const MOVE_TYPES = ['customer.kyc_updated', 'deposit.completed', 'deposit.returned', 'conversion.settled', 'conversion.failed', 'payout.completed', 'payout.failed', 'payout.returned', 'transfer.confirmed', 'transfer.failed', 'wallet.deposit_received'] as const;

export type MoveType = (typeof MOVE_TYPES)[number];
