import { CUSTODY_ASSETS, type Network, NETWORK_NAMES, type TransferStatus } from '@corridor/contracts/custody';
import type { Currency } from '@corridor/money';
import { ChoiceField, IdField } from '../fields/fields.js';
import { accountIds, walletIds } from '../ids.js';
import { CreatedQuery } from '../lists/created.query.js';
import { TRANSFER_STATUSES } from './transfer.object.js';

export class ListTransfersQuery extends CreatedQuery {
  @ChoiceField(TRANSFER_STATUSES, { description: 'Only transfers in this state.', optional: true })
  readonly status?: TransferStatus;

  @IdField(walletIds, { description: 'Only transfers out of this wallet.', optional: true })
  readonly wallet_id?: string;

  @IdField(accountIds, { description: "Only transfers out of this account's wallets.", optional: true })
  readonly account_id?: string;

  @ChoiceField(CUSTODY_ASSETS, { description: 'Only transfers of this asset.', optional: true })
  readonly asset?: Currency;

  @ChoiceField(NETWORK_NAMES, { description: 'Only transfers on this network.', optional: true })
  readonly network?: Network;
}
