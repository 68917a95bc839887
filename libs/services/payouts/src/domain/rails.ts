import type { BankDestination, BeneficiaryDestination, CryptoDestination } from '@corridor/contracts/accounts';
import type { PayoutRail, RailProblem } from '@corridor/contracts/payouts';
import { type Currency, isFiat } from '@corridor/money';
import { SEPA_COUNTRIES } from './sepa-countries.js';

/** What a rail carries, and whom it reaches. */
interface Rail {
  carries(currency: Currency): boolean;
  reaches(destination: BeneficiaryDestination, currency: Currency): boolean;
}

const RAILS: Readonly<Record<PayoutRail, Rail>> = {
  sepa: { carries: only('EUR'), reaches: bank(({ iban }) => iban !== null && SEPA_COUNTRIES.has(iban.slice(0, 2))) },
  fps: { carries: only('GBP'), reaches: bank(({ country, iban, sortCode, accountNumber }) => country === 'GB' && (iban !== null || (sortCode !== null && accountNumber !== null))) },
  ach: { carries: only('USD'), reaches: bank(({ country, routingNumber, accountNumber }) => country === 'US' && routingNumber !== null && accountNumber !== null) },
  swift: { carries: isFiat, reaches: bank(namesAccountAndBank) },
  onchain: { carries: (currency) => !isFiat(currency), reaches: (to, currency) => to.kind === 'crypto' && livesOn(to, currency) },
};

/** Cheapest first. */
const PREFERENCE: readonly PayoutRail[] = ['sepa', 'fps', 'ach', 'swift', 'onchain'];

export type RailChoice =
  | { readonly kind: 'rail'; readonly rail: PayoutRail }
  | { readonly kind: 'none'; readonly why: RailProblem };

/** The rail that was chosen, if it fits, or the first that does when none was chosen. */
export function chooseRail(
  chosen: PayoutRail | null,
  currency: Currency,
  beneficiary: { readonly currency: string; readonly destination: BeneficiaryDestination },
): RailChoice {
  if (beneficiary.currency !== currency) return { kind: 'none', why: 'currency_of_beneficiary' };
  const carrying = (chosen === null ? PREFERENCE : [chosen]).filter((rail) => RAILS[rail].carries(currency));
  if (carrying.length === 0) return { kind: 'none', why: 'currency_of_rail' };
  const fitting = carrying.find((rail) => RAILS[rail].reaches(beneficiary.destination, currency));
  return fitting === undefined ? { kind: 'none', why: 'beneficiary_out_of_reach' } : { kind: 'rail', rail: fitting };
}

function only(currency: Currency): Rail['carries'] {
  return (asked) => asked === currency;
}

function bank(reaches: (destination: BankDestination) => boolean): Rail['reaches'] {
  return (destination) => destination.kind === 'bank' && reaches(destination);
}

/** An IBAN names both. An account number needs a BIC or a clearing code beside it. */
function namesAccountAndBank({ iban, accountNumber, bic, routingNumber, sortCode }: BankDestination): boolean {
  if (iban !== null) return true;
  return accountNumber !== null && (bic !== null || routingNumber !== null || sortCode !== null);
}

/** Bitcoin is the only asset of its network, and no other network has it. */
function livesOn({ network }: CryptoDestination, currency: Currency): boolean {
  return (network === 'bitcoin') === (currency === 'BTC');
}
