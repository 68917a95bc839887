import { COMPARTMENTS, type Compartment, type Direction, isCustomerOwner, type PostingType } from '@corridor/contracts/ledger';
import { CURRENCIES, type Currency } from '@corridor/money';

/*
 * What lists are narrowed by, folded into one small number that two indexes of the entries begin with: compartment,
 * currency, type and direction. Above zero for customers' entries, below for those of house and world. The codes stand in
 * tables: one that was given is never given to anything else, new ones go at the end.
 */

const COMPARTMENT_CODES: Readonly<Record<Compartment, number>> = { available: 1, pending: 2, processing: 3, payout_processing: 4, fee_advance: 5 };

export const CURRENCY_CODES: Readonly<Record<Currency, number>> = {
  AED: 1, AUD: 2, BTC: 3, CAD: 4, CHF: 5, CZK: 6, DKK: 7, ETH: 8, EUR: 9, GBP: 10, HKD: 11,
  INR: 12, JPY: 13, NOK: 14, NZD: 15, PLN: 16, SEK: 17, SGD: 18, USD: 19, USDC: 20, USDT: 21,
};

const TYPE_CODES: Readonly<Record<PostingType, number>> = {
  deposit: 1, deposit_return: 2, conversion: 3, transfer: 4, fee: 5,
  debt_repayment: 6, reversal: 7, payout: 8, payout_failure: 9, payout_return: 10,
  conversion_failure: 11, reconcile: 12, processing_fee: 13, funds_debit: 14, payout_fee: 15,
  fx_fee: 16, book_transfer: 17, fee_advance_debit: 18,
};

/** A type that this release does not know, of a service that is ahead of it: in lists, but not in those of a type. */
const OTHER_TYPE = 0;

/** How many codes each part has room for; all of them together fit a `smallint`. */
const MOST_CURRENCIES = 64;
const MOST_TYPES = 32;
const DIRECTIONS: readonly Direction[] = ['debit', 'credit'];

interface EntryTraits {
  readonly owner: string;
  readonly compartment: Compartment;
  readonly currency: Currency;
  readonly type: PostingType;
  readonly direction: Direction;
}

export function kindOf({ owner, compartment, currency, type, direction }: EntryTraits): number {
  return numberOf({ compartment, currency, typeCode: Object.hasOwn(TYPE_CODES, type) ? TYPE_CODES[type] : OTHER_TYPE, direction, isCustomers: isCustomerOwner(owner) });
}

export interface KindFilter {
  readonly compartments?: readonly Compartment[] | undefined;
  readonly currencies?: readonly Currency[] | undefined;
  readonly types?: readonly PostingType[] | undefined;
  readonly direction?: Direction | undefined;
}

/** Every kind that a filter lets through, ascending by its absolute number. */
export function kindsOf(filter: KindFilter, isCustomers = true): number[] {
  const { compartments = COMPARTMENTS, currencies = CURRENCIES, types, direction } = filter;
  const typeCodes = types === undefined ? [OTHER_TYPE, ...Object.values(TYPE_CODES)] : types.map((type) => TYPE_CODES[type]);
  const directions = direction === undefined ? DIRECTIONS : [direction];
  const kinds = compartments.flatMap((compartment) =>
    currencies.flatMap((each) =>
      typeCodes.flatMap((typeCode) => directions.map((way) => numberOf({ compartment, currency: each, typeCode, direction: way, isCustomers }))),
    ),
  );
  return kinds.sort((one, other) => Math.abs(one) - Math.abs(other));
}

interface Codes {
  readonly compartment: Compartment;
  readonly currency: Currency;
  readonly typeCode: number;
  readonly direction: Direction;
  readonly isCustomers: boolean;
}

function numberOf({ compartment, currency, typeCode, direction, isCustomers }: Codes): number {
  const place = COMPARTMENT_CODES[compartment] * MOST_CURRENCIES + CURRENCY_CODES[currency];
  const number = (place * MOST_TYPES + typeCode) * 2 + DIRECTIONS.indexOf(direction);
  return isCustomers ? number : -number;
}
