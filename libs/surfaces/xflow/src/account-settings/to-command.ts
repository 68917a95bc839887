import type { AccountId } from '@corridor/contracts';
import { type ChangePartySettingsPayload, RECEIVING_CURRENCIES } from '@corridor/contracts/accounts';
import { refuse } from '../errors/refuse.js';
import { readMetadata } from '../metadata/read-metadata.js';
import { byReceiver } from './receivers.js';
import type { PayoutSettingsBody, ReceivingCurrenciesBody, UpdateSettingsBody } from './update-settings.body.js';

export function toChangeSettings(body: UpdateSettingsBody, partyId: AccountId): ChangePartySettingsPayload {
  const metadata = readMetadata(body.metadata, 'account_setting.metadata');
  if (body.address_currency !== undefined) checkCurrencies(body.address_currency);
  return {
    partyId,
    ...(body.address === undefined ? {} : { receives: byReceiver<boolean>({ ...body.address }) }),
    ...(body.address_currency === undefined ? {} : { currencies: byReceiver({ ...body.address_currency }) }),
    ...(body.payouts === undefined ? {} : { payouts: payoutsOf(body.payouts) }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function payoutsOf({ enabled, interval, monthly_anchor: monthlyAnchor, weekly_anchor: weeklyAnchor }: PayoutSettingsBody): NonNullable<ChangePartySettingsPayload['payouts']> {
  return {
    ...(enabled === undefined ? {} : { enabled }),
    ...(interval === undefined ? {} : { interval }),
    ...(monthlyAnchor === undefined ? {} : { monthlyAnchor }),
    ...(weeklyAnchor === undefined ? {} : { weeklyAnchor }),
  };
}

function checkCurrencies(currencies: ReceivingCurrenciesBody): void {
  for (const [name, given] of Object.entries(currencies) as [string, readonly string[]][]) {
    const field = `account_setting.address_currency.${name}`;
    const unknown = given.find((each) => !(RECEIVING_CURRENCIES as readonly string[]).includes(each));
    if (unknown !== undefined) throw refuse(400, 'currency_not_supported', `${field} must be among ${RECEIVING_CURRENCIES.join(', ')}.`, field);
    if (new Set(given).size < given.length) throw refuse(400, 'duplicate_currencies_not_supported', `${field} names a currency twice.`, field);
  }
}
