import type { Scope, TransferId, WalletDepositId, WalletId } from '@corridor/contracts';

export function walletStream(id: WalletId): string {
  return `wallet-${id}`;
}

export function depositStream(id: WalletDepositId): string {
  return `wallet-deposit-${id}`;
}

export function transferStream(id: TransferId): string {
  return `transfer-${id}`;
}

export function policyStream({ tenant, mode }: Scope): string {
  return `transfer-policy-${tenant}-${mode}`;
}
