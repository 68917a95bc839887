import type { PayerDetails, WalletProvider } from '@corridor/contracts/accounts';
import { CHECKOUT_METHODS, type CheckoutMethod } from '@corridor/contracts/quotes';
import { textProblem, wordsOf } from '@corridor/surfaces/http';
import validator from 'validator';
import type { Field } from '../page/fields.js';

export type FieldName = 'name' | 'routing_number' | 'account_number' | 'check_number' | 'email';
type MethodField = Field & { readonly name: FieldName };

const MOST_NAME = 140;
/** RFC 5321: the longest address that mail can be sent to. */
const MOST_EMAIL = 254;

const line = (name: FieldName, label: string, more: Partial<MethodField> = {}): MethodField => ({ name, label, type: 'text', mostCharacters: MOST_NAME, autocomplete: 'off', ...more });
const NAME = line('name', 'Name on the account', { autocomplete: 'name' });
const BANK = line('routing_number', 'Routing number', { mostCharacters: 9, inputMode: 'numeric', hint: 'Nine digits, at the bottom left of a cheque.' });
const EMAIL = line('email', 'E-mail address', { type: 'email', mostCharacters: MOST_EMAIL, autocomplete: 'email', hint: 'By which the provider knows you.' });

export interface Method {
  readonly name: string;
  readonly explains: string;
  readonly fields: readonly MethodField[];
}

const provider = (name: string): Method => ({ name, explains: `You pay ${name} in instalments; ${name} pays the whole amount now.`, fields: [line('name', 'Your name', { autocomplete: 'name' }), EMAIL] });

export const METHODS: Readonly<Record<CheckoutMethod, Method>> = {
  domestic_debit: {
    name: 'Bank debit',
    explains: 'The amount is taken from your account at a bank in the United States.',
    fields: [NAME, BANK, line('account_number', 'Account number', { mostCharacters: 17, inputMode: 'numeric' })],
  },
  check: {
    name: 'Cheque',
    explains: 'The cheque is cashed at a bank in the United States.',
    fields: [{ ...NAME, label: 'Name on the cheque' }, BANK, line('account_number', 'Account number', { mostCharacters: 17, inputMode: 'numeric' }), line('check_number', 'Number of the cheque', { mostCharacters: 12, inputMode: 'numeric' })],
  },
  affirm: provider('Affirm'),
  afterpay: provider('Afterpay'),
  klarna: provider('Klarna'),
};

export type Values = Readonly<Partial<Record<FieldName, string>>>;

export interface FormProblem {
  readonly name: FieldName;
  readonly problem: string;
}

export type ReadForm =
  | { readonly kind: 'complete'; readonly details: PayerDetails; readonly reference: string | null; readonly provider: WalletProvider | null }
  /** With what was written, so that nobody has to write it again. */
  | { readonly kind: 'incomplete'; readonly values: Values; readonly problems: readonly FormProblem[] };

export function methodOf(text: unknown): CheckoutMethod | null {
  return CHECKOUT_METHODS.find((each) => each === text) ?? null;
}

/** Reads what was sent of a method's form. */
export function readMethodForm(method: CheckoutMethod, form: Readonly<Record<string, unknown>>): ReadForm {
  const written = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '');
  const { fields } = METHODS[method];
  const values: Values = Object.fromEntries(fields.map(({ name }) => [name, written(name)]));
  const problems = fields.flatMap((field) => {
    const problem = problemOf(field, values[field.name] ?? '');
    return problem === null ? [] : [{ name: field.name, problem }];
  });
  return problems.length > 0 ? { kind: 'incomplete', values, problems } : { kind: 'complete', ...paidFrom(method, values) };
}

function problemOf({ name, type, mostCharacters }: MethodField, text: string): string | null {
  if (text === '') return 'Please fill this in.';
  const problem = textProblem(text, mostCharacters);
  if (problem !== null) return `This ${wordsOf(problem)}.`;
  if (type === 'email') return validator.isEmail(text) ? null : 'This must be an address that mail can be sent to, such as jo@example.com.';
  switch (name) {
    case 'routing_number':
      // Nine zeros pass the checksum.
      return /^(?!0{9})\d{9}$/.test(text) && validator.isAbaRouting(text) ? null : 'This must be the routing number of a bank: nine digits, the last of them a check digit.';
    case 'account_number':
      return /^\d{4,17}$/.test(text) ? null : 'This must have 4 to 17 digits.';
    case 'check_number':
      return /^\d{1,12}$/.test(text) ? null : 'This must have 1 to 12 digits.';
    case 'name':
    case 'email':
      return null;
  }
}

function paidFrom(method: CheckoutMethod, { name = '', routing_number: routingNumber = '', account_number: accountNumber = '', check_number: checkNumber, email }: Values) {
  switch (method) {
    case 'domestic_debit':
    case 'check':
      return { details: { kind: 'bank_account', name, routingNumber, accountNumber } as const, reference: checkNumber ?? null, provider: null };
    case 'affirm':
    case 'afterpay':
    case 'klarna':
      return { details: { kind: 'wallet', name, provider: method, email: email ?? null } as const, reference: null, provider: method };
  }
}
