import { CUSTODY_ASSETS, type Network, NETWORK_NAMES } from '@corridor/contracts/custody';
import type { Currency } from '@corridor/money';
import { ChoiceField, IdField } from '../fields/fields.js';
import { accountIds } from '../ids.js';
import { ListQuery } from '../lists/list.query.js';

export class ListWalletsQuery extends ListQuery {
  @IdField(accountIds, { description: 'Only wallets of this account.', optional: true })
  readonly account_id?: string;

  @ChoiceField(CUSTODY_ASSETS, { description: 'Only wallets of this asset.', optional: true })
  readonly asset?: Currency;

  @ChoiceField(NETWORK_NAMES, { description: 'Only wallets on this network.', optional: true })
  readonly network?: Network;
}
