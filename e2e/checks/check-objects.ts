import { linesOf } from '../load/patient-client.js';
import { allWrites, bodiesOf, type Entry, type Party, type RunRecord } from '../load/record.js';
import type { Answer } from '../support/client.js';
import { everything } from '../support/flows.js';
import type { Report } from './report.js';

const CONCURRENCY = 16;

interface Identified {
  readonly id: string;
}

/** Fields that a list does not show, or that a later write of another object changes. */
const KINDS: readonly { readonly name: string; readonly path: string; readonly of: (record: RunRecord) => readonly Entry<Identified>[]; readonly but: readonly string[] }[] = [
  { name: 'deposit', path: '/deposits', of: ({ deposits }) => deposits, but: [] },
  { name: 'quote', path: '/quotes', of: ({ quotes }) => quotes, but: ['status'] },
  { name: 'conversion', path: '/conversions', of: ({ conversions }) => conversions, but: [] },
  { name: 'webhook endpoint', path: '/webhook_endpoints', of: ({ endpoints }) => endpoints, but: ['secret'] },
];

/** Invariants 7 and 8: what was acknowledged is there, once, and nothing is there that nobody asked for. */
export async function checkObjects(parties: readonly Party[], record: RunRecord, report: Report): Promise<void> {
  report.check(
    'no answer was an error of ours other than 503 with Retry-After, and none was unexpected',
    record.complaints.map(({ request, what }) => `${linesOf(request)} ${what}`),
  );
  for (const { name, path, of, but } of KINDS) {
    const problems: string[] = [];
    for (const party of parties) problems.push(...listProblems(bodiesOf(of(record), party), await everything<Identified>(party.actor, path), but));
    report.check(`every acknowledged ${name} is there once, as it was acknowledged, and no other is`, problems, `${of(record).length}`);
  }
  const writes = allWrites(record);
  report.check('every write, sent once more with its key, gets its first answer byte for byte', await replayProblems(writes), `${writes.length}`);
}

/** How what is listed differs from what was acknowledged, in anything `but` some fields. */
export function listProblems(acknowledged: readonly Identified[], listed: readonly Identified[], but: readonly string[]): string[] {
  const shown = (object: Identified) => JSON.stringify(object, (key, value: unknown) => (but.includes(key) ? undefined : value));
  const [expected, found] = [acknowledged, listed].map((objects) => new Map(objects.map((object) => [object.id, shown(object)])));
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
