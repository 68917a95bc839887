import type { AutomaticRail, PayoutRail } from '@corridor/contracts/payouts';
import type { Currency } from '@corridor/money';
import { Calendar } from './calendar.js';
import { fedwireHolidays, targetHolidays, ukHolidays } from './holidays.js';
import { indianHolidays, isIndianRestDay } from './indian-holidays.js';

/** Payments in business hours: what is in before the cut-off counts as of that day, all else as of the next business day. */
export interface BatchScheme {
  readonly calendar: Calendar;
  /** IANA name of the zone that the times are in. */
  readonly zone: string;
  /** Hours and minutes, local. */
  readonly cutOff: readonly [number, number];
  readonly businessDays: number;
  readonly arrival: readonly [number, number];
}

/** Payments at any hour of any day. */
export interface InstantScheme {
  readonly withinMinutes: number;
}

const TARGET = { calendar: new Calendar(targetHolidays), zone: 'Europe/Brussels' };
const FEDWIRE = { calendar: new Calendar(fedwireHolidays), zone: 'America/New_York' };
const UK = { calendar: new Calendar(ukHolidays), zone: 'Europe/London' };

const INDIA = { calendar: new Calendar(indianHolidays, isIndianRestDay), zone: 'Asia/Kolkata' };

const SEPA: BatchScheme = { ...TARGET, cutOff: [15, 0], businessDays: 1, arrival: [12, 0] };
const ACH: BatchScheme = { ...FEDWIRE, cutOff: [17, 0], businessDays: 1, arrival: [8, 30] };
const SWIFT_USD: BatchScheme = { ...FEDWIRE, cutOff: [16, 0], businessDays: 1, arrival: [12, 0] };
const SWIFT_EUR: BatchScheme = { ...TARGET, cutOff: [14, 0], businessDays: 1, arrival: [12, 0] };
const SWIFT_GBP: BatchScheme = { ...UK, cutOff: [15, 0], businessDays: 1, arrival: [12, 0] };
/** Covered in dollars by a correspondent in New York; the beneficiary's own holidays are not known. */
const SWIFT_OTHER: BatchScheme = { ...FEDWIRE, cutOff: [16, 0], businessDays: 2, arrival: [12, 0] };
/** The batches run at all hours; the banks at both ends credit and report on their business days. What is in by three arrives by six of the same day. */
const NEFT: BatchScheme = { ...INDIA, cutOff: [15, 0], businessDays: 0, arrival: [18, 0] };
/** The scheme's longest; most take seconds. */
const FPS: InstantScheme = { withinMinutes: 120 };
/** Six blocks of Bitcoin; two epochs of Ethereum, until a block is final. */
const BITCOIN: InstantScheme = { withinMinutes: 60 };
const ETHEREUM: InstantScheme = { withinMinutes: 15 };

export function schemeOf(rail: PayoutRail | AutomaticRail, currency: Currency): BatchScheme | InstantScheme {
  switch (rail) {
    case 'sepa':
      return SEPA;
    case 'ach':
      return ACH;
    case 'fps':
      return FPS;
    case 'neft':
      return NEFT;
    case 'onchain':
      return currency === 'BTC' ? BITCOIN : ETHEREUM;
    case 'swift':
      return swiftOf(currency);
  }
}

function swiftOf(currency: Currency): BatchScheme {
  if (currency === 'USD') return SWIFT_USD;
  if (currency === 'EUR') return SWIFT_EUR;
  return currency === 'GBP' ? SWIFT_GBP : SWIFT_OTHER;
}
