import type { Client, Failure } from '../support/client.js';
import type { Conversion, Deposit, Endpoint, Payout, Quote } from '../support/objects.js';
import type { Actor } from '../support/stage.js';
import type { Counterparts } from './counterparts.js';
import type { Transfer, WalletDeposit } from './objects.js';
import type { Answered, Complaint, Requester } from './patient-client.js';
import type { LifeRecord } from './payment-life.js';

/** A tenant of the run, and how all of its workers ask. */
export interface Party {
  readonly actor: Actor;
  /** The same tenant's, for reads once the load is over. */
  readonly xflow: Client;
  readonly requester: Requester;
  readonly counterparts: Counterparts;
}

/** An answered write, and who made it. */
export interface Entry<Body> {
  readonly party: Party;
  readonly done: Answered<Body>;
}

/** An answered write whose object goes on by itself, and how that ends. */
export interface Ending<Body, Status extends string> extends Entry<Body> {
  readonly ends: Status;
}

export type PayoutEnd = 'completed' | 'failed' | 'returned';

/** Everything that the run knows from its answers alone; what the system holds is compared with it. */
export interface RunRecord {
  readonly deposits: Ending<Deposit, 'completed' | 'returned'>[];
  readonly quotes: Entry<Quote>[];
  /** With the quote, whose fee the conversion does not repeat. */
  readonly conversions: (Ending<Conversion, 'settled' | 'failed'> & { readonly quote: Quote })[];
  /** With the quote that some were funded by. */
  readonly payouts: (Ending<Payout, PayoutEnd> & { readonly quote: Quote | null })[];
  readonly walletDeposits: (Entry<unknown> & { readonly deposit: WalletDeposit })[];
  readonly transfers: Ending<Transfer, 'confirmed' | 'failed'>[];
  readonly life: LifeRecord;
  /** What moves an object that is listed elsewhere. */
  readonly steps: Entry<unknown>[];
  /** What was refused, each for a reason that the domain knows. */
  readonly refusals: Entry<Failure>[];
  readonly endpoints: Entry<Endpoint>[];
  readonly complaints: Complaint[];
}

export function emptyRecord(): RunRecord {
  const life = { deposits: [], receivables: [], reconciles: [], transfers: [], returned: [], refusals: [], claimed: new Set<string>() };
  return { deposits: [], quotes: [], conversions: [], payouts: [], walletDeposits: [], transfers: [], life, steps: [], refusals: [], endpoints: [], complaints: [] };
}

/** Every answered write of a record. */
export function allWrites(record: RunRecord): readonly Entry<unknown>[] {
  return Object.values(writesByKind(record)).flat();
}

export function writesByKind({ life: { claimed: _, ...life }, complaints: __, ...lists }: RunRecord): Readonly<Record<string, readonly Entry<unknown>[]>> {
  const ofXflow = Object.entries(life).map(([kind, entries]) => [`Xflow ${kind}`, entries] as const);
  return { ...lists, ...Object.fromEntries(ofXflow) };
}

/** Those of one party. */
export function ofParty<Of extends { readonly party: Party }>(entries: readonly Of[], party: Party): readonly Of[] {
  return entries.filter((entry) => entry.party === party);
}

/** The bodies that one party was answered with. */
export function bodiesOf<Body>(entries: readonly Entry<Body>[], party: Party): readonly Body[] {
  return ofParty(entries, party).map(({ done }) => done.answer.body);
}

/** An answer that nobody should get. */
export function complain(record: RunRecord, done: Answered<unknown>): void {
  record.complaints.push({ request: done, what: `answered ${done.answer.status}: ${done.answer.text}` });
}
