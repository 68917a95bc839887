import { CUSTODY_ASSETS, type Network, NETWORK_NAMES } from '@corridor/contracts/custody';
import type { Currency } from '@corridor/money';
import { ChoiceField, IdField, LineField } from '../fields/fields.js';
import { accountIds } from '../ids.js';

const MOST_LABEL_CHARACTERS = 100;

export class CreateWalletBody {
  @ChoiceField(CUSTODY_ASSETS, { description: 'What the wallet holds.', example: 'USDC' })
  readonly asset!: Currency;

  @ChoiceField(NETWORK_NAMES, { description: 'The chain it lives on. Not every asset is on every network.', example: 'ethereum' })
  readonly network!: Network;

  @LineField(MOST_LABEL_CHARACTERS, { description: 'For people to tell wallets apart by.', example: 'treasury-1', optional: true })
  readonly label?: string;

  @IdField(accountIds, { description: "Whose wallet it is: an account, a customer's perhaps. The default account when left out.", optional: true })
  readonly account_id?: string;
}

export class AddAddressBody {
  @LineField(MOST_LABEL_CHARACTERS, { description: 'For people to tell addresses apart by.', example: 'invoice 8841', optional: true })
  readonly label?: string;
}
