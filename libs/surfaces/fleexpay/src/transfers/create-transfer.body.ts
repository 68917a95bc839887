import { CUSTODY_ASSETS, type Network, NETWORK_NAMES } from '@corridor/contracts/custody';
import type { Currency } from '@corridor/money';
import { AmountField, ChoiceField, IdField, LineField } from '../fields/fields.js';
import { walletIds } from '../ids.js';

const MOST_ADDRESS_CHARACTERS = 128;
const MOST_NAME_CHARACTERS = 140;

export class CreateTransferBody {
  @IdField(walletIds, { description: 'The wallet that the money leaves.' })
  readonly wallet_id!: string;

  @LineField(MOST_ADDRESS_CHARACTERS, { description: 'Where it goes, as its network writes addresses.', example: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' })
  readonly to_address!: string;

  @ChoiceField(CUSTODY_ASSETS, { description: "The wallet's asset.", example: 'USDC' })
  readonly asset!: Currency;

  @ChoiceField(NETWORK_NAMES, { description: "The wallet's network.", example: 'ethereum' })
  readonly network!: Network;

  @AmountField({ description: 'How much arrives; the network fee comes on top.', example: '10000.00' })
  readonly amount!: string;

  @LineField(MOST_NAME_CHARACTERS, { description: 'Who receives the money. Needed from the amount on that your travel-rule policy names.', example: 'Globex Trading Inc', optional: true })
  readonly beneficiary_name?: string;
}
