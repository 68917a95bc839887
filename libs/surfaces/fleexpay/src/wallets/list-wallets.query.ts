import { CUSTODY_ASSETS, type Network, NETWORK_NAMES, type WalletDepositStatus } from '@corridor/contracts/custody';
import type { Currency } from '@corridor/money';
import { ChoiceField, IdField } from '../fields/fields.js';
import { accountIds } from '../ids.js';
import { CreatedQuery } from '../lists/created.query.js';
import { ListQuery } from '../lists/list.query.js';
import { WALLET_DEPOSIT_STATUSES } from './wallet-deposit.object.js';

export class ListWalletsQuery extends CreatedQuery {
  @IdField(accountIds, { description: 'Only wallets of this account.', optional: true })
  readonly account_id?: string;

  @ChoiceField(CUSTODY_ASSETS, { description: 'Only wallets of this asset.', optional: true })
  readonly asset?: Currency;

  @ChoiceField(NETWORK_NAMES, { description: 'Only wallets on this network.', optional: true })
  readonly network?: Network;
}

export class ListWalletDepositsQuery extends ListQuery {
  @ChoiceField(WALLET_DEPOSIT_STATUSES, { description: 'Only payments in this state.', optional: true })
  readonly status?: WalletDepositStatus;
}
