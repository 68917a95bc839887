import { MOVING_FIELDS as CONVERSION_FIELDS } from '../load/exchanges.js';
import { linesOf } from '../load/patient-client.js';
import { MOVING_FIELDS as PAYOUT_FIELDS } from '../load/payouts.js';
import { allWrites, bodiesOf, type Entry, ofParty, type Party, type RunRecord } from '../load/record.js';
import { MOVING_FIELDS as TRANSFER_FIELDS } from '../load/wallets.js';
import { shownBut } from '../load/writing.js';
import type { Answer } from '../support/client.js';
import { everything } from '../support/flows.js';
import { pagesOf } from './found.js';
import type { Report } from './report.js';

const CONCURRENCY = 16;

interface Identified {
  readonly id: string;
}

interface Kind {
  readonly name: string;
  readonly list: (party: Party) => Promise<readonly (Identified & { readonly status?: string })[]>;
  readonly of: (record: RunRecord) => readonly (Entry<Identified> & { readonly ends?: string })[];
  /** Fields that a list does not show, that later steps change, or that a later write of another object does. */
  readonly but: readonly string[];
  /** Those that another write has made beside its own object. */
  readonly also?: (record: RunRecord) => readonly string[];
}

const listOf = (path: string) => (party: Party) => everything<Identified>(party.actor, `${path}${path.includes('?') ? '&' : '?'}account_id=${party.actor.account}`);
const KINDS: readonly Kind[] = [
  { name: 'deposit', list: listOf('/deposits'), of: ({ deposits }) => deposits, but: ['status', 'failure_code', 'failure_reason', 'returned_at'] },
  { name: 'quote', list: ({ actor }) => everything(actor, '/quotes'), of: ({ quotes }) => quotes, but: ['status'] },
  { name: 'conversion', list: listOf('/conversions'), of: ({ conversions }) => conversions, but: CONVERSION_FIELDS, also: ({ payouts }) => payouts.flatMap(({ done }) => done.answer.body.conversion_id ?? []) },
  { name: 'payout', list: listOf('/payouts'), of: ({ payouts }) => payouts, but: PAYOUT_FIELDS },
  { name: 'crypto transfer', list: listOf('/transfers'), of: ({ transfers }) => transfers, but: TRANSFER_FIELDS },
  { name: 'webhook endpoint', list: ({ actor }) => everything(actor, '/webhook_endpoints'), of: ({ endpoints }) => endpoints, but: ['secret'] },
  { name: 'deposit to an address', list: (party) => pagesOf(party, `/deposits?to.account_id=${party.counterparts.partner}`), of: ({ life }) => life.deposits, but: ['status', 'payment_method_details', 'statement_descriptor', 'from'] },
  { name: 'receivable', list: (party) => pagesOf(party, '/receivables', party.counterparts.user), of: ({ life }) => life.receivables, but: ['status', 'amount_reconciled', 'amount_reconcilable', 'amount_reconciled_not_settled', 'amount_settled_payouts'] },
  { name: 'transfer between accounts', list: (party) => pagesOf(party, '/transfers'), of: ({ life }) => life.transfers, but: ['status'] },
];

/** Invariants 7 and 8: what was acknowledged is there, once, has ended as it should, and nothing is there that nobody asked for. */
export async function checkObjects(parties: readonly Party[], record: RunRecord, report: Report): Promise<void> {
  report.check(
    'no answer was an error of ours other than 503 with Retry-After, and none was unexpected',
    record.complaints.map(({ request, what }) => `${linesOf(request)} ${what}`),
  );
  for (const { name, list, of, but, also } of KINDS) {
    const others = new Set(also?.(record));
    const problems: string[] = [];
    for (const party of parties) {
      const listed = (await list(party)).filter(({ id }) => !others.has(id));
      problems.push(...listProblems(bodiesOf(of(record), party), listed, but), ...endProblems(ofParty(of(record), party), listed));
    }
    report.check(`every acknowledged ${name} is there once, as it was acknowledged, and no other is; each has ended as it should`, problems, `${of(record).length}`);
  }
  const writes = allWrites(record);
  report.check('every write, sent once more with its key, gets its first answer byte for byte', await replayProblems(writes), `${writes.length}`);
}

/** How what is listed differs from what was acknowledged, in anything `but` some fields. */
export function listProblems(acknowledged: readonly Identified[], listed: readonly Identified[], but: readonly string[]): string[] {
  const [expected, found] = [acknowledged, listed].map((objects) => new Map(objects.map((object) => [object.id, shownBut(object, but)])));
  if (expected === undefined || found === undefined) throw new Error('two maps were made');
  return [
    ...(expected.size === acknowledged.length ? [] : ['two keys were answered with one object']),
    ...(found.size === listed.length ? [] : ['the list has an object twice']),
    ...[...expected].flatMap(([id, as]) => {
      const now = found.get(id);
      if (now === undefined) return [`${id} was acknowledged and is lost`];
      return now === as ? [] : [`${id} was acknowledged as ${as} and is ${now}`];
    }),
    ...[...found.keys()].filter((id) => !expected.has(id)).map((id) => `${id} exists and nobody asked for it`),
  ];
}

/** What has not come to its end, or to another one. */
export function endProblems(entries: readonly { readonly ends?: string; readonly done: { readonly answer: { readonly body: Identified } } }[], listed: readonly (Identified & { readonly status?: string })[]): string[] {
  const now = new Map(listed.map(({ id, status }) => [id, status]));
  return entries
    .map(({ ends, done }) => ({ id: done.answer.body.id, ends }))
    .filter(({ id, ends }) => ends !== undefined && now.get(id) !== ends)
    .map(({ id, ends }) => `${id} should end as ${String(ends)} and is ${String(now.get(id))}`);
}

async function replayProblems(writes: readonly Entry<unknown>[]): Promise<string[]> {
  const problems: string[] = [];
  const queue = [...writes];
  const replay = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { answer } = await next.party.requester.write(next.done);
      const problem = replayProblem(next.done.answer, answer);
      if (problem !== null) problems.push(`${linesOf(next.done)}: ${problem}`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, replay));
  return problems;
}

export function replayProblem(first: Answer<unknown>, again: Answer<unknown>): string | null {
  if (again.status !== first.status || again.text !== first.text) return `${first.status} ${first.text} became ${again.status} ${again.text}`;
  return again.headers.get('idempotent-replayed') === 'true' ? null : 'it was not answered as a replay';
}
