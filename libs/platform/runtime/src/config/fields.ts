import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const HIGHEST_PORT = 65_535;
const MS_PER_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const TRUE_WORDS = ['true', '1', 'yes', 'on'];
const FALSE_WORDS = ['false', '0', 'no', 'off'];

/** Which URL protocols a kind of address may have. */
const PROTOCOLS = {
  postgres: ['postgres:', 'postgresql:'],
  http: ['http:', 'https:'],
  https: ['https:'],
  esdb: ['esdb:', 'esdb+discover:', 'kurrentdb:', 'kurrentdb+discover:'],
} as const;

export type UrlKind = keyof typeof PROTOCOLS;

/** A TCP port. 0 is allowed and means any free one, which tests rely on. */
export function port() {
  return z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine((value) => value <= HIGHEST_PORT, `must be a port from 0 to ${HIGHEST_PORT}`);
}

/** A duration in milliseconds. Written as a plain number of milliseconds, or with a unit: `500ms`, `5s`, `2m`, `1h`. */
export function durationMs() {
  return z
    .string()
    .regex(/^\d{1,9}(ms|s|m|h)?$/, 'must be a duration: milliseconds, or a number followed by ms, s, m or h')
    .transform((text) => {
      const unit = text.replace(/^\d+/, '') || 'ms';
      return Number.parseInt(text, 10) * (MS_PER_UNIT[unit] ?? 1);
    });
}

/** A URL of one of the given kinds, as the text that was given. */
export function urlOf(...kinds: [UrlKind, ...UrlKind[]]) {
  const allowed: readonly string[] = kinds.flatMap((kind) => PROTOCOLS[kind]);
  const wanted = allowed.map((protocol) => `${protocol}//`).join(' or ');
  return z.string().refine((text) => URL.canParse(text) && allowed.includes(new URL(text).protocol), {
    message: `must be a URL that begins with ${wanted}`,
  });
}

/** Values between commas, trimmed; at least one. */
export function commaList() {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))
    .refine((parts) => parts.length > 0, 'must be a list of values between commas');
}

/** Durations between commas, in plain milliseconds. */
export function msList() {
  return commaList().pipe(z.array(z.coerce.number<string>().int().positive()));
}

/** Networks between commas, in CIDR form. */
export function networkList() {
  return commaList().refine((networks) => networks.every((network) => ipaddr.isValidCIDR(network)), 'must be networks in CIDR form between commas');
}

/** A switch: true, 1, yes, on, or false, 0, no, off; in any case. */
export function bool() {
  return z
    .string()
    .transform((text) => text.toLowerCase())
    .refine((word) => TRUE_WORDS.includes(word) || FALSE_WORDS.includes(word), 'must be true or false')
    .transform((word) => TRUE_WORDS.includes(word));
}
