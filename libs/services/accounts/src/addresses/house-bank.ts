import type { AccountId, Scope } from '@corridor/contracts';
import type { BankCoordinates, HouseAddressRecord, ReceivingCurrency } from '@corridor/contracts/accounts';
import { houseAccount } from '@corridor/destinations';
import type { Pool } from '@corridor/runtime';

interface Place {
  readonly pool: Pool;
  readonly schema: string;
}

/** Of any numbers in a row most have an account: one in a dozen falls to check digits, one in ten to a leading zero. */
const MOST_DRAWN = 200;

/** An account of its own at the house's bank of test mode. A number that is not used is never given to another. */
export async function openedBank({ pool, schema }: Place, currency: ReceivingCurrency): Promise<BankCoordinates> {
  for (let drawn = 0; drawn < MOST_DRAWN; drawn += 1) {
    const { rows } = await pool.query<{ number: string }>(`select nextval('${schema}.house_account_numbers')::text as number`);
    const account = houseAccount(currency, BigInt(rows[0]?.number ?? ''));
    if (account === null) continue;
    const { localBank, wireBank, bic, iban, number } = account;
    return { domesticCredit: localBank, domesticFastCredit: localBank, domesticWire: wireBank, globalWire: bic, iban, number };
  }
  throw new Error(`of ${MOST_DRAWN} numbers none is an account in ${currency}`);
}

/** What the house has opened for an account. Whoever asks holds the account's key, so nothing is opened meanwhile. */
export async function houseAddresses({ pool, schema }: Place, { tenant, mode }: Scope, account: AccountId): Promise<readonly HouseAddressRecord[]> {
  const { rows } = await pool.query<{ view: HouseAddressRecord }>(
    `select view from ${schema}.addresses where tenant = $1 and mode = $2 and account = $3 and category in ('receive', 'fee_advance', 'checkout') order by position, id`,
    [tenant, mode, account],
  );
  return rows.map(({ view }) => view);
}
