import { type CustomerProfile, type CustomerType, LONGEST_IN_PROFILE } from '@corridor/contracts/accounts';
import { textProblem, wordsOf } from '@corridor/surfaces/http';
import validator from 'validator';
import type { Field } from '../page/fields.js';

export type FieldName = 'legal_name' | 'registration_number' | 'first_name' | 'last_name' | 'email';
export type OnboardingField = Field & { readonly name: FieldName };

export const CONFIRMED = 'confirmed';

const { name: MOST_NAME, registrationNumber: MOST_NUMBER } = LONGEST_IN_PROFILE;
/** RFC 5321: the longest address that mail can be sent to. */
const MOST_EMAIL = 254;

const line = (name: FieldName, label: string, more: Partial<OnboardingField> = {}): OnboardingField => ({
  name,
  label,
  type: 'text',
  mostCharacters: MOST_NAME,
  autocomplete: 'off',
  ...more,
});
const EMAIL = line('email', 'E-mail address', { type: 'email', mostCharacters: MOST_EMAIL, autocomplete: 'email', hint: 'Where we can write to you.' });

/** What a verification needs to know, of what a customer can say of itself. All of it is asked for. */
export const FIELDS: Readonly<Record<CustomerType, readonly OnboardingField[]>> = {
  individual: [line('legal_name', 'Full legal name', { autocomplete: 'name', hint: 'As it stands in your passport or identity card.' }), EMAIL],
  business: [
    line('legal_name', 'Legal name of the business', { autocomplete: 'organization', hint: 'As it stands in the register of companies.' }),
    line('registration_number', 'Registration number', { mostCharacters: MOST_NUMBER, hint: 'Its number in that register.' }),
    line('first_name', 'Your first name', { autocomplete: 'given-name' }),
    line('last_name', 'Your last name', { autocomplete: 'family-name' }),
    EMAIL,
  ],
};

export type Values = Readonly<Partial<Record<FieldName, string>>>;

/** What is known already, for the form to begin with. */
export function valuesOf({ legalName, registrationNumber, contact, email }: CustomerProfile): Values {
  return {
    legal_name: legalName,
    registration_number: registrationNumber ?? '',
    first_name: contact?.firstName ?? '',
    last_name: contact?.lastName ?? '',
    email: email ?? '',
  };
}

export interface Problem {
  readonly name: FieldName | typeof CONFIRMED;
  readonly problem: string;
}

export type ReadForm =
  | { readonly kind: 'complete'; readonly profile: CustomerProfile }
  /** With what was written, so that nobody has to write it again. */
  | { readonly kind: 'incomplete'; readonly values: Values; readonly problems: readonly Problem[] };

/** Reads what was sent of a form. What a type has no field for stays as it is known. */
export function readOnboardingForm(type: CustomerType, form: Readonly<Record<string, unknown>>, known: CustomerProfile): ReadForm {
  const written = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '');
  const fields = FIELDS[type];
  const values: Values = Object.fromEntries(fields.map(({ name }) => [name, written(name)]));
  const problems: Problem[] = fields.flatMap((field) => {
    const problem = problemOf(field, values[field.name] ?? '');
    return problem === null ? [] : [{ name: field.name, problem }];
  });
  if (form[CONFIRMED] !== 'yes') problems.push({ name: CONFIRMED, problem: 'Confirm that the details are right.' });
  return problems.length > 0 ? { kind: 'incomplete', values, problems } : { kind: 'complete', profile: profileOf(type, values, known) };
}

function problemOf({ type, mostCharacters }: OnboardingField, text: string): string | null {
  if (text === '') return 'Please fill this in.';
  const problem = textProblem(text, mostCharacters);
  if (problem !== null) return `This ${wordsOf(problem)}.`;
  return type === 'email' && !validator.isEmail(text) ? 'This must be an address that mail can be sent to, such as jo@example.com.' : null;
}

function profileOf(type: CustomerType, values: Values, known: CustomerProfile): CustomerProfile {
  const text = (name: FieldName) => values[name] ?? '';
  const same = { legalName: text('legal_name'), email: text('email') };
  switch (type) {
    case 'individual':
      return { ...known, ...same };
    case 'business':
      return { ...same, registrationNumber: text('registration_number'), contact: { firstName: text('first_name'), lastName: text('last_name') } };
  }
}
