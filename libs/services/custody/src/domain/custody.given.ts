import { idOf } from '@corridor/contracts';
import type { AccountView, ScreeningView } from '@corridor/contracts/accounts';
import type { RequestTransferPayload, WalletView } from '@corridor/contracts/custody';
import { DEFAULT_POLICY } from './policy.js';
import type { RequestFacts } from './transfer.decide.js';

const id = <Kind extends string>(last: number) => idOf<Kind>(`019f1c55-0000-7000-8000-${String(last).padStart(12, '0')}`);

export const AT = '2026-07-10T12:00:00.000Z';
export const OUTSIDE = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
export const KEY = id<'key'>(9);

export const ACCOUNT: AccountView = { id: id<'account'>(1), label: null, status: 'active', book: id<'book'>(2), createdAt: AT };

export const WALLET: WalletView = {
  id: id<'wallet'>(3),
  accountId: ACCOUNT.id,
  book: ACCOUNT.book,
  asset: 'USDC',
  network: 'ethereum',
  label: null,
  addresses: [
    { id: id<'wallet-address'>(4), walletId: id<'wallet'>(3), address: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266', keyIndex: 0, label: null, createdAt: AT },
    { id: id<'wallet-address'>(5), walletId: id<'wallet'>(3), address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', keyIndex: 1, label: null, createdAt: AT },
  ],
  createdAt: AT,
};

export const CLEAR: ScreeningView = { outcome: 'clear', list: 'Spec list', listVersion: '1', score: 10, entry: null, screenedAt: AT };

export const REQUEST: RequestTransferPayload = {
  transferId: id<'transfer'>(6),
  walletId: WALLET.id,
  toAddress: OUTSIDE,
  asset: 'USDC',
  network: 'ethereum',
  amount: '10000.00' as never,
  requestedBy: KEY,
  beneficiaryName: null,
};

export const FACTS: RequestFacts = {
  wallet: WALLET,
  account: ACCOUNT,
  toAddress: OUTSIDE,
  receiver: null,
  screening: { address: CLEAR, name: null },
  policy: null,
  defaultPolicy: DEFAULT_POLICY,
  isSandbox: true,
  connected: true,
  at: AT,
};

export const DEPOSIT = id<'wallet-deposit'>(7);
export const OTHER_KEY = id<'key'>(8);
