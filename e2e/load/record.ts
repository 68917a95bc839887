import type { Failure } from '../support/client.js';
import type { Conversion, Deposit, Endpoint, Quote } from '../support/objects.js';
import type { Actor } from '../support/stage.js';
import type { Answered, Complaint, Requester } from './patient-client.js';

/** A tenant of the run, and how all of its workers ask. */
export interface Party {
  readonly actor: Actor;
  readonly requester: Requester;
}

/** An answered write, and who made it. */
export interface Entry<Body> {
  readonly party: Party;
  readonly done: Answered<Body>;
}

/** Everything that the run knows from its answers alone; what the system holds is compared with it. */
export interface RunRecord {
  readonly deposits: Entry<Deposit>[];
  readonly quotes: Entry<Quote>[];
  /** With the quote, whose fee the conversion does not repeat. */
  readonly conversions: (Entry<Conversion> & { readonly quote: Quote })[];
  /** Conversions that were refused, each for a reason that the domain knows. */
  readonly refusals: Entry<Failure>[];
  readonly endpoints: Entry<Endpoint>[];
  readonly complaints: Complaint[];
}

export function emptyRecord(): RunRecord {
  return { deposits: [], quotes: [], conversions: [], refusals: [], endpoints: [], complaints: [] };
}

/** Every answered write of a record. */
export function allWrites(record: RunRecord): readonly Entry<unknown>[] {
  return [...record.deposits, ...record.quotes, ...record.conversions, ...record.refusals, ...record.endpoints];
}

/** The bodies that one party was answered with. */
export function bodiesOf<Body>(entries: readonly Entry<Body>[], party: Party): readonly Body[] {
  return entries.filter((entry) => entry.party === party).map(({ done }) => done.answer.body);
}
