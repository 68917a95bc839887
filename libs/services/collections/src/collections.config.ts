import { isValidBIC } from 'ibantools';
import validator from 'validator';
import { durationMs } from '@corridor/runtime';
import { z } from 'zod';
import { virtualAccounts, type VirtualAccounts } from './banks/virtual-accounts.js';

const DEFAULT_DELAY_MS = 5_000;

const digits = (least: number, most: number) => z.string().regex(new RegExp(`^\\d{${least},${most}}$`), `must be ${least} to ${most} digits`);

/** What this service reads from its environment: the bank whose accounts payers are told of in test mode. */
export const collectionsSettings = {
  /** How long a deposit of test mode, or the verification of a receivable, takes to its next state. */
  SANDBOX_DELAY_MS: durationMs().default(DEFAULT_DELAY_MS),
  /** Left out, each API prints the holder that its documentation does. */
  DEPOSIT_ACCOUNT_HOLDER: z.string().min(1).max(140).optional(),
  /** ISO 3166-1 alpha-2; virtual IBANs begin with it. Only countries without check digits of their own inside. */
  DEPOSIT_IBAN_COUNTRY: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters').default('DE'),
  /** What a virtual IBAN has behind its check digits: bank and branch. */
  DEPOSIT_BANK_CODE: z.string().regex(/^[0-9A-Z]{3,16}$/, 'must be 3 to 16 digits and capital letters').default('37040044'),
  DEPOSIT_BIC: z.string().refine(isValidBIC, 'must be a BIC').default('COBADEFFXXX'),
  /** The account number of the first deposit; later ones count on from it. */
  DEPOSIT_FIRST_ACCOUNT_NUMBER: digits(1, 9).default('532013000'),
  /** Where ACH payments go. */
  DEPOSIT_ROUTING_NUMBER: z.string().refine((text) => validator.isAbaRouting(text), 'must be a US routing number').default('021000021'),
  /** Where Faster Payments go. */
  DEPOSIT_SORT_CODE: digits(6, 6).default('200000'),
};

export type CollectionsSettings = z.output<z.ZodObject<typeof collectionsSettings>>;

/** @throws when no valid IBAN can be made of country and bank code */
export function virtualAccountsOf(settings: CollectionsSettings): VirtualAccounts {
  return virtualAccounts({
    accountHolder: settings.DEPOSIT_ACCOUNT_HOLDER ?? null,
    country: settings.DEPOSIT_IBAN_COUNTRY,
    bankCode: settings.DEPOSIT_BANK_CODE,
    bic: settings.DEPOSIT_BIC,
    firstAccountNumber: BigInt(settings.DEPOSIT_FIRST_ACCOUNT_NUMBER),
    routingNumber: settings.DEPOSIT_ROUTING_NUMBER,
    sortCode: settings.DEPOSIT_SORT_CODE,
  });
}
