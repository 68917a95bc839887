import { Field } from '@corridor/surfaces/http';
import validator from 'validator';
import { documented, type Told } from '../fields/fields.js';

/**
 * What stands in the place of an address wherever an e-mail obfuscator has been over a page, the reference's example among
 * them. It says that there is an address which the page does not show: none was given.
 */
const OBFUSCATED = /^\[email[ \u00a0]protected\]$/;

export function isObfuscated(email: string): boolean {
  return OBFUSCATED.test(email);
}

export function EmailField(told: Told): PropertyDecorator {
  const problem = (value: unknown) =>
    typeof value === 'string' && (validator.isEmail(value) || isObfuscated(value)) ? null : 'must be an e-mail address';
  return documented(told, { type: String }, Field('email', problem));
}
