import { setTimeout as sleep } from 'node:timers/promises';
import type { Addressed } from './patient-client.js';
import type { Random } from './random.js';
import type { Party, RunRecord } from './record.js';

/** Who writes, what is drawn and where it is noted: what every flow of the load needs. */
export interface Writing {
  readonly party: Party;
  readonly random: Random;
  readonly record: RunRecord;
}

/** What a deposit or a quote is of, at most, in minor units, with the decimals of a text. */
export const SIZES: Readonly<Record<string, { readonly most: number; readonly decimals: number }>> = {
  EUR: { most: 500_000, decimals: 2 },
  USD: { most: 500_000, decimals: 2 },
  USDC: { most: 2_000_000, decimals: 6 },
  JPY: { most: 90_000, decimals: 0 },
  BTC: { most: 1_000_000, decimals: 8 },
};

const STUCK_MS = 300_000;
const POLL_MS = 400;

/** An amount from a hundredth of the most to the most. */
export function amountOf(random: Random, currency: string): string {
  const { most, decimals } = SIZES[currency] ?? { most: 1, decimals: 0 };
  return decimalOf(random.between(Math.ceil(most / 100), most), decimals);
}

export function decimalOf(minorUnits: number, decimals: number): string {
  const digits = String(minorUnits).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** An object without the fields that move. */
export function shownBut(object: object, but: readonly string[]): string {
  return JSON.stringify(object, (key, value: unknown) => (but.includes(key) ? undefined : value));
}

/** Whoever was told that something is there finds it there, at once, whichever gateway is asked. */
export async function readBack({ party, record }: Omit<Writing, 'random'>, path: string, acknowledged: object, but: readonly string[] = []): Promise<void> {
  const { status, text, body } = await party.requester.read<object>(path);
  if (status === 200 && shownBut(body, but) === shownBut(acknowledged, but)) return;
  record.complaints.push({ request: { path }, what: `answered ${status}: ${text}, after ${JSON.stringify(acknowledged)}` });
}

/** Reads until what is read has come as far as it must by itself. Throws when it is stuck. */
export async function until<Body>({ requester }: Party, path: string, to: Addressed, isThere: (body: Body) => boolean): Promise<Body> {
  const deadline = Date.now() + STUCK_MS;
  for (;;) {
    const { status, text, body } = await requester.read<Body>(path, to);
    if (status === 200 && isThere(body)) return body;
    if (status !== 200 || Date.now() > deadline) throw new Error(`${path} is stuck after ${STUCK_MS} ms: ${status} ${text}`);
    await sleep(POLL_MS);
  }
}
