import { Field, textProblem } from '@corridor/surfaces/http';
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

/** RFC 5321, section 4.5.3.1.3, without the angle brackets. */
const MOST_CHARACTERS = 254;

/** Texts that are none are refused before the library sees them: it throws on half a surrogate pair. */
export function EmailField(told: Told): PropertyDecorator {
  const isEmail = (value: unknown) => textProblem(value, MOST_CHARACTERS) === null && (validator.isEmail(String(value)) || isObfuscated(String(value)));
  const problem = (value: unknown) => (isEmail(value) ? null : 'must be an e-mail address');
  return documented(told, { type: String }, Field('email', problem));
}
