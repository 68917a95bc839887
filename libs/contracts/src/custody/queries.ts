import type { Currency } from '@corridor/money';
import type { AccountId, TransferId, WalletDepositId, WalletId } from '../ids.js';
import type { Page, PageRequest } from '../pages.js';
import type { QueryMethods } from '../queries.js';
import type { Scope } from '../scope.js';
import type { Timestamp } from '../times.js';
import type { Network } from './networks.js';
import type { TransferFile, TransferStatus, TransferView, WalletDepositStatus, WalletDepositView } from './movements.js';
import type { TransferPolicyView, WalletView } from './views.js';

export interface WalletFilter {
  readonly accountId?: AccountId | undefined;
  readonly asset?: Currency | undefined;
  readonly network?: Network | undefined;
  /** Made at this moment or later, and before that one. */
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface WalletDepositFilter {
  readonly walletId?: WalletId | undefined;
  readonly status?: WalletDepositStatus | undefined;
}

export interface TransferFilter {
  readonly walletId?: WalletId | undefined;
  readonly accountId?: AccountId | undefined;
  readonly asset?: Currency | undefined;
  readonly network?: Network | undefined;
  readonly status?: TransferStatus | undefined;
  /** Made at this moment or later, and before that one. */
  readonly createdFrom?: Timestamp | undefined;
  readonly createdBefore?: Timestamp | undefined;
}

export interface CustodyQueries {
  wallet(scope: Scope, id: WalletId): Promise<WalletView | null>;
  wallets(scope: Scope, filter: WalletFilter, page: PageRequest): Promise<Page<WalletView>>;
  deposit(scope: Scope, id: WalletDepositId): Promise<WalletDepositView | null>;
  deposits(scope: Scope, filter: WalletDepositFilter, page: PageRequest): Promise<Page<WalletDepositView>>;
  /** A transfer is there once its money is held. */
  transfer(scope: Scope, id: TransferId): Promise<TransferView | null>;
  transfers(scope: Scope, filter: TransferFilter, page: PageRequest): Promise<Page<TransferView>>;
  /** For the operator's surface alone: names are in it. */
  transferFile(scope: Scope, id: TransferId): Promise<TransferFile | null>;
  /** The default when the operator has set none. */
  policy(scope: Scope): Promise<TransferPolicyView>;
}

/** Where this service's queries are found by those who ask them. */
export const CUSTODY_QUERIES = Symbol.for('corridor.custody.queries');

export const CUSTODY_QUERY_METHODS: QueryMethods<CustodyQueries> = {
  wallet: true,
  wallets: true,
  deposit: true,
  deposits: true,
  transfer: true,
  transfers: true,
  transferFile: true,
  policy: true,
};
