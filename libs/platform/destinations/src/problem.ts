/**
 * Why a destination can't be taken. `invalid`: the field is missing, malformed, or contradicts another one.
 * `not_payable`: all of it is well formed, but this currency can't go there. The text completes a sentence that the
 * field's name begins; `{iban}` and the like in it name other fields, for whoever prints it to put in their own words.
 */
export interface Problem<Field extends string> {
  readonly kind: 'invalid' | 'not_payable';
  readonly field: Field;
  readonly text: string;
}

export type Read<Value, Field extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem<Field> };

export function invalid<Field extends string>(field: Field, text: string): Problem<Field> {
  return { kind: 'invalid', field, text };
}

export function notPayable<Field extends string>(field: Field, text: string): Problem<Field> {
  return { kind: 'not_payable', field, text };
}

export function failed<Field extends string>(problem: Problem<Field>): Read<never, Field> {
  return { ok: false, problem };
}
